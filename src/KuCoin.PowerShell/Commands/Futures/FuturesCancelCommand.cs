using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>What Stop-KcFuturesOrder and Stop-KcFuturesStopOrder share.</summary>
public abstract class FuturesCancelCommand : CancelCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Order", HelpMessage = "The orders to cancel, as the matching Get cmdlet returns them.")]
    [ValidateNotNullOrEmpty]
    public FuturesOrder[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "Your own ids of the orders to cancel; needs -Symbol.")]
    [ValidateNotNullOrEmpty]
    public string[] ClientOid { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Symbol", HelpMessage = "Cancel all of these contracts.")]
    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "The contract of the orders.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[] Symbol { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "All", HelpMessage = "Cancel all of all contracts.")]
    public SwitchParameter All { get; set; }

    [Parameter(HelpMessage = "Return the orders as they are after the exchange took the request to cancel.")]
    public SwitchParameter PassThru { get; set; }

    protected override object Target => "futures orders";

    /// <summary>The ids given, where the parameter set has them.</summary>
    protected abstract IReadOnlyList<string> Ids { get; }

    /// <summary>What there may be many of: "open futures orders".</summary>
    protected abstract string Kind { get; }

    /// <summary>Cancels all of one contract, of all contracts for null.</summary>
    protected abstract Task<IReadOnlyList<string>> CancelAllAsync(string? symbol, CancellationToken cancellationToken);

    protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case "Order":
                foreach (var order in InputObject)
                    Cancel(order, $"order {order.Id}: {ActionText.FuturesOrder(order)}", token => Client.Futures.CancelOrderAsync(order.Id, token));
                break;
            case "ClientOid":
                foreach (var id in ClientOid)
                    Cancel(id, $"order with client id {id} of {Contract}", token => CancelByClientOidAsync(id, token));
                break;
            case "Symbol":
                foreach (var symbol in Symbol)
                    Cancel(symbol, $"all {Kind} of {Literal(symbol)}", token => CancelAllAsync(symbol, token));
                break;
            case "All":
                RequireSet(All);
                Cancel("all orders", $"all {Kind} of all contracts", token => CancelAllAsync(null, token));
                break;
            default:
                foreach (var id in Ids)
                    Cancel(id, $"order {id}", token => Client.Futures.CancelOrderAsync(id, token));
                break;
        }
    }

    private string Contract => Symbol is [var symbol]
        ? symbol
        : throw KcErrors.Refused("OneSymbolNeeded", "A client id belongs to the orders of one contract; give one -Symbol with -ClientOid.");

    private async Task<IReadOnlyList<string>> CancelByClientOidAsync(string clientOid, CancellationToken cancellationToken)
    {
        await Client.Futures.CancelOrderByClientOidAsync(clientOid, Contract, cancellationToken).ConfigureAwait(false);
        return [clientOid];
    }

    protected sealed override void Show(object target, IReadOnlyList<string> ids)
    {
        foreach (var id in PassThru ? ids : [])
            Attempt(id, () => WriteObject(Await(token => ParameterSetName is "ClientOid" ? Client.Futures.GetOrderByClientOidAsync(id, token) : Client.Futures.GetOrderAsync(id, token))));
    }
}
