using System.Text.Json;
using KuCoin.Sandbox.Futures;

namespace KuCoin.Sandbox.Wire;

/// <summary>Positions, their margin, leverage and limits.</summary>
internal static class FuturesPositionRoutes
{
    private const int LongestBizNo = 36;
    private const int MostSymbols = 50;

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/position", Pool.Futures, 2, Access.Futures, static (call, json) => json.Object(o => FuturesPositionJson.Write(call.Exchange, o, PositionOf(call, call.Query)))),
        new("GET", "/api/v2/position", Pool.Futures, 2, Access.Futures, PositionsOfContract),
        new("GET", "/api/v1/positions", Pool.Futures, 2, Access.Futures, Positions),
        new("GET", "/api/v1/history-positions", Pool.Futures, 2, Access.Futures, History),
        new("POST", "/api/v1/position/margin/auto-deposit-status", Pool.Futures, 4, Access.Futures, SetAutoDeposit),
        new("POST", "/api/v1/position/margin/deposit-margin", Pool.Futures, 4, Access.Futures, DepositMargin),
        new("GET", "/api/v1/margin/maxWithdrawMargin", Pool.Futures, 10, Access.Futures, MostRemovable),
        new("POST", "/api/v1/margin/withdrawMargin", Pool.Futures, 10, Access.Futures, WithdrawMargin),
        new("GET", "/api/v2/getMaxOpenSize", Pool.Futures, 2, Access.Futures, MostOpenSize),
        new("GET", "/api/v2/position/getMarginMode", Pool.Futures, 2, Access.Futures, static (call, json) => WriteMode(call, json, ContractOf(call.Query))),
        new("POST", "/api/v2/position/changeMarginMode", Pool.Futures, 2, Access.Futures, ChangeMode),
        new("POST", "/api/v2/position/batchChangeMarginMode", Pool.Futures, 2, Access.Futures, ChangeModes),
        new("GET", "/api/v2/position/getPositionMode", Pool.Futures, 2, Access.Futures, WritePositionMode),
        new("POST", "/api/v2/position/switchPositionMode", Pool.Futures, 2, Access.Futures, SwitchPositionMode),
        new("GET", "/api/v2/getCrossUserLeverage", Pool.Futures, 2, Access.Futures, GetLeverage),
        new("POST", "/api/v2/changeCrossUserLeverage", Pool.Futures, 2, Access.Futures, SetLeverage),
        new("GET", "/api/v2/batchGetCrossOrderLimit", Pool.Futures, 2, Access.Futures, CrossLimits),
        new("GET", "/api/v1/contracts/risk-limit/{symbol}", Pool.Public, 5, Access.General, RiskLevels),
        new("POST", "/api/v1/position/risk-limit-level/change", Pool.Futures, 5, Access.Futures, ChangeRiskLevel),
    ];

    private static Contract ContractOf(Fields fields) => FuturesMarketRoutes.ContractOf(fields.Need("symbol"));

    private static ContractSettings SettingsOf(Call call, Contract contract) => call.Exchange.Futures.Settings.Of(call.User, contract);

    private static Position PositionOf(Call call, Fields fields) =>
        call.Exchange.Futures.Positions.Of(call.User, ContractOf(fields), fields.Word("positionSide", PositionSide.BOTH));

    private static Position IsolatedOf(Call call)
    {
        var position = PositionOf(call, call.Body.Text("symbol") is null ? call.Query : call.Body);
        if (position.IsCross)
            throw FuturesOrderRules.Parameter("Only an isolated position has margin of its own");
        return position.Quantity != 0 ? position : throw FuturesAdmission.NothingToClose;
    }

    private static void PositionsOfContract(Call call, Utf8JsonWriter json)
    {
        var contract = ContractOf(call.Query);
        PositionSide[] sides = call.Exchange.Futures.Settings.IsHedged(call.User) ? [PositionSide.LONG, PositionSide.SHORT] : [PositionSide.BOTH];
        json.Objects(sides.Select(side => call.Exchange.Futures.Positions.Of(call.User, contract, side)), (o, p) => FuturesPositionJson.Write(call.Exchange, o, p));
    }

    private static void Positions(Call call, Utf8JsonWriter json)
    {
        var currency = call.Query.Text("currency");
        var rows = call.Exchange.Futures.Positions.OpenOf(call.User)
            .Where(p => currency is null || currency.Equals(p.Contract.DisplaySettle, StringComparison.Ordinal));
        json.Objects(rows, (o, position) => FuturesPositionJson.Write(call.Exchange, o, position));
    }

    private static void History(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var (symbol, from, to) = (query.Text("symbol"), query.Millis("from"), query.Millis("to"));
        var (page, limit) = (query.Whole("pageId") ?? 1, query.Whole("limit") ?? 10);
        if (page < 1 || limit is < 1 or > 200)
            throw query.Bad("pageId starts at 1, limit is 1 to 200");
        var rows = call.Exchange.Futures.Positions.Closed.OrderByDescending(static p => p.ClosedAt).Where(p => ReferenceEquals(p.Owner, call.User)
            && (symbol is null || symbol.Equals(p.Contract.Symbol, StringComparison.Ordinal)) && !(p.ClosedAt < from) && !(p.ClosedAt > to)).ToList();
        json.Object(o => o
            .Num("currentPage", page)
            .Num("pageSize", limit)
            .Num("totalNum", rows.Count)
            .Num("totalPage", (rows.Count + limit - 1) / limit)
            .Array("items", rows.Skip((int)((page - 1) * limit)).Take((int)limit), (j, row) => j.Object(r => WriteClosed(r, row))));
    }

    private static void WriteClosed(Utf8JsonWriter json, ClosedPosition position)
    {
        var side = position.IsLong ? "LONG" : "SHORT";
        json.Str("closeId", position.Id)
            .Str("userId", position.Owner.Id)
            .Str("symbol", position.Contract.Symbol)
            .Str("settleCurrency", position.Contract.DisplaySettle)
            .Dec("leverage", position.Leverage)
            .Str("type", $"{(position.IsLiquidated ? "LIQUID" : "CLOSE")}_{side}")
            .Dec("pnl", position.Profit)
            .Dec("realisedGrossCost", -position.RealisedGross)
            .Dec("realisedGrossCostNew", -position.RealisedGross)
            .Dec("withdrawPnl", 0)
            .Dec("tradeFee", position.Fees)
            .Dec("fundingFee", position.Funding)
            .Millis("openTime", position.OpenedAt)
            .Millis("closeTime", position.ClosedAt)
            .Dec("openPrice", position.OpenPrice)
            .Dec("closePrice", position.ClosePrice)
            .Str("marginMode", ContractSettings.ModeText(position.IsCross))
            .Dec("tax", 0)
            .Null("roe", "liquidAmount")
            .Dec("liquidPrice", position.IsLiquidated ? position.ClosePrice : null)
            .Str("side", side);
    }

    private static void SetAutoDeposit(Call call, Utf8JsonWriter json)
    {
        var contract = ContractOf(call.Body);
        var settings = SettingsOf(call, contract);
        if (settings.IsCross)
            throw FuturesOrderRules.Parameter("Only an isolated position has margin of its own");
        _ = call.Body.Need("status");
        settings.AutoDeposit = call.Body.Flag("status");
        foreach (var position in call.Exchange.Futures.Positions.OpenOf(call.User).Where(p => p.Contract == contract).ToList())
            call.Exchange.Futures.Positions.Changed?.Invoke(position, "autoAppendMarginStatusChange");
        json.WriteBooleanValue(true);
    }

    private static void DepositMargin(Call call, Utf8JsonWriter json)
    {
        var position = IsolatedOf(call);
        var bizNo = call.Body.Need("bizNo");
        var amount = call.Body.Decimal("margin") ?? throw call.Body.Bad("margin is mandatory");
        if (bizNo.Length > LongestBizNo || amount <= 0)
            throw FuturesOrderRules.Parameter(FormattableString.Invariant($"bizNo has at most {LongestBizNo} characters, margin is a positive number"));
        call.Exchange.Futures.Margin.Deposit(position, bizNo, amount);
        json.Object(o => FuturesPositionJson.WriteFigures(call.Exchange, o.Str("id", position.Id).Num("userId", call.User.Uid), position));
    }

    private static void MostRemovable(Call call, Utf8JsonWriter json) =>
        json.WriteStringValue(Json.Plain(call.Exchange.Futures.Positions.MostRemovable(IsolatedOf(call))));

    private static void WithdrawMargin(Call call, Utf8JsonWriter json)
    {
        var position = IsolatedOf(call);
        var amount = call.Body.Decimal("withdrawAmount") ?? throw call.Body.Bad("withdrawAmount is mandatory");
        if (amount <= 0 || amount > call.Exchange.Futures.Positions.MostRemovable(position))
            throw FuturesOrderRules.Parameter("withdrawAmount is more than can be removed");
        call.Exchange.Futures.Positions.AddMargin(position, -amount);
        json.WriteStringValue(Json.Plain(amount));
    }

    private static void MostOpenSize(Call call, Utf8JsonWriter json)
    {
        var contract = ContractOf(call.Query);
        var price = call.Query.Decimal("price") ?? throw call.Query.Bad("price is mandatory");
        var leverage = call.Query.Decimal("leverage") ?? throw call.Query.Bad("leverage is mandatory");
        if (price <= 0 || leverage < 1)
            throw FuturesOrderRules.Parameter("price and leverage parameter invalid");
        CheckLeverage(contract, leverage);
        json.Object(o => o
            .Str("symbol", contract.Symbol)
            .Num("maxBuyOpenSize", call.Exchange.Futures.MostLots(call.User, contract, Matching.Side.Buy, price, leverage))
            .Num("maxSellOpenSize", call.Exchange.Futures.MostLots(call.User, contract, Matching.Side.Sell, price, leverage)));
    }

    private static void WriteMode(Call call, Utf8JsonWriter json, Contract contract) =>
        json.Object(o => o.Str("symbol", contract.Symbol).Str("marginMode", SettingsOf(call, contract).MarginMode));

    private static void ChangeMode(Call call, Utf8JsonWriter json)
    {
        var contract = ContractOf(call.Body);
        call.Exchange.Futures.Margin.SetMode(call.User, contract, IsCross(call));
        WriteMode(call, json, contract);
    }

    private static bool IsCross(Call call) => call.Body.Text("marginMode", "", "ISOLATED", "CROSS") is "CROSS";

    /// <summary>Each contract for itself: what cannot be switched is told beside what was.</summary>
    private static void ChangeModes(Call call, Utf8JsonWriter json)
    {
        var isCross = IsCross(call);
        if (!call.BodyJson.TryGetProperty("symbols", out var list) || list.ValueKind != JsonValueKind.Array)
            throw FuturesOrderRules.Parameter("symbols is mandatory");
        var contracts = new List<Contract>();
        var errors = new List<(string? Symbol, Refusal Error)>();
        foreach (var symbol in list.EnumerateArray().Select(static s => s.GetString()))
        {
            try
            {
                contracts.Add(FuturesMarketRoutes.ContractOf(symbol));
                call.Exchange.Futures.Margin.SetMode(call.User, contracts[^1], isCross);
            }
            catch (Refusal no)
            {
                errors.Add((symbol, no));
            }
        }
        json.Object(o => o
            .Object("marginMode", modes =>
            {
                foreach (var contract in contracts)
                    modes.Str(contract.Symbol, SettingsOf(call, contract).MarginMode);
            })
            .Array("errors", errors, static (j, e) => j.Object(r => r.Str("code", e.Error.Code).Str("msg", e.Error.Message).Str("symbol", e.Symbol))));
    }

    private static void WritePositionMode(Call call, Utf8JsonWriter json) =>
        json.Object(o => o.Num("positionMode", call.Exchange.Futures.Settings.IsHedged(call.User) ? 1 : 0));

    private static void SwitchPositionMode(Call call, Utf8JsonWriter json)
    {
        call.Exchange.Futures.Margin.SetHedged(call.User, call.Body.Text("positionMode", "", "0", "1") is "1");
        WritePositionMode(call, json);
    }

    private static void GetLeverage(Call call, Utf8JsonWriter json)
    {
        var contract = ContractOf(call.Query);
        json.Object(o => o.Str("symbol", contract.Symbol).Dec("leverage", SettingsOf(call, contract).CrossLeverage));
    }

    private static void SetLeverage(Call call, Utf8JsonWriter json)
    {
        var contract = ContractOf(call.Body);
        var leverage = call.Body.Decimal("leverage") is { } given and >= 1 ? given : throw FuturesOrderRules.Parameter("Leverage parameter invalid.");
        CheckLeverage(contract, leverage);
        call.Exchange.Futures.Margin.SetCrossLeverage(call.User, contract, leverage);
        json.WriteBooleanValue(true);
    }

    private static void CheckLeverage(Contract contract, decimal leverage)
    {
        if (leverage > contract.MaxLeverage)
            throw new Refusal("300016", FormattableString.Invariant($"The leverage cannot be greater than {contract.MaxLeverage}."));
    }

    private static void CrossLimits(Call call, Utf8JsonWriter json)
    {
        var symbols = call.Query.Need("symbol").Split(',');
        if (symbols.Length > MostSymbols)
            throw call.Query.Bad(FormattableString.Invariant($"At most {MostSymbols} symbols"));
        json.Objects(symbols.Select(FuturesMarketRoutes.ContractOf), (o, contract) =>
        {
            var dollars = (decimal)call.Exchange.Prices.Dollars(contract.SettleCurrency);
            var margin = call.Query.Decimal("totalMargin") ?? Math.Round(10_000 / dollars, 8);
            var leverage = call.Query.Decimal("leverage") ?? contract.MaxLeverage;
            var price = call.Exchange.Futures.Find(contract.Symbol)!.Tape.Last?.Price ?? call.Exchange.Futures.Mark(contract);
            var lots = Math.Min(Contract.MaxOrderSize, Math.Floor(margin * leverage / Math.Abs(contract.Value(price, 1))));
            o.Str("symbol", contract.Symbol)
                .Num("maxOpenSize", lots)
                .Dec("maxOpenValue", Math.Abs(contract.Value(price, lots)))
                .Dec("totalMargin", margin)
                .Dec("price", price)
                .Dec("leverage", leverage)
                .Dec("mmr", contract.MaintenanceRate)
                .Dec("imr", Math.Round(1 / leverage, 8))
                .Str("currency", contract.DisplaySettle);
        });
    }

    private static void RiskLevels(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Route["symbol"]);
        json.Objects(contract.RiskLevels, (o, level) => o
            .Str("symbol", contract.Symbol)
            .Num("level", level.Level)
            .Num("maxRiskLimit", level.MaxRiskLimit)
            .Num("minRiskLimit", level.MinRiskLimit)
            .Num("maxLeverage", level.MaxLeverage)
            .Num("initialMargin", level.InitialRate)
            .Num("maintainMargin", level.MaintenanceRate));
    }

    private static void ChangeRiskLevel(Call call, Utf8JsonWriter json)
    {
        call.Exchange.Futures.RiskLimits.Change(call.User, ContractOf(call.Body), call.Body.Whole("level") ?? throw call.Body.Bad("level is mandatory"));
        json.WriteBooleanValue(true);
    }
}
