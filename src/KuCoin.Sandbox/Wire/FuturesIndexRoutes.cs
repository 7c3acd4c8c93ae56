using System.Text.Json;
using KuCoin.Sandbox.Futures;

namespace KuCoin.Sandbox.Wire;

/// <summary>Prices and rates a contract is valued by: mark, index, premium, interest and funding.</summary>
internal static class FuturesIndexRoutes
{
    private const int UsualRows = 10;
    private const int MostRows = 100;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly string[] Sources = ["binance", "okex", "kucoin"];
    private static readonly decimal[] Weights = [0.5m, 0.3m, 0.2m];

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/mark-price/{symbol}/current", Pool.Public, 3, Access.Public, MarkPrice),
        new("GET", "/api/v1/index/query", Pool.Public, 2, Access.Public, Index),
        new("GET", "/api/v1/premium/query", Pool.Public, 3, Access.Public, Premium),
        new("GET", "/api/v1/interest/query", Pool.Public, 5, Access.Public, Interest),
        new("GET", "/api/v1/funding-rate/{symbol}/current", Pool.Public, 2, Access.Public, FundingNow),
        new("GET", "/api/v1/contract/funding-rates", Pool.Public, 5, Access.Public, FundingPast),
        new("GET", "/api/v1/funding-history", Pool.Futures, 5, Access.Futures, FundingPayments),
    ];

    private static void MarkPrice(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Route["symbol"]);
        json.Object(o => o
            .Str("symbol", contract.Symbol)
            .Num("granularity", (long)Second.TotalMilliseconds)
            .Millis("timePoint", Floor(call.Now, Second))
            .Num("value", call.Exchange.Futures.Mark(contract))
            .Num("indexPrice", call.Exchange.Futures.Prices.Index(contract, call.Now)));
    }

    private static void Index(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Need("symbol");
        var contract = Known(symbol, static c => c.IndexSymbol);
        WriteSeries(call, json, Second, (o, at) =>
        {
            var value = call.Exchange.Futures.Prices.Index(contract, at);
            WritePoint(o, symbol, Second, at, value)
                .Array("decomposionList", Sources.Zip(Weights), (j, source) => j.Object(part => part.Str("exchange", source.First).Num("price", value).Num("weight", source.Second)));
        });
    }

    private static void Premium(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Need("symbol");
        var step = symbol.EndsWith("8H", StringComparison.Ordinal) ? Contract.FundingPeriod : Minute;
        var contract = Known(symbol, c => $".{c.Symbol}PI" + (step == Minute ? "" : "8H"));
        WriteSeries(call, json, step, (o, at) => WritePoint(o, symbol, step, at, call.Exchange.Futures.Prices.Premium(contract, at)));
    }

    private static void Interest(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Need("symbol");
        var step = symbol.EndsWith("8H", StringComparison.Ordinal) ? Contract.FundingPeriod : Minute;
        var suffix = step == Minute ? "INT" : "INT8H";
        if (!ContractCatalogue.Contracts.Any(c => symbol.Equals($".{c.DisplayBase}{suffix}", StringComparison.Ordinal) || symbol.Equals($".{c.DisplayQuote}{suffix}", StringComparison.Ordinal)))
            throw UnknownSymbol;
        WriteSeries(call, json, step, (o, at) => WritePoint(o, symbol, step, at, FundingRates.DailyInterest));
    }

    private static void FundingNow(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Route["symbol"]);
        var (start, next) = Contract.FundingTimes(call.Now);
        var rates = call.Exchange.Futures.Rates;
        json.Object(o => o
            .Str("symbol", $".{contract.Symbol}FPI8H")
            .Num("granularity", (long)Contract.FundingPeriod.TotalMilliseconds)
            .Millis("timePoint", start)
            .Num("value", rates.At(contract, next))
            .Num("predictedValue", rates.At(contract, next + Contract.FundingPeriod))
            .Num("fundingRateCap", FundingRates.Cap)
            .Num("fundingRateFloor", -FundingRates.Cap)
            .Num("dailyInterestRate", FundingRates.DailyInterest)
            .Num("period", 0)
            .Millis("fundingTime", next));
    }

    private static void FundingPast(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Query.Need("symbol"));
        var from = call.Query.Millis("from") ?? throw call.Query.Bad("from is mandatory");
        var to = call.Query.Millis("to") ?? throw call.Query.Bad("to is mandatory");
        json.Objects(Points(Earlier(to, call.Now), Later(from, Contract.FirstOpen), Contract.FundingPeriod), (o, at) => o
            .Str("symbol", contract.Symbol)
            .Num("fundingRate", call.Exchange.Futures.Rates.At(contract, at))
            .Millis("timepoint", at));
    }

    private static void FundingPayments(Call call, Utf8JsonWriter json)
    {
        var symbol = FuturesMarketRoutes.ContractOf(call.Query.Need("symbol")).Symbol;
        var (from, to) = Bounds(call);
        var rows = call.Exchange.Futures.Positions.Payments.Where(p => ReferenceEquals(p.Position.Owner, call.User)
            && p.Position.Contract.Symbol.Equals(symbol, StringComparison.Ordinal) && p.TimePoint >= from && p.TimePoint <= to);
        FuturesSlider.Write(json, call.Query, rows.Reverse(), static p => p.Id, UsualRows, MostRows, static (o, payment) =>
        {
            var (position, mode) = (payment.Position, ContractSettings.ModeText(payment.IsCross));
            o.Num("id", payment.Id)
                .Str("symbol", position.Contract.Symbol)
                .Millis("timePoint", payment.TimePoint)
                .Num("fundingRate", payment.Rate)
                .Num("markPrice", payment.MarkPrice)
                .Num("positionQty", payment.Quantity)
                .Num("positionCost", payment.PositionCost)
                .Num("funding", payment.Funding)
                .Str("settleCurrency", position.Contract.DisplaySettle)
                .Str("context", $$"""{"marginMode": "{{mode}}", "positionSide": "{{position.Side}}"}""")
                .Str("marginMode", mode);
        });
    }

    private static Utf8JsonWriter WritePoint(Utf8JsonWriter json, string symbol, TimeSpan step, DateTimeOffset at, decimal value) =>
        json.Str("symbol", symbol).Num("granularity", (long)step.TotalMilliseconds).Millis("timePoint", at).Num("value", value);

    /// <summary>A row for every step of the span asked for; without a beginning, the last day.</summary>
    private static void WriteSeries(Call call, Utf8JsonWriter json, TimeSpan step, Action<Utf8JsonWriter, DateTimeOffset> members)
    {
        var to = Earlier(call.Query.Millis("endAt") ?? call.Now, call.Now);
        var from = call.Query.Millis("startAt") ?? to - TimeSpan.FromDays(1);
        FuturesSlider.Write(json, call.Query, Points(to, from, step), static at => at.ToUnixTimeMilliseconds(), UsualRows, MostRows, members);
    }

    private static IEnumerable<DateTimeOffset> Points(DateTimeOffset to, DateTimeOffset from, TimeSpan step)
    {
        for (var at = step == Contract.FundingPeriod ? Contract.FundingTimes(to).Start : Floor(to, step); at >= from; at -= step)
            yield return at;
    }

    private static (DateTimeOffset From, DateTimeOffset To) Bounds(Call call) =>
        (call.Query.Millis("startAt") ?? DateTimeOffset.UnixEpoch, call.Query.Millis("endAt") ?? DateTimeOffset.MaxValue);

    private static Contract Known(string symbol, Func<Contract, string> nameOf) =>
        ContractCatalogue.Contracts.FirstOrDefault(c => symbol.Equals(nameOf(c), StringComparison.Ordinal)) ?? throw UnknownSymbol;

    private static Refusal UnknownSymbol => new("200003", "The symbol is invalid.");

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan step) => new(time.UtcTicks - time.UtcTicks % step.Ticks, TimeSpan.Zero);
}
