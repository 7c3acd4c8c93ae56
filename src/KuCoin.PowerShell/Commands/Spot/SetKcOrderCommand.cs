using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

// Price and size are never taken from the pipeline: a piped order has both, and they are the ones to be changed.
[Cmdlet(VerbsCommon.Set, "KcOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Order")]
[OutputType(typeof(ModifiedOrder))]
public sealed class SetKcOrderCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Order", HelpMessage = "The orders to change, as Get-KcOrder returns them.")]
    [ValidateNotNullOrEmpty]
    public Order[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the orders to change.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "Your own ids of the orders to change.")]
    [ValidateNotNullOrEmpty]
    public string[] ClientOid { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The pair of the orders.")]
    [Parameter(ParameterSetName = "ClientOid", HelpMessage = "The pair of the orders.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    [Parameter(HelpMessage = "The new limit price, in quote currency. Default: it stays.")]
    [Money]
    public decimal? Price { get; set; }

    [Parameter(HelpMessage = "The new size in base currency, what has filled included. Default: it stays.")]
    [Money]
    public decimal? Size { get; set; }

    [Parameter(HelpMessage = "Round what is off the pair's steps instead of refusing it: the price in the direction that cannot make the order worse, the size down.")]
    public SwitchParameter RoundToIncrement { get; set; }

    protected override object Target => "orders";

    protected override void Process()
    {
        var pair = string.IsNullOrEmpty(Symbol) ? null : Symbol;
        foreach (var order in InputObject)
            Attempt(order, () => Change(order));
        foreach (var id in Id)
            Attempt(id, () => Change(Await(token => Client.Spot.GetOrderAsync(id, pair, token))));
        foreach (var id in ClientOid)
            Attempt(id, () => Change(Await(token => Client.Spot.GetOrderByClientOidAsync(id, pair, token))));
    }

    private void Change(Order order)
    {
        var asked = new OrderModification { Id = order.Id, Symbol = order.Symbol, Price = Price, Size = Size };
        var change = Await(token => Client.Spot.CheckModificationAsync(asked, RoundToIncrement ? order.Side : null, token));
        var action = ActionText.Modification(order, change);
        if (Confirm(action))
            WriteObject(Change($"The request ({action})", $"Get-KcOrder {order.Symbol}", token => Client.Spot.ModifyOrderAsync(change, token)));
    }
}
