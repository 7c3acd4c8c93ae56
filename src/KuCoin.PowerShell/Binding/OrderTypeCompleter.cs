using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>Offers the order types lists can be filtered by. They stay text: the exchange adds new ones.</summary>
public sealed class OrderTypeCompleter : IArgumentCompleter
{
    private static readonly Suggestion[] Types =
    [
        new("limit", "Limit orders"),
        new("market", "Market orders"),
        new("limit_stop", "Limit orders a stop has triggered"),
        new("market_stop", "Market orders a stop has triggered"),
        new("oco_limit", "The limit part of one-cancels-other pairs"),
        new("oco_stop", "The stop part of one-cancels-other pairs"),
    ];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(Types, wordToComplete);
}
