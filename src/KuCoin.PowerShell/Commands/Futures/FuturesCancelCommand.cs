using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>
/// What Stop-KcFuturesOrder and Stop-KcFuturesStopOrder share. No parameter set takes a bare symbol from the pipeline, and none is
/// entered without naming its target: an id that turns out to be missing must never become "all orders of the contract".
/// </summary>
public abstract class FuturesCancelCommand : KcSessionCommand
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

    /// <summary>The cmdlet that shows what is left.</summary>
    protected abstract string Trace { get; }

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
                if (!All)
                    throw KcErrors.Refused("AllNotSet", "-All:$false cancels nothing. Name the orders with -Id, -ClientOid or -Symbol.");
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

    private void Cancel(object target, string what, Func<CancellationToken, Task<IReadOnlyList<string>>> cancel) => Attempt(target, () =>
    {
        if (!Confirm($"Cancel {what}"))
            return;
        var ids = Change($"The request to cancel {what}", Trace, cancel);
        WriteVerbose($"The exchange took the request to cancel {what}: {ids.Count} cancelled.");
        if (!PassThru)
            return;
        foreach (var id in ids)
            Attempt(id, () => WriteObject(Await(token => ParameterSetName is "ClientOid" ? Client.Futures.GetOrderByClientOidAsync(id, token) : Client.Futures.GetOrderAsync(id, token))));
    });

    private static string Literal(string symbol) => WildcardPattern.ContainsWildcardCharacters(symbol)
        ? throw KcErrors.Refused("WildcardNotAllowed", $"'{symbol}' is a pattern; orders are cancelled by exact names only. List what is meant with the matching Get cmdlet, and pipe it.")
        : symbol;
}
