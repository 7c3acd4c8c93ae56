using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcTicker")]
[OutputType(typeof(Ticker))]
public sealed class WatchKcTickerCommand : NameWatchCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(HelpMessage = "The best bid and ask alone, which come up to a hundred times a second; without it ten times, with the last trade.")]
    public SwitchParameter BestPricesOnly { get; set; }

    protected override string[]? Given => Symbol;

    protected override bool IsPublic => true;

    protected override object? Show(object item) => Patterns.Matches(((Ticker)item).Symbol) ? item : null;

    protected override Topic? WithoutUnknown() => ResolveKnown(List, "Get-KcSymbol") is { } symbols ? Topic(symbols) : null;

    private protected override Topic? Choose(NamePatterns names) =>
        names.NeedsList && !BestPricesOnly ? SpotTopics.AllTickers : Resolve(List) is { } symbols ? Topic(symbols) : null;

    private Topic<Ticker> Topic(string[] symbols) => BestPricesOnly ? SpotTopics.BestPrices(symbols) : SpotTopics.Ticker(symbols);

    private IEnumerable<string> List() => Await(token => Client.Spot.GetSymbolsAsync(cancellationToken: token)).Select(pair => pair.Symbol);
}
