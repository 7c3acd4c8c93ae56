using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>Decides whether the state of the market and of the account allows an order, and what it has to hold.</summary>
internal sealed class FuturesAdmission(FuturesMarket market)
{
    /// <summary>What the order holds while it rests.</summary>
    public decimal Admit(User owner, FuturesOrderRequest request)
    {
        var contract = request.Contract;
        CheckMode(owner, request);
        if (market.ActiveOrders.Count(o => ReferenceEquals(o.Owner, owner) && o.Request.Contract == contract) >= FuturesOrderRules.MostOpenOrders)
            throw new Refusal("300001", FormattableString.Invariant($"Open orders exceed the limit of {FuturesOrderRules.MostOpenOrders}"));
        var book = market.Find(contract.Symbol)!.Book;
        CheckBand(request);
        if (request.IsMarket && book.Best(request.Side.Opposite()) is null)
            throw new Refusal("300008", "No counter orders in the market");
        var position = market.Positions.Of(owner, contract, request.PositionSide);
        var closing = position.ClosingPart(request.Side == Side.Buy ? request.Size : -request.Size);
        if (closing > 0)
            CheckBankruptcy(position, request);
        var opening = request.Size - closing;
        if (opening == 0 || request.ReduceOnly)
            return 0;
        var value = Math.Abs(contract.Value(request.Price ?? market.Mark(contract), opening));
        var cost = CostOf(value, request.Leverage);
        if (market.Positions.Wallet(owner, contract.SettleCurrency).Available < cost)
            throw new Refusal("300003", "Balance insufficient. The order would cost more than the available balance.");
        if (!request.IsCross)
            CheckRiskLimit(owner, request, value);
        return cost;
    }

    public void AdmitStop(User owner, FuturesOrderRequest request)
    {
        CheckMode(owner, request);
        if (market.StopOrders.Count(o => ReferenceEquals(o.Owner, owner) && o.Request.Contract == request.Contract) >= FuturesOrderRules.MostStopOrders)
            throw new Refusal("300004", FormattableString.Invariant($"Stop orders exceed the limit of {FuturesOrderRules.MostStopOrders}"));
    }

    /// <summary>How many lots an order that only reduces may still take.</summary>
    public int LotsToClose(FuturesOrder order)
    {
        var request = order.Request;
        var position = market.Positions.Of(order.Owner, request.Contract, request.PositionSide);
        var held = Math.Abs(position.Quantity);
        if (position.ClosingPart(request.Side == Side.Buy ? held : -held) == 0)
            throw NothingToClose;
        return request.CloseOrder ? held : Math.Min(request.Size, held);
    }

    /// <summary>The most lots an order could open at a price and leverage.</summary>
    public int MostLots(User owner, Contract contract, Side side, decimal price, decimal leverage)
    {
        var settings = market.Settings.Of(owner, contract);
        var available = market.Positions.Wallet(owner, contract.SettleCurrency).Available;
        var lotValue = Math.Abs(contract.Value(price, 1));
        var byMoney = Math.Max(0, available) / CostOf(lotValue, leverage);
        var byRisk = settings.IsCross ? decimal.MaxValue : Math.Max(0, settings.Level.MaxRiskLimit - Engaged(owner, contract, side)) / lotValue;
        var lots = (int)Math.Min(Contract.MaxOrderSize, Math.Floor(Math.Min(byMoney, byRisk)));
        // The cost of all lots is not rounded as often as that of one.
        while (lots > 0 && CostOf(Math.Abs(contract.Value(price, lots)), leverage) > available)
            lots--;
        return lots;
    }

    public static Refusal NothingToClose => new("300009", "No open positions to close.");

    private static decimal CostOf(decimal value, decimal leverage) =>
        Position.MarginFor(value, leverage) + Math.Round(value * Contract.TakerFeeRate, 12);

    private void CheckBand(FuturesOrderRequest request)
    {
        var (highest, lowest) = (market.Prices.BuyLimit(request.Contract), market.Prices.SellLimit(request.Contract));
        if (request.Side == Side.Buy && request.Price > highest)
            throw new Refusal("300011", FormattableString.Invariant($"Price too high: a buy cannot be above {highest:0.####} now."));
        if (request.Side == Side.Sell && request.Price < lowest)
            throw new Refusal("300012", FormattableString.Invariant($"Price too low: a sale cannot be below {lowest:0.####} now."));
    }

    /// <summary>An isolated position cannot lose more than it has: beyond its bankruptcy price it is not for sale.</summary>
    private static void CheckBankruptcy(Position position, FuturesOrderRequest request)
    {
        if (position.IsCross || request.Price is not { } price)
            return;
        var bankrupt = position.BankruptcyPrice(position.HeldMargin);
        if (request.Side == Side.Sell ? price < bankrupt : price > bankrupt)
            throw new Refusal("300006", FormattableString.Invariant($"The close price is beyond the bankruptcy price of {bankrupt}."));
    }

    private void CheckMode(User owner, FuturesOrderRequest request)
    {
        if (request.IsCross != market.Settings.Of(owner, request.Contract).IsCross)
            throw FuturesOrderRules.Parameter("marginMode is not the margin mode of the contract; switch it first");
        if (market.Settings.IsHedged(owner) == (request.PositionSide == PositionSide.BOTH))
            throw FuturesOrderRules.Parameter("positionSide must be LONG or SHORT in hedge mode and BOTH in one-way mode");
    }

    private void CheckRiskLimit(User owner, FuturesOrderRequest request, decimal value)
    {
        var level = market.Settings.Of(owner, request.Contract).Level;
        if (request.Leverage > level.MaxLeverage)
            throw new Refusal("300016", FormattableString.Invariant($"The leverage cannot be greater than {level.MaxLeverage}."));
        if (Engaged(owner, request.Contract, request.Side) + value > level.MaxRiskLimit)
            throw new Refusal("300005", FormattableString.Invariant($"The risk limit of {level.MaxRiskLimit} would be exceeded."));
    }

    /// <summary>The value of what a user holds and has ordered on one side of a contract.</summary>
    private decimal Engaged(User owner, Contract contract, Side side)
    {
        var positions = market.Positions.OpenOf(owner).Where(p => p.Contract == contract && p.Quantity > 0 == (side == Side.Buy)).Sum(static p => Math.Abs(p.Cost));
        var orders = market.ActiveOrders.Where(o => ReferenceEquals(o.Owner, owner) && o.Request.Contract == contract && o.Side == side && !o.Request.ReduceOnly);
        return positions + orders.Sum(o => Math.Abs(contract.Value(o.Limit ?? market.Mark(contract), o.Remaining)));
    }
}
