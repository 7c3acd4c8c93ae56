using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcFuturesStopOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesOrderReceipt))]
public sealed class NewKcFuturesStopOrderCommand : FuturesOrderRequestCommand
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Up: trigger at or above -StopPrice. Down: at or below.")]
    [Word(typeof(StopDirection))]
    public StopDirection Stop { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The price that triggers the order, in quote currency.")]
    [Money]
    public decimal StopPrice { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The price that is watched: Last (the default), Mark or Index.")]
    [Word(typeof(StopPriceType))]
    public StopPriceType? StopPriceType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Hold margin even though the order makes a position smaller, so that it stays when the position changes.")]
    [Flag]
    public SwitchParameter ForceHold { get; set; }

    protected override FuturesOrderRequest Request(string clientOid) =>
        base.Request(clientOid) with { Stop = Stop, StopPrice = StopPrice, StopPriceType = StopPriceType, ForceHold = ForceHold };

    protected override void Process(FuturesOrderRequest order) => Place(Checked(order), Client.Futures.PlaceOrderAsync);
}
