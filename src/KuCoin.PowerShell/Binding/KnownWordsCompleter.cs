using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>The base of the completers that ask nobody, offering what the module knows in the order given. Where these stay text, the exchange adds new ones.</summary>
public abstract class KnownWordsCompleter : IArgumentCompleter
{
    /// <summary>The words.</summary>
    internal abstract IReadOnlyList<Suggestion> Words { get; }

    /// <summary>Offered where none of <see cref="Words"/> fits: longer names of the same.</summary>
    internal virtual IReadOnlyList<Suggestion> OtherWords => [];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(Words, wordToComplete) is [_, ..] found ? found : KcCompleter.Match(OtherWords, wordToComplete);
}
