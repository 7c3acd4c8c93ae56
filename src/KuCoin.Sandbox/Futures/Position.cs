using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>
/// What a user holds of a contract (one-way mode). Money figures are in settlement currency; value and cost are
/// signed, so that unrealised profit is value minus cost for long, short, linear and inverse alike.
/// </summary>
internal sealed class Position(string id, User owner, Contract contract)
{
    public string Id { get; } = id;
    public User Owner { get; } = owner;
    public Contract Contract { get; } = contract;

    /// <summary>Lots, negative when short.</summary>
    public int Quantity { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>Initial margin, gathered trade by trade at the leverage of each order.</summary>
    public decimal InitialMargin { get; private set; }

    /// <summary>What is kept for the fees of a bankruptcy.</summary>
    public decimal FeeReserve { get; private set; }

    public decimal FeesPaid { get; set; }
    public decimal RealisedGross { get; private set; }
    public bool IsCross { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }

    public decimal Margin => InitialMargin + FeeReserve;
    public decimal AverageEntry => Quantity == 0 ? 0 : Contract.PriceFor(Cost, Quantity);
    public decimal Maintenance => Contract.MaintenanceRate * Math.Abs(Cost) + FeeReserve;
    public decimal LiquidationPrice => PriceWhere(Cost - Margin + Maintenance);
    public decimal BankruptcyPrice => PriceWhere(Cost - InitialMargin);

    public decimal MarkValue(decimal mark) => Contract.Value(mark, Quantity);

    public decimal Unrealised(decimal mark) => MarkValue(mark) - Cost;

    /// <summary>How many of the lots of a trade close what is held.</summary>
    public int ClosingPart(int lots) =>
        Math.Sign(lots) == -Math.Sign(Quantity) ? Math.Min(Math.Abs(lots), Math.Abs(Quantity)) : 0;

    /// <summary>What opening lots at a price takes out of the available balance, the trade's own fee aside.</summary>
    public static decimal MarginFor(decimal value, decimal leverage) =>
        Math.Round(value / leverage, 12) + Reserve(value, leverage);

    /// <summary>Adds or takes away signed lots and gives back the realised profit.</summary>
    public decimal Apply(int lots, decimal price, decimal leverage, bool isCross, DateTimeOffset now)
    {
        var closing = ClosingPart(lots) * Math.Sign(lots);
        var profit = closing == 0 ? 0 : Reduce(closing, price);
        if (lots - closing is var opening and not 0)
            Grow(opening, price, leverage, isCross, now);
        return profit;
    }

    private void Grow(int lots, decimal price, decimal leverage, bool isCross, DateTimeOffset now)
    {
        if (Quantity == 0)
        {
            OpenedAt = now;
            (FeesPaid, RealisedGross) = (0, 0);
        }
        var value = Contract.Value(price, lots);
        Quantity += lots;
        Cost += value;
        InitialMargin += Math.Round(Math.Abs(value) / leverage, 12);
        FeeReserve += Reserve(Math.Abs(value), leverage);
        IsCross = isCross;
    }

    private decimal Reduce(int lots, decimal price)
    {
        var left = Quantity + lots;
        var share = (decimal)left / Quantity;
        var costLeft = Math.Round(Cost * share, 12);
        // The lots that leave were bought for the cost that leaves and go for what they are worth now.
        var profit = Contract.Value(price, -lots) - (Cost - costLeft);
        Quantity = left;
        Cost = costLeft;
        InitialMargin = Math.Round(InitialMargin * share, 12);
        FeeReserve = Math.Round(FeeReserve * share, 12);
        RealisedGross += profit;
        return profit;
    }

    private decimal PriceWhere(decimal value)
    {
        if (Quantity == 0)
            return 0;
        // No price is bad enough for a position whose margin covers everything.
        var price = Contract.PriceFor(value, Quantity);
        return price <= 0 ? (Quantity < 0 ? Contract.MaxPrice : 0) : Math.Min(Contract.MaxPrice, Math.Round(price, 2));
    }

    private static decimal Reserve(decimal value, decimal leverage) =>
        Math.Round(value * Contract.TakerFeeRate * (1 + 1 / leverage), 12);
}
