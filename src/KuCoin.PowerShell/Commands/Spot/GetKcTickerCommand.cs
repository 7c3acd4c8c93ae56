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

        WriteNamed(
            new NamePatterns(_names.Distinct(StringComparer.Ordinal)),
            Client.Spot.GetTickerAsync,
            Client.Spot.GetTickersAsync,
            ticker => ticker.Symbol,
            name => KcErrors.NotFound("SymbolNotFound", name, $"There is no pair '{name}'.", "Get-KcSymbol lists what there is."));
    }
}
