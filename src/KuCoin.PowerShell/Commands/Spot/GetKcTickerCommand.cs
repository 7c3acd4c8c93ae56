using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcTicker")]
[OutputType(typeof(Ticker))]
public sealed class GetKcTickerCommand : KcSessionCommand
{
    private readonly List<string> _names = [];

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => (object?)Symbol ?? "tickers";

    // Collected first: a thousand piped symbols are one request for all tickers, not a thousand requests.
    protected override void Process() => _names.AddRange(Symbol ?? []);

    protected override void End()
    {
        if (MyInvocation.ExpectingInput && _names.Count == 0)
            return;

        var names = new NamePatterns(_names.Distinct(StringComparer.Ordinal));
        if (!names.NeedsList && names.Literals.Count == 1)
        {
            WriteObject(Await(token => Client.Spot.GetTickerAsync(names.Literals[0], token)));
            return;
        }

        var tickers = Await(Client.Spot.GetTickersAsync);
        foreach (var ticker in tickers.Where(ticker => names.Matches(ticker.Symbol)))
            WriteObject(ticker);
        foreach (var missing in names.MissingFrom(tickers.Select(ticker => ticker.Symbol)))
            WriteError(KcErrors.NotFound("SymbolNotFound", missing, $"There is no pair '{missing}'.", "Get-KcSymbol lists what there is."));
    }
}
