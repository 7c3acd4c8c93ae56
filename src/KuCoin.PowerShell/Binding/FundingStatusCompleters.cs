using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>Offers the states of deposits. They stay text: the exchange adds new ones.</summary>
public sealed class DepositStatusCompleter : IArgumentCompleter
{
    private static readonly Suggestion[] States =
    [
        new("PROCESSING", "Not credited yet"),
        new("SUCCESS", "Credited"),
        new("FAILURE", "Not credited"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(States, wordToComplete);
}

/// <summary>Offers the states of withdrawals.</summary>
public sealed class WithdrawalStatusCompleter : IArgumentCompleter
{
    private static readonly Suggestion[] States =
    [
        new("REVIEW", "Looked at by a person"),
        new("PROCESSING", "Can still be cancelled"),
        new("WALLET_PROCESSING", "On its way"),
        new("SUCCESS", "Done"),
        new("FAILURE", "Refused or cancelled"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(States, wordToComplete);
}
