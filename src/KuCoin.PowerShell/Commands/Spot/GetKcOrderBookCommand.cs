using System.Globalization;
using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcOrderBook")]
[OutputType(typeof(OrderBook))]
public sealed class GetKcOrderBookCommand : PairCommand
{
    private const string Full = "Full";

    [Parameter(Position = 1, HelpMessage = "How many prices of each side: 20 (the default), 100, or Full, which needs a key.")]
    [ValidateSet("20", "100", Full)]
    public string Depth { get; set; } = "20";

    protected override bool IsPublic => Levels is not null;

    protected override void Process(string symbol) => WriteObject(Await(token => Client.Spot.GetOrderBookAsync(symbol, Levels, token)));

    private int? Levels => Depth.Equals(Full, StringComparison.OrdinalIgnoreCase) ? null : int.Parse(Depth, CultureInfo.InvariantCulture);
}
