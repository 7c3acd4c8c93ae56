using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcTradeFee", DefaultParameterSetName = "Symbol")]
[OutputType(typeof(TradeFee))]
public sealed class GetKcTradeFeeCommand : KcSessionCommand
{
    private readonly List<string> _symbols = [];

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Symbol", HelpMessage = "The pairs, for example BTC-USDT. Default: the basic rates of your VIP level.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Fiat", HelpMessage = "The basic rates of pairs with fiat money.")]
    public SwitchParameter Fiat { get; set; }

    protected override object Target => (object?)Symbol ?? "fees";

    // Collected first: the exchange answers ten pairs at once.
    protected override void Process() => _symbols.AddRange(Symbol ?? []);

    protected override void End()
    {
        var symbols = _symbols.Where(symbol => symbol.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (symbols.Count > 0)
            WriteObject(Await(token => Client.Spot.GetTradeFeesAsync(symbols, token)), enumerateCollection: true);
        else if (!MyInvocation.ExpectingInput)
            WriteObject(Await(token => Client.Spot.GetBaseFeeAsync(Fiat, token)));
    }
}
