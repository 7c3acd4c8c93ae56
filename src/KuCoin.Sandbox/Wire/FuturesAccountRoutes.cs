using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>The futures wallet and positions.</summary>
internal static class FuturesAccountRoutes
{
    private const int Digits = 12;

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/account-overview", Pool.Futures, 5, Access.Futures, Overview),
        new("GET", "/api/v1/position", Pool.Futures, 2, Access.Futures, static (call, json) => json.Object(o => WritePosition(call, o, PositionOf(call)))),
        new("GET", "/api/v2/position", Pool.Futures, 2, Access.Futures, static (call, json) => json.Objects([PositionOf(call)], (o, p) => WritePosition(call, o, p))),
        new("GET", "/api/v1/positions", Pool.Futures, 2, Access.Futures, Positions),
        new("GET", "/api/v1/trade-fees", Pool.Futures, 3, Access.General, TradeFees),
    ];

    private static void Overview(Call call, Utf8JsonWriter json)
    {
        var currency = call.Query.Text("currency") ?? "XBT";
        var wallet = call.Exchange.Ledger.Of(call.User, AccountType.Contract, FuturesCurrency.Ledger(currency));
        var positions = call.Exchange.Futures.Positions.OpenOf(call.User)
            .Where(p => p.Contract.SettleCurrency.Equals(wallet.Currency, StringComparison.Ordinal)).ToList();
        var unrealised = positions.Sum(p => p.Unrealised(call.Exchange.Futures.Mark(p.Contract)));
        var margin = positions.Sum(static p => p.Margin);
        var equity = wallet.Balance + unrealised;
        json.Object(o => o
            .Num("accountEquity", equity)
            .Num("unrealisedPNL", unrealised)
            .Num("marginBalance", wallet.Balance)
            .Num("positionMargin", margin)
            .Num("orderMargin", wallet.Hold - margin)
            .Num("frozenFunds", 0)
            .Num("availableBalance", wallet.Available)
            .Str("currency", FuturesCurrency.Display(wallet.Currency))
            .Num("riskRatio", equity <= 0 ? 0 : Math.Round(positions.Sum(static p => p.Maintenance) / equity, 10))
            .Num("maxWithdrawAmount", Math.Max(0, wallet.Available)));
    }

    private static Position PositionOf(Call call) =>
        call.Exchange.Futures.Positions.Of(call.User, FuturesMarketRoutes.ContractOf(call.Query.Need("symbol")));

    private static void Positions(Call call, Utf8JsonWriter json)
    {
        var currency = call.Query.Text("currency");
        var rows = call.Exchange.Futures.Positions.OpenOf(call.User)
            .Where(p => currency is null || currency.Equals(p.Contract.DisplaySettle, StringComparison.Ordinal));
        json.Objects(rows, (o, position) => WritePosition(call, o, position));
    }

    private static void WritePosition(Call call, Utf8JsonWriter json, Position position)
    {
        var (contract, isolated) = (position.Contract, !position.IsCross);
        var mark = call.Exchange.Futures.Mark(contract);
        var unrealised = position.Unrealised(mark);
        var markValue = position.MarkValue(mark);
        var leverage = LeverageOf(position, unrealised, markValue);
        json.Str("id", position.Id).Str("symbol", contract.Symbol).Bool("crossMode", position.IsCross);
        if (isolated)
            json.Bool("autoDeposit", value: false).Num("maintMarginReq", contract.MaintenanceRate).Num("riskLimit", contract.RiskLimit).Num("realLeverage", leverage);
        json.Num("delevPercentage", position.Quantity == 0 ? 0 : 0.5m)
            .Millis("openingTimestamp", position.OpenedAt)
            .Millis("currentTimestamp", call.Now)
            .Num("currentQty", position.Quantity)
            .Num("currentCost", position.Cost)
            .Num("currentComm", position.FeesPaid)
            .Num("unrealisedCost", position.Cost)
            .Num("realisedGrossCost", -position.RealisedGross)
            .Num("realisedCost", position.FeesPaid - position.RealisedGross)
            .Bool("isOpen", position.Quantity != 0)
            .Num("markPrice", mark)
            .Num("markValue", markValue)
            .Num("posCost", position.Cost);
        if (isolated)
        {
            json.Num("posCross", 0).Num("posCrossMargin", 0).Num("posComm", position.FeeReserve).Num("posCommCommon", position.FeeReserve)
                .Num("posLoss", 0).Num("posFunding", 0).Num("posMaint", position.Maintenance).Num("maintMargin", position.Margin + unrealised)
                .Num("maintainMargin", contract.MaintenanceRate).Num("riskLimitLevel", 1);
        }
        json.Num("posInit", position.InitialMargin)
            .Num("posMargin", position.Margin)
            .Num("realisedGrossPnl", position.RealisedGross)
            .Num("realisedPnl", position.RealisedGross - position.FeesPaid)
            .Num("unrealisedPnl", unrealised)
            .Num("unrealisedPnlPcnt", position.Cost == 0 ? 0 : Math.Round(unrealised / Math.Abs(position.Cost), 4))
            .Num("unrealisedRoePcnt", position.InitialMargin == 0 ? 0 : Math.Round(unrealised / position.InitialMargin, 4))
            .Num("avgEntryPrice", Math.Round(position.AverageEntry, Digits))
            .Num("liquidationPrice", position.LiquidationPrice)
            .Num("bankruptPrice", position.BankruptcyPrice)
            .Str("settleCurrency", contract.DisplaySettle)
            .Bool("isInverse", contract.IsInverse)
            .Str("marginMode", position.IsCross ? "CROSS" : "ISOLATED")
            .Str("positionSide", "BOTH")
            .Num("leverage", leverage);
    }

    /// <summary>An isolated position reports what its margin really amounts to by now; a cross one what was set.</summary>
    private static decimal LeverageOf(Position position, decimal unrealised, decimal markValue)
    {
        if (position.Quantity == 0)
            return 0;
        return position.IsCross
            ? Math.Round(Math.Abs(position.Cost) / position.InitialMargin, 2)
            : Math.Round(Math.Abs(markValue) / Math.Max(position.Margin + unrealised, 0.000000000001m), 2);
    }

    private static void TradeFees(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Query.Need("symbol"));
        json.Object(o => o.Str("symbol", contract.Symbol).Dec("takerFeeRate", Contract.TakerFeeRate).Dec("makerFeeRate", Contract.MakerFeeRate));
    }
}
