using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Reads a futures order from a body and decides side and lots where the client leaves them open.</summary>
internal static class FuturesOrderReader
{
    public static FuturesOrderRequest Read(Call call, Fields body)
    {
        var contract = FuturesMarketRoutes.ContractOf(body.Need("symbol"));
        var isMarket = body.Text("type", "limit", "limit", "market") is "market";
        var price = isMarket ? null : body.Decimal("price");
        var stop = StopOf(body);
        var positionSide = body.Word("positionSide", PositionSide.BOTH);
        var (side, size) = SideAndSize(call, body, contract, price, stop, positionSide);
        var isCross = body.Text("marginMode", "ISOLATED", "ISOLATED", "CROSS") is "CROSS";
        return new FuturesOrderRequest
        {
            ClientOid = body.Need("clientOid"),
            Contract = contract,
            Side = side,
            Size = size,
            IsMarket = isMarket,
            Price = price,
            Leverage = isCross ? call.Exchange.Futures.Settings.Of(call.User, contract).CrossLeverage : LeverageOf(body),
            TimeInForce = body.Word("timeInForce", TimeInForce.GTC) is var time and (TimeInForce.GTC or TimeInForce.IOC) ? time
                : throw FuturesOrderRules.Parameter("timeInForce must be GTC or IOC"),
            SelfTrade = body.Word("stp", SelfTrade.None) is var stp and not SelfTrade.DC ? stp
                : throw FuturesOrderRules.Parameter("stp must be CN, CO or CB"),
            PostOnly = body.Flag("postOnly"),
            Hidden = body.Flag("hidden"),
            Iceberg = body.Flag("iceberg"),
            VisibleSize = (int)(body.Decimal("visibleSize") ?? 0),
            ReduceOnly = body.Flag("reduceOnly") || body.Flag("closeOrder") || Closes(positionSide, side),
            CloseOrder = body.Flag("closeOrder"),
            ForceHold = body.Flag("forceHold"),
            IsCross = isCross,
            PositionSide = positionSide,
            Stop = stop,
            Remark = body.Text("remark"),
        };
    }

    /// <summary>The take-profit and stop-loss that guard the position of an order.</summary>
    public static IReadOnlyList<FuturesOrderRequest> ReadGuards(Call call, FuturesOrderRequest order)
    {
        var type = call.Body.Word("stopPriceType", StopPriceType.TP);
        (bool IsUp, decimal? Price)[] triggers = [(true, call.Body.Decimal("triggerStopUpPrice")), (false, call.Body.Decimal("triggerStopDownPrice"))];
        return [.. triggers.Where(static t => t.Price is not null).Select(t => order with
        {
            ClientOid = call.Exchange.Ids.Hex24(),
            Side = order.Side.Opposite(),
            IsMarket = true,
            Price = null,
            PostOnly = false,
            Hidden = false,
            Iceberg = false,
            ReduceOnly = true,
            Stop = new StopTrigger(t.IsUp, t.Price ?? 0, type),
        })];
    }

    private static StopTrigger? StopOf(Fields body)
    {
        var (direction, price, type) = (body.Text("stop"), body.Decimal("stopPrice"), body.Text("stopPriceType"));
        if (direction is null && price is null)
            return null;
        if (direction is not ("up" or "down") || price is not > 0 || type is null)
            throw FuturesOrderRules.Parameter("stop (up or down), stopPriceType (TP, MP or IP) and stopPrice go together");
        return new StopTrigger(direction is "up", price.Value, body.Word("stopPriceType", StopPriceType.TP));
    }

    private static decimal LeverageOf(Fields body) =>
        body.Decimal("leverage") ?? (body.Flag("closeOrder") ? 1 : throw body.Bad("leverage is mandatory"));

    private static bool Closes(PositionSide positionSide, Side side) =>
        (positionSide, side) is (PositionSide.LONG, Side.Sell) or (PositionSide.SHORT, Side.Buy);

    private static (Side Side, int Size) SideAndSize(Call call, Fields body, Contract contract, decimal? price, StopTrigger? stop, PositionSide positionSide)
    {
        var held = call.Exchange.Futures.Positions.Of(call.User, contract, positionSide).Quantity;
        if (body.Flag("closeOrder") && held == 0)
            throw FuturesAdmission.NothingToClose;
        if (body.Flag("closeOrder"))
            return (held > 0 ? Side.Sell : Side.Buy, Math.Abs(held));
        var side = body.Text("side", "", "buy", "sell") is "buy" ? Side.Buy : Side.Sell;
        var size = SizeOf(body, contract, price ?? call.Exchange.Futures.Mark(contract));
        // What a stop order may close is decided when it wakes.
        if (stop is not null || !(body.Flag("reduceOnly") || Closes(positionSide, side)))
            return (side, size);
        if (held == 0 || held > 0 == (side == Side.Buy))
            throw FuturesAdmission.NothingToClose;
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
