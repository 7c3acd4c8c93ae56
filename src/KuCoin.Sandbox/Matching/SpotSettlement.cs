using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Matching;

/// <summary>
/// Puts money on hold for orders and books their trades. A buy holds its funds and the fee on top, a sell holds
/// its size; the fee is always in quote currency.
/// </summary>
internal sealed class SpotSettlement(GeneralLedger ledger)
{
    public static decimal Fee(decimal funds) => funds * SpotSymbol.FeeRate;

    public static decimal HoldFor(User owner, SpotOrderRequest request, OrderBook book)
    {
        if (request.Side == Side.Sell)
            return request.Size ?? book.Reach(Side.Sell, limit: null, decimal.MaxValue).Size;
        var funds = request.Funds
            ?? request.Price * request.Size
            ?? book.Reach(Side.Buy, limit: null, request.Size!.Value, skip: request.SelfTrade == SelfTrade.None ? null : owner).Cost;
        return funds + Fee(funds);
    }

    public Account HoldAccount(User owner, SpotOrderRequest request) =>
        Of(owner, request, request.Side == Side.Buy ? request.Symbol.QuoteCurrency : request.Symbol.BaseCurrency);

    public void Hold(SpotOrder order, decimal amount)
    {
        order.Held = amount;
        ledger.Hold(HoldAccount(order.Owner, order.Request), amount, Reason.Hold(order.Symbol, order.Id));
    }

    /// <summary>Gives back what was held for a part of the size.</summary>
    public void ReleaseSize(SpotOrder order, decimal size) => Release(order, HeldFor(order, order.Limit ?? 0, size));

    public void ReleaseRest(SpotOrder order) => Release(order, order.Held);

    public void Settle(BookOrder taker, BookOrder maker, decimal price, decimal size, string tradeId, DateTimeOffset? at = null)
    {
        var symbol = ((taker as SpotOrder ?? maker as SpotOrder) ?? throw new ArgumentException("One side has to be a user's.", nameof(taker))).Request.Symbol;
        var (buyer, seller) = taker.Side == Side.Buy ? (taker, maker) : (maker, taker);
        var funds = price * size;
        var buyerFee = buyer is SpotOrder ? Fee(funds) : 0;
        var sellerFee = seller is SpotOrder ? Fee(funds) : 0;
        var user = buyer is SpotOrder ? buyer : seller;
        ledger.Post(
            Reason.Settled(symbol.Symbol, user.Id, tradeId) with { At = at },
            new Leg(Of(buyer, symbol.QuoteCurrency), -(funds + buyerFee), -Unhold(buyer, price, size), buyerFee),
            new Leg(Of(buyer, symbol.BaseCurrency), size),
            new Leg(Of(seller, symbol.BaseCurrency), -size, -Unhold(seller, price, size)),
            new Leg(Of(seller, symbol.QuoteCurrency), funds - sellerFee, Fee: sellerFee),
            new Leg(ledger.Of(ledger.Fees, AccountType.House, symbol.QuoteCurrency), buyerFee + sellerFee));
    }

    public void CheckHolds(IReadOnlyCollection<SpotOrder> active)
    {
        foreach (var account in ledger.Accounts.Where(static a => a.Type is AccountType.Trade or AccountType.Margin or AccountType.Isolated).ToList())
        {
            var needed = active.Where(o => ReferenceEquals(HoldAccount(o.Owner, o.Request), account)).Sum(static o => o.Held);
            if (account.Hold != needed)
                throw new InvalidOperationException(FormattableString.Invariant($"{account.Type} {account.Currency} holds {account.Hold}, its open orders need {needed}."));
        }
    }

    private Account Of(BookOrder order, string currency) =>
        order is SpotOrder spot ? Of(spot.Owner, spot.Request, currency) : ledger.Of(order.Owner, AccountType.House, currency);

    private Account Of(User owner, SpotOrderRequest request, string currency) => request.TradeType switch
    {
        TradeType.MarginTrade => ledger.Of(owner, AccountType.Margin, currency),
        TradeType.MarginIsolatedTrade => ledger.Of(owner, AccountType.Isolated, currency, request.Symbol.Symbol),
        _ => ledger.Of(owner, AccountType.Trade, currency),
    };

    private static decimal Unhold(BookOrder order, decimal price, decimal size)
    {
        if (order is not SpotOrder spot)
            return 0;
        var amount = HeldFor(spot, price, size);
        spot.Held -= amount;
        return amount;
    }

    /// <summary>What a size stands for in the hold: a limit was held at its own price, whatever it trades at.</summary>
    private static decimal HeldFor(SpotOrder order, decimal price, decimal size)
    {
        if (order.Side == Side.Sell)
            return Math.Min(size, order.Held);
        var funds = (order.Limit ?? price) * size;
        return Math.Min(funds + Fee(funds), order.Held);
    }

    private void Release(SpotOrder order, decimal amount)
    {
        if (amount == 0)
            return;
        order.Held -= amount;
        ledger.Release(HoldAccount(order.Owner, order.Request), amount, Reason.Hold(order.Symbol, order.Id));
    }
}
