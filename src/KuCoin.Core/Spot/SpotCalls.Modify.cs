using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>
    /// Gives an active order of the trade account another price, size or both: the exchange cancels it and places another in its stead, under the same client id and a new id. Current calls only.
    /// When the answer is lost, the orders are read before anything is sent again; what is sent again names the old order, which the exchange replaces once.
    /// </summary>
    /// <exception cref="KuCoinException">
    /// InvalidArgument before anything is sent (ModifyNotPossible with the Classic generation, IdOrClientOidNeeded, PriceOrSizeNeeded, SymbolNeeded, ...);
    /// NotFound: OrderNotFound, or OrderNotActive when it was done already; OutcomeUnknown when even reading did not tell; what the exchange or the connection reports.
    /// </exception>
    public async Task<ModifiedOrder> ModifyOrderAsync(OrderModification change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        OrderRules.Check(change);
        Require.That(
            await IsCurrentAsync(cancellationToken).ConfigureAwait(false),
            "ModifyNotPossible",
            "The Classic calls cannot modify an order; cancel it and place another, or use -ApiGeneration Current.");

        // By its id the exchange replaces an order once; by its client id it would replace the replacement.
        var old = change is { Id: not null, Symbol: not null } ? null : await FindToModifyAsync(change, cancellationToken).ConfigureAwait(false);
        var id = change.Id ?? old!.Id;
        var symbol = change.Symbol ?? old!.Symbol;
        var body = new RequestBody()
            .With("symbol", symbol)
            .With("orderId", id)
            .With("newPrice", change.Price)
            .With("newSize", change.Size);
        AlteredOrderAnswer answer;
        try
        {
            answer = await _pipeline.SendAsync(EngineOperations.AlterOrder, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken, LookUp).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound)
        {
            var order = await FindCurrentAsync(id, symbol, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no order '{id}' of {symbol}.");
            throw NotCancelled(order, error);
        }
        return new ModifiedOrder
        {
            Id = answer.NewOrderId,
            ReplacedId = id,
            ClientOid = answer.ClientOid ?? change.ClientOid ?? old?.ClientOid,
            Symbol = symbol,
            Price = change.Price,
            Size = change.Size,
            Time = _pipeline.Clock.Now,
        };

        async Task<AlteredOrderAnswer?> LookUp(CancellationToken token)
        {
            var replaced = await _pipeline.FindAsync(OrderDesk.Trade.Get, new RequestArguments().WithPath("orderId", id).With("symbol", symbol), token).ConfigureAwait(false);
            if (replaced is { IsActive: true })
                return null;
            var successor = replaced?.ClientOid is { } clientOid ? await FindCurrentByClientOidAsync(clientOid, symbol, TradeType.Trade, token).ConfigureAwait(false) : null;
            if (successor is null || successor.Id == id || !(change.Price is null || successor.Price == change.Price))
                throw new KuCoinException(KuCoinErrorKind.NotFound, "OrderNotFound", $"The order '{id}' is done, and no order is found in its stead.");
            return new AlteredOrderAnswer { NewOrderId = successor.Id, ClientOid = successor.ClientOid };
        }
    }

    private async Task<Order> FindToModifyAsync(OrderModification change, CancellationToken cancellationToken) =>
        change.Id is { } id
            ? await FindCurrentAsync(id, change.Symbol, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no order '{id}'.")
            : await FindCurrentByClientOidAsync(change.ClientOid!, change.Symbol, TradeType.Trade, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no order with the client id '{change.ClientOid}'.", change.ClientOid);
}
