using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcOrder")]
[OutputType(typeof(OrderChange))]
public sealed class WatchKcOrderCommand : KcWatchCommand<OrderChange>
{
    private readonly List<string> _names = [];
    private NamePatterns? _patterns;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Only orders of these pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected override object Target => (object?)Symbol ?? "orders";

    protected override Topic<OrderChange> Topic => SpotTopics.Orders;

    protected override void Process() => _names.AddRange(Symbol ?? []);

    protected override bool Wants(OrderChange item) => (_patterns ??= new NamePatterns(_names)).Matches(item.Symbol);
}
