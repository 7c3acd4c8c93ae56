using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsDiagnostic.Test, "KcOrder")]
[OutputType(typeof(bool))]
public sealed class TestKcOrderCommand : OrderRequestCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Margin orders: borrow what the account lacks when the order is placed.")]
    [Flag]
    public SwitchParameter AutoBorrow { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Margin orders: repay debt with what the order brings in, as it fills.")]
    [Flag]
    public SwitchParameter AutoRepay { get; set; }

    protected override void Process(OrderRequest order) =>
        WriteVerdict(order with { AutoBorrow = AutoBorrow, AutoRepay = AutoRepay }, Client.Spot.TestOrderAsync);
}
