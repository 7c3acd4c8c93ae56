using System.Text.Json;
using KuCoin.Sandbox.Futures;

namespace KuCoin.Sandbox.Wire;

/// <summary>Positions as the calls and the streams show them.</summary>
internal static class FuturesPositionJson
{
    private const int Digits = 12;

    public static void Write(Exchange exchange, Utf8JsonWriter json, Position position)
    {
        WriteFigures(exchange, json.Str("id", position.Id), position)
            .Str("marginMode", position.Settings.MarginMode)
            .Str("positionSide", position.Side.ToString())
            .Num("leverage", exchange.Futures.Positions.LeverageOf(position));
    }

    /// <summary>All but the id and the three members the margin call leaves out.</summary>
    public static Utf8JsonWriter WriteFigures(Exchange exchange, Utf8JsonWriter json, Position position)
    {
        var (contract, isolated, book) = (position.Contract, !position.IsCross, exchange.Futures.Positions);
        var mark = exchange.Futures.Mark(contract);
        var (unrealised, backing, level) = (position.Unrealised(mark), book.Backing(position), position.Settings.Level);
        json.Str("symbol", contract.Symbol).Bool("crossMode", position.IsCross);
        if (isolated)
        {
            json.Bool("autoDeposit", position.Settings.AutoDeposit)
                .Num("maintMarginReq", level.MaintenanceRate)
                .Num("riskLimit", level.MaxRiskLimit)
                .Num("realLeverage", book.LeverageOf(position));
        }
        json.Num("delevPercentage", position.Quantity == 0 ? 0 : 0.5m)
            .Millis("openingTimestamp", position.OpenedAt)
            .Millis("currentTimestamp", exchange.Clock.Now)
            .Num("currentQty", position.Quantity)
            .Num("currentCost", position.Cost)
            .Num("currentComm", position.FeesPaid)
            .Num("unrealisedCost", position.Cost)
            .Num("realisedGrossCost", -position.RealisedGross)
            .Num("realisedCost", position.FeesPaid - position.RealisedGross)
            .Bool("isOpen", position.Quantity != 0)
            .Num("markPrice", mark)
            .Num("markValue", position.MarkValue(mark))
            .Num("posCost", position.Cost);
        if (isolated)
        {
            json.Num("posCross", position.Added).Num("posCrossMargin", 0).Num("posComm", position.FeeReserve).Num("posCommCommon", position.FeeReserve)
                .Num("posLoss", position.FundingLost).Num("posFunding", 0).Num("posMaint", position.Maintenance).Num("maintMargin", position.HeldMargin + unrealised)
                .Num("maintainMargin", level.MaintenanceRate).Num("riskLimitLevel", level.Level);
        }
        return json.Num("posInit", position.InitialMargin)
            .Num("posMargin", position.Margin(mark))
            .Num("realisedGrossPnl", position.RealisedGross)
            .Num("realisedPnl", position.RealisedGross - position.FeesPaid + position.Funding)
            .Num("unrealisedPnl", unrealised)
            .Num("unrealisedPnlPcnt", position.Cost == 0 ? 0 : Math.Round(unrealised / Math.Abs(position.Cost), 4))
            .Num("unrealisedRoePcnt", position.InitialMargin == 0 ? 0 : Math.Round(unrealised / position.InitialMargin, 4))
            .Num("avgEntryPrice", Math.Round(position.AverageEntry, Digits))
            .Num("liquidationPrice", position.LiquidationPrice(backing))
            .Num("bankruptPrice", position.BankruptcyPrice(backing))
            .Str("settleCurrency", contract.DisplaySettle)
            .Bool("isInverse", contract.IsInverse);
    }
}
