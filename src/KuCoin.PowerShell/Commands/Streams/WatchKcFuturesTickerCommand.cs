using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesTicker")]
[OutputType(typeof(FuturesTicker))]
public sealed class WatchKcFuturesTickerCommand : ContractWatchCommand
{
    [Parameter(HelpMessage = "With the last trade, from the exchange's older ticker; the newer one has the best bid and ask alone.")]
    public SwitchParameter WithLastTrade { get; set; }

    protected override Topic Topic(string[] symbols) =>
        (WithLastTrade ? FuturesTopics.TickerWithLastTrade(symbols) : FuturesTopics.Ticker(symbols)).WithQuantities(Client.Futures);

    protected override object? Show(object item) => WithLastTrade ? InTable(item, "Trade") : item;
}
