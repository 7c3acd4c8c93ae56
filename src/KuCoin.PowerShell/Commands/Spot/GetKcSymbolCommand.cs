using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcSymbol")]
[OutputType(typeof(SpotSymbol))]
public sealed class GetKcSymbolCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(HelpMessage = "Only the pairs of one market, for example USDS or BTC.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MarketCompleter))]
    public string? Market { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => (object?)Symbol ?? "symbols";

    protected override void Process()
    {
        var names = new NamePatterns(Symbol);
        if (!names.NeedsList && names.Literals.Count == 1 && Market is null)
        {
            WriteObject(Await(token => Client.Spot.GetSymbolAsync(names.Literals[0], token)));
            return;
        }

        var symbols = Await(token => Client.Spot.GetSymbolsAsync(Market, token));
        foreach (var symbol in symbols.Where(symbol => names.Matches(symbol.Symbol)))
            WriteObject(symbol);
        foreach (var missing in names.MissingFrom(symbols.Select(symbol => symbol.Symbol)))
            WriteError(KcErrors.NotFound("SymbolNotFound", missing, $"There is no pair '{missing}'.", "Get-KcSymbol lists what there is."));
    }
}
