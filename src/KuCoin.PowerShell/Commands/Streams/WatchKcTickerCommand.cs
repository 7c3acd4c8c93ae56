using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcTicker")]
[OutputType(typeof(Ticker))]
public sealed class WatchKcTickerCommand : KcWatchCommand<Ticker>
{
    private readonly List<string> _names = [];
    private NamePatterns? _patterns;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => (object?)Symbol ?? "tickers";

    protected override Topic<Ticker> Topic =>
        Patterns.NeedsList ? SpotTopics.AllTickers : SpotTopics.Ticker([.. Patterns.Literals]);

    private NamePatterns Patterns => _patterns ??= new NamePatterns(_names.Distinct(StringComparer.Ordinal));

    protected override void Process() => _names.AddRange(Symbol ?? []);

    protected override bool Wants(Ticker item) => Patterns.Matches(item.Symbol);
}
