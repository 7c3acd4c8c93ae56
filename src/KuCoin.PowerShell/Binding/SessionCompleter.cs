using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>The names of the open sessions.</summary>
public sealed class SessionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(SessionRegistry.All.Select(session => new Suggestion(session.Name, session.Describe())), wordToComplete);
}
