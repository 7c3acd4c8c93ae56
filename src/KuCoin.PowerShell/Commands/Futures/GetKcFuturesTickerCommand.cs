using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesTicker")]
[OutputType(typeof(FuturesTicker))]
public sealed class GetKcFuturesTickerCommand : KcSessionCommand
{
    private readonly List<string> _names = [];

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
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
            Client.Futures.GetTickerAsync,
            Client.Futures.GetTickersAsync,
            ticker => ticker.Symbol,
            name => KcErrors.NotFound("SymbolNotFound", name, $"There is no open contract '{name}'.", "Get-KcFuturesContract lists what there is."),
            ticker => InTable(ticker, "Trade"));
    }
}
