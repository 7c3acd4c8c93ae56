using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>The base of the completers that offer words the module knows. Where these stay text, the exchange adds new ones.</summary>
public abstract class KnownWordsCompleter : IArgumentCompleter
{
    /// <summary>The words.</summary>
    internal abstract IReadOnlyList<Suggestion> Words { get; }

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(Words, wordToComplete);
}
