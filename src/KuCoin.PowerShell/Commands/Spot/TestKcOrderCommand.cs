using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsDiagnostic.Test, "KcOrder")]
[OutputType(typeof(bool))]
public sealed class TestKcOrderCommand : OrderRequestCommand
{
    protected override void Process(OrderRequest order) => WriteVerdict(order, Client.Spot.TestOrderAsync);
}
