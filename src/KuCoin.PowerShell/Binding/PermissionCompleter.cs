using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>Offers the permissions keys have today. The exchange may add others.</summary>
public sealed class PermissionCompleter : IArgumentCompleter
{
    private static readonly Suggestion[] Known =
    [
        new("General", "read everything"),
        new("Spot", "trade spot"),
        new("Margin", "trade on margin"),
        new("Futures", "trade futures"),
        new("InnerTransfer", "move money between own accounts"),
        new("Transfer", "withdraw"),
        new("Withdrawal", "withdraw"),
        new("Earn", "earn products"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(Known, wordToComplete);
}
