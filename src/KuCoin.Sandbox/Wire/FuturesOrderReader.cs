using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Reads a futures order from a body and decides side and lots where the client leaves them open.</summary>
internal static class FuturesOrderReader
{
    private const decimal LeverageIfNotNamed = 10;

    public static FuturesOrderRequest Read(Call call)
    {
        var body = call.Body;
        var contract = FuturesMarketRoutes.ContractOf(body.Need("symbol"));
        if (body.Text("stop") is not null || body.Text("stopPrice") is not null)
            throw FuturesOrderRules.Parameter("The sandbox has no futures stop orders");
        var isMarket = body.Text("type", "limit", "limit", "market") is "market";
        var price = isMarket ? null : body.Decimal("price");
        var (side, size) = SideAndSize(call, contract, price);
        return new FuturesOrderRequest
        {
            ClientOid = body.Need("clientOid"),
            Contract = contract,
            Side = side,
            Size = size,
            IsMarket = isMarket,
            Price = price,
            Leverage = LeverageOf(body),
            TimeInForce = body.Word("timeInForce", TimeInForce.GTC) is var time and (TimeInForce.GTC or TimeInForce.IOC) ? time
                : throw FuturesOrderRules.Parameter("timeInForce must be GTC or IOC"),
            SelfTrade = body.Word("stp", SelfTrade.None) is var stp and not SelfTrade.DC ? stp
                : throw FuturesOrderRules.Parameter("stp must be CN, CO or CB"),
            PostOnly = body.Flag("postOnly"),
            Hidden = body.Flag("hidden"),
            Iceberg = body.Flag("iceberg"),
            VisibleSize = (int)(body.Decimal("visibleSize") ?? 0),
            ReduceOnly = body.Flag("reduceOnly") || body.Flag("closeOrder"),
            CloseOrder = body.Flag("closeOrder"),
            ForceHold = body.Flag("forceHold"),
            IsCross = body.Text("marginMode", "ISOLATED", "ISOLATED", "CROSS") is "CROSS",
            Remark = body.Text("remark"),
        };
    }

    private static decimal LeverageOf(Fields body) =>
        body.Decimal("leverage")
        ?? (body.Flag("closeOrder") || body.Text("marginMode") is "CROSS" ? LeverageIfNotNamed : throw body.Bad("leverage is mandatory"));

    private static (Side Side, int Size) SideAndSize(Call call, Contract contract, decimal? price)
    {
        var body = call.Body;
        var held = call.Exchange.Futures.Positions.Of(call.User, contract).Quantity;
        if (body.Flag("closeOrder") && held == 0)
            throw new Refusal("300009", "No open positions to close.");
        if (body.Flag("closeOrder"))
            return (held > 0 ? Side.Sell : Side.Buy, Math.Abs(held));
        var side = body.Text("side", "", "buy", "sell") is "buy" ? Side.Buy : Side.Sell;
        var size = SizeOf(body, contract, price ?? call.Exchange.Futures.Mark(contract));
        if (!body.Flag("reduceOnly"))
            return (side, size);
        if (held == 0 || held > 0 == (side == Side.Buy))
            throw new Refusal("300009", "No open positions to close.");
        return (side, Math.Min(size, Math.Abs(held)));
    }

    private static int SizeOf(Fields body, Contract contract, decimal price)
    {
        var given = (body.Whole("size"), body.Decimal("qty"), body.Decimal("valueQty"));
        var lots = given switch
        {
            ({ } size, null, null) => size,
            (null, { } quantity, null) when !contract.IsInverse => Math.Floor(quantity / contract.Multiplier),
            (null, null, { } value) when !contract.IsInverse => Math.Floor(value / (contract.Multiplier * price)),
            _ => throw FuturesOrderRules.Parameter("Give exactly one of size, qty and valueQty; an inverse contract takes size only"),
        };
        return lots is >= 1 and <= Contract.MaxOrderSize ? (int)lots
            : throw FuturesOrderRules.Parameter(FormattableString.Invariant($"Order size must be between 1 and {Contract.MaxOrderSize} lots"));
    }
}
