using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesPosition")]
[OutputType(typeof(FuturesPosition))]
public sealed class GetKcFuturesPositionCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(HelpMessage = "Only positions settled in this currency, for example USDT or XBT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("SettleCurrency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string? Currency { get; set; }

    protected override object Target => (object?)Symbol ?? "positions";

    protected override void Process()
    {
        var names = new NamePatterns(Symbol);
        var positions = !names.NeedsList && names.Literals.Count == 1 && Currency is null
            ? Await(token => Client.Futures.GetPositionAsync(names.Literals[0], token))
            : Await(token => Client.Futures.GetPositionsAsync(Currency, token));

        // The exchange answers a contract without a position with a row that has nothing in it.
        foreach (var position in positions.Where(position => position.IsOpen && names.Matches(position.Symbol)))
            WriteObject(position);
    }
}
