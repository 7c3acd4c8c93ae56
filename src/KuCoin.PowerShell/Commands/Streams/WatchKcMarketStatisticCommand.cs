using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcMarketStatistic", DefaultParameterSetName = "Symbol")]
[OutputType(typeof(MarketStatistic))]
public sealed class WatchKcMarketStatisticCommand : NameWatchCommand
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Symbol", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Market", HelpMessage = "All pairs of these market areas, for example USDS or BTC; Get-KcMarket lists them.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Market")]
    [ArgumentCompleter(typeof(MarketCompleter))]
    public string[]? Market { get; set; }

    protected override string[]? Given => Symbol ?? Market;

    protected override bool IsPublic => true;

    private protected override Topic? Choose(NamePatterns names) =>
        Market is not null ? SpotTopics.Statistics([.. names.All])
        : Resolve(() => Await(token => Client.Spot.GetSymbolsAsync(cancellationToken: token)).Select(pair => pair.Symbol)) is { } symbols ? SpotTopics.Statistics(symbols)
        : null;
}
