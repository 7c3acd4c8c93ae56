using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>
/// What a user holds of a contract. Money figures are in settlement currency; value and cost are signed, so that
/// unrealised profit is value minus cost for long, short, linear and inverse alike.
/// </summary>
internal sealed class Position(string id, User owner, Contract contract, PositionSide side, ContractSettings settings)
{
    private decimal _isolatedInitial;
    private decimal _openedValue;
    private decimal _closedValue;
    private int _openedLots;
    private int _closedLots;

    public string Id { get; } = id;
    public User Owner { get; } = owner;
    public Contract Contract { get; } = contract;
    public PositionSide Side { get; } = side;
    public ContractSettings Settings { get; } = settings;

    /// <summary>Lots, negative when short.</summary>
    public int Quantity { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>What is kept for the fees of a bankruptcy; isolated only.</summary>
    public decimal FeeReserve { get; private set; }

    /// <summary>Margin put in, or taken out, after opening, and funding received; isolated only.</summary>
    public decimal Added { get; private set; }

    /// <summary>Funding paid out of the margin; isolated only.</summary>
    public decimal FundingLost { get; private set; }

    public decimal FeesPaid { get; private set; }
    public decimal RealisedGross { get; private set; }

    /// <summary>Funding received less funding paid since it was opened.</summary>
    public decimal Funding { get; private set; }

    /// <summary>Realised since the last row of the ledger: profit, less fees, plus funding.</summary>
    public decimal Unbooked { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public bool IsCross => Settings.IsCross;

    /// <summary>Isolated: gathered trade by trade at the leverage of each order. Cross: by the leverage set now.</summary>
    public decimal InitialMargin => IsCross ? Math.Round(Math.Abs(Cost) / Settings.CrossLeverage, 12) : _isolatedInitial;

    /// <summary>What an isolated position keeps to itself; nothing for a cross one, which lives on the whole wallet.</summary>
    public decimal HeldMargin => IsCross ? 0 : _isolatedInitial + Added + FeeReserve - FundingLost;

    public decimal AverageEntry => Quantity == 0 ? 0 : Contract.PriceFor(Cost, Quantity);
    public decimal MaintenanceRate => IsCross ? Contract.MaintenanceRate : Settings.Level.MaintenanceRate;
    public decimal Maintenance => MaintenanceRate * Math.Abs(Cost) + FeeReserve;

    public decimal MarkValue(decimal mark) => Contract.Value(mark, Quantity);

    public decimal Unrealised(decimal mark) => MarkValue(mark) - Cost;

    /// <summary>Isolated: what it keeps. Cross: mark value times the initial rate of the leverage.</summary>
    public decimal Margin(decimal mark) => IsCross ? Math.Round(Math.Abs(MarkValue(mark)) / Settings.CrossLeverage, 12) : HeldMargin;

    /// <summary>What a cross position must have behind it: maintenance and the fee of closing.</summary>
    public decimal CrossMaintenance(decimal mark) => Math.Round(Math.Abs(MarkValue(mark)) * (MaintenanceRate + Contract.TakerFeeRate), 12);

    /// <summary>The price at which the margin behind it, its own or the wallet's, is down to the maintenance.</summary>
    public decimal LiquidationPrice(decimal backing) => PriceWhere(Cost - backing + Maintenance);

    /// <summary>The price at which the margin behind it is lost but for the fees of closing.</summary>
    public decimal BankruptcyPrice(decimal backing) => PriceWhere(Cost - backing + FeeReserve);

    /// <summary>How many of the lots of a trade close what is held.</summary>
    public int ClosingPart(int lots) =>
        Math.Sign(lots) == -Math.Sign(Quantity) ? Math.Min(Math.Abs(lots), Math.Abs(Quantity)) : 0;

    /// <summary>What opening lots worth a value takes out of the available balance, the trade's own fee aside.</summary>
    public static decimal MarginFor(decimal value, decimal leverage) =>
        Math.Round(value / leverage, 12) + Reserve(value, leverage);

    /// <summary>Adds signed lots of a signed value.</summary>
    public void Grow(int lots, decimal value, decimal leverage, decimal fee, DateTimeOffset now)
    {
        if (Quantity == 0)
        {
            OpenedAt = now;
            (FeesPaid, RealisedGross, Funding, Unbooked) = (0, 0, 0, 0);
            (_openedLots, _openedValue, _closedLots, _closedValue) = (0, 0, 0, 0);
        }
        Quantity += lots;
        Cost += value;
        _openedLots += lots;
        _openedValue += value;
        PayFee(fee);
        if (IsCross)
            return;
        _isolatedInitial += Math.Round(Math.Abs(value) / leverage, 12);
        FeeReserve += Reserve(Math.Abs(value), leverage);
    }

    /// <summary>Takes away signed lots that go for a value, signed as the position's, and gives back the realised profit.</summary>
    public decimal Reduce(int lots, decimal value, decimal fee)
    {
        var left = Quantity + lots;
        var share = (decimal)left / Quantity;
        var costLeft = Math.Round(Cost * share, 12);
        // The lots that leave were bought for the cost that leaves and go for what they are worth now.
        var profit = value - (Cost - costLeft);
        Quantity = left;
        Cost = costLeft;
        _closedLots -= lots;
        _closedValue += value;
        _isolatedInitial = Math.Round(_isolatedInitial * share, 12);
        FeeReserve = Math.Round(FeeReserve * share, 12);
        Added = Math.Round(Added * share, 12);
        FundingLost = Math.Round(FundingLost * share, 12);
        RealisedGross += profit;
        Unbooked += profit;
        PayFee(fee);
        return profit;
    }

    /// <summary>Moves margin into an isolated position, or out of it.</summary>
    public void AddMargin(decimal amount) => Added += amount;

    /// <summary>Takes in, or pays, funding.</summary>
    public void Fund(decimal amount)
    {
        Funding += amount;
        Unbooked += amount;
        if (IsCross)
            return;
        if (amount > 0)
            Added += amount;
        else
            FundingLost -= amount;
    }

    /// <summary>What is to be booked now; from then on it counts anew.</summary>
    public decimal TakeUnbooked()
    {
        var amount = Unbooked;
        Unbooked = 0;
        return amount;
    }

    /// <summary>Its life, once the last lot is gone.</summary>
    public ClosedPosition ToClosed(string closeId, decimal leverage, bool isLiquidated, DateTimeOffset now) => new(
        closeId,
        Owner,
        Contract,
        _openedLots > 0,
        IsCross,
        leverage,
        RealisedGross,
        FeesPaid,
        Funding,
        Math.Round(Contract.PriceFor(_openedValue, _openedLots), 8),
        Math.Round(Contract.PriceFor(_closedValue, _closedLots), 8),
        isLiquidated,
        OpenedAt ?? now,
        now);

    private void PayFee(decimal fee)
    {
        FeesPaid += fee;
        Unbooked -= fee;
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
