using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsDiagnostic.Test, "KcFuturesOrder")]
[OutputType(typeof(bool))]
public sealed class TestKcFuturesOrderCommand : FuturesOrderRequestCommand
{
    protected override void Process(FuturesOrderRequest order) => WriteVerdict(order, Client.Futures.TestOrderAsync);
}
