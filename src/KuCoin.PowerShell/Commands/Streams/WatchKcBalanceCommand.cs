using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcBalance")]
[OutputType(typeof(BalanceChange))]
public sealed class WatchKcBalanceCommand : CurrencyFilterCommand<BalanceChange>
{
    protected override Topic<BalanceChange> Topic => AccountTopics.ReconciledBalances(Client.Account);

    protected override string CurrencyOf(BalanceChange item) => item.Currency;
}
