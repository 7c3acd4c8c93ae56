using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesBalance")]
[OutputType(typeof(FuturesBalanceChange))]
public sealed class WatchKcFuturesBalanceCommand : CurrencyFilterCommand<FuturesBalanceChange>
{
    protected override Topic<FuturesBalanceChange> Topic => FuturesTopics.ReconciledBalances(Client.Futures);

    protected override string CurrencyOf(FuturesBalanceChange item) => item.Currency;
}
