using System.Globalization;
using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesOrderBook")]
[OutputType(typeof(FuturesOrderBook))]
public sealed class GetKcFuturesOrderBookCommand : ContractCommand
{
    private const string Full = "Full";

    [Parameter(Position = 1, HelpMessage = "How many prices of each side: 20 (the default), 100 or Full.")]
    [ValidateSet("20", "100", Full)]
    public string Depth { get; set; } = "20";

    protected override bool IsPublic => true;

    protected override void Process(string symbol) => WriteObject(Await(token => Client.Futures.GetOrderBookAsync(symbol, Levels, token)));

    private int? Levels => Depth.Equals(Full, StringComparison.OrdinalIgnoreCase) ? null : int.Parse(Depth, CultureInfo.InvariantCulture);
}
