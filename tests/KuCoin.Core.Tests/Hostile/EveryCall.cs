using KuCoin.Transport;

namespace KuCoin.Tests.Hostile;

/// <summary>One of the client's methods with good values.</summary>
/// <param name="Name">What it does.</param>
/// <param name="RunAsync">Calls it, reads its list to the end, and gives what came out.</param>
/// <param name="Generation">The generation it is called with.</param>
/// <param name="Answer">The answer to a call where the usual good one leads elsewhere; null for the usual one.</param>
internal sealed record TypedCall(string Name, Func<KuCoinClient, Task<object?>> RunAsync, ApiGeneration Generation = ApiGeneration.Classic, Func<Operation, string?>? Answer = null);

/// <summary>All that the client can be asked to do, so that every declared operation is sent at least once.</summary>
internal static class EveryCall
{
    private const string Pair = "BTC-USDT";
    private const string Contract = "XBTUSDTM";
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddHours(-1);
    private static readonly DateTimeOffset End = DateTimeOffset.UtcNow;
    private static readonly OrderRequest Limit = new() { Symbol = Pair, Side = OrderSide.Buy, Price = 50000m, Size = 0.1m, ClientOid = "c1" };
    private static readonly FuturesOrderRequest FuturesLimit = new() { Symbol = Contract, Side = OrderSide.Buy, Price = 50000m, Size = 1, Leverage = 5, ClientOid = "c1" };

    public static IReadOnlyList<TypedCall> All { get; } =
    [
        One("accounts", c => c.Account.GetAccountsAsync()),
        One("account", c => c.Account.GetAccountAsync("a1")),
        One("summary", c => c.Account.GetSummaryAsync()),
        One("sub-accounts", c => c.Account.GetSubAccountsAsync("s1")),
        One("key", c => c.Account.GetApiKeyAsync()),
        One("transfer quota", c => c.Account.GetTransferQuotaAsync("USDT", AccountType.Main)),
        .. Both("transfer", c => c.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 1, From = AccountType.Main, To = AccountType.Trade, ClientOid = "c1" })),
        .. Both("transfer to sub-account", c => c.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 1, From = AccountType.Main, To = AccountType.Main, SubUserId = "s1", ClientOid = "c1" })),
        .. Both("deposit addresses", c => c.Account.GetDepositAddressesAsync("USDT")),
        .. Both("new deposit address", c => c.Account.NewDepositAddressAsync("USDT", "trx")),
        List("ledger", c => c.Account.GetLedger(new LedgerQuery { StartTime = Start, EndTime = End })),
        List("trade ledger", c => c.Account.GetLedger(new LedgerQuery { Account = AccountType.Trade, StartTime = Start, EndTime = End }), ApiGeneration.Current),
        List("margin ledger", c => c.Account.GetLedger(new LedgerQuery { Account = AccountType.Margin, StartTime = Start, EndTime = End }), ApiGeneration.Current),
        List("deposits", c => c.Account.GetDeposits(new DepositQuery { StartTime = Start, EndTime = End })),
        One("margin account", c => c.Account.GetMarginAccountAsync()),
        One("isolated margin accounts", c => c.Account.GetIsolatedMarginAccountsAsync()),
        List("withdrawals", c => c.Account.GetWithdrawals(new WithdrawalQuery { StartTime = Start, EndTime = End })),
        One("withdrawal", c => c.Account.GetWithdrawalAsync("w1")),
        One("withdrawal quota", c => c.Account.GetWithdrawalQuotaAsync("USDT")),
        .. Both("withdraw", c => c.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 10, Address = "T123", Chain = "trx", Remark = "r" })),
        Done("cancel withdrawal", c => c.Account.CancelWithdrawalAsync("w1")),

        .. Both("place", c => c.Spot.PlaceOrderAsync(Limit)),
        .. Both("place margin", c => c.Spot.PlaceOrderAsync(Limit with { TradeType = TradeType.MarginTrade }), ApiGeneration.Current),
        One("place borrowing", c => c.Spot.PlaceOrderAsync(Limit with { TradeType = TradeType.MarginTrade, AutoBorrow = true })),
        .. Both("place many", c => c.Spot.PlaceOrdersAsync([Limit, Limit with { ClientOid = "c2" }])),
        .. BothDone("test", c => c.Spot.TestOrderAsync(Limit)),
        .. BothDone("test margin", c => c.Spot.TestOrderAsync(Limit with { TradeType = TradeType.MarginTrade }), ApiGeneration.Current),
        Done("test borrowing", c => c.Spot.TestOrderAsync(Limit with { TradeType = TradeType.MarginTrade, AutoBorrow = true })),
        One("check", c => c.Spot.CheckOrderAsync(Limit)),
        One("check stop", c => c.Spot.CheckStopOrderAsync(new StopOrderRequest { Order = Limit, Stop = StopKind.Loss, StopPrice = 40000m })),
        .. Both("cancel", c => c.Spot.CancelOrderAsync("o1", Pair)),
        .. Both("cancel by client id", c => c.Spot.CancelOrderByClientOidAsync("c1", Pair)),
        One("cancel on margin", c => c.Spot.CancelOrderAsync("o1", Pair), ApiGeneration.Current) with { Answer = OfMarginOrder },
        One("cancel on margin by client id", c => c.Spot.CancelOrderByClientOidAsync("c1", Pair), ApiGeneration.Current) with { Answer = OfMarginOrder },
        .. Both("cancel all", c => c.Spot.CancelAllOrdersAsync()),
        .. Both("cancel all of a pair", c => c.Spot.CancelAllOrdersAsync(Pair)),
        .. Both("cancel all on margin", c => c.Spot.CancelAllOrdersAsync(Pair, TradeType.MarginTrade), ApiGeneration.Current),
        One("modify", c => c.Spot.ModifyOrderAsync(new OrderModification { Symbol = Pair, Id = "o1", Price = 50001m }), ApiGeneration.Current),
        .. Both("order", c => c.Spot.GetOrderAsync("o1", Pair)),
        .. Both("order by client id", c => c.Spot.GetOrderByClientOidAsync("c1", Pair)),
        .. Lists("active orders", c => c.Spot.GetOrders(new OrderQuery { Symbol = Pair, Status = OrderStatus.Active })),
        .. Lists("active orders of all pairs", c => c.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Active })),
        .. Lists("done orders", c => c.Spot.GetOrders(new OrderQuery { Symbol = Pair, Status = OrderStatus.Done, StartTime = Start, EndTime = End })),
        .. Lists("active margin orders", c => c.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Active, TradeType = TradeType.MarginTrade })),
        .. Lists("done margin orders", c => c.Spot.GetOrders(new OrderQuery { Symbol = Pair, Status = OrderStatus.Done, TradeType = TradeType.MarginTrade, StartTime = Start, EndTime = End })),
        .. Both("recent orders", c => c.Spot.GetRecentOrdersAsync(Pair, CancellationToken.None)),
        .. Lists("fills", c => c.Spot.GetFills(new FillQuery { Symbol = Pair, StartTime = Start, EndTime = End })),
        .. Lists("margin fills", c => c.Spot.GetFills(new FillQuery { Symbol = Pair, TradeType = TradeType.MarginTrade, StartTime = Start, EndTime = End })),
        .. Both("recent fills", c => c.Spot.GetRecentFillsAsync(Pair, CancellationToken.None)),
        One("place stop", c => c.Spot.PlaceStopOrderAsync(new StopOrderRequest { Order = Limit, Stop = StopKind.Loss, StopPrice = 40000m })),
        One("stop order", c => c.Spot.GetStopOrderAsync("o1")),
        One("stop order by client id", c => c.Spot.GetStopOrderByClientOidAsync("c1", Pair)),
        List("stop orders", c => c.Spot.GetStopOrders(new StopOrderQuery { Symbol = Pair })),
        One("cancel stop", c => c.Spot.CancelStopOrderAsync("o1")),
        One("cancel stop by client id", c => c.Spot.CancelStopOrderByClientOidAsync("c1", Pair)),
        One("cancel stops", c => c.Spot.CancelStopOrdersAsync(Pair)),
        One("symbols", c => c.Spot.GetSymbolsAsync()),
        One("symbol", c => c.Spot.GetSymbolAsync(Pair)),
        One("tickers", c => c.Spot.GetTickersAsync()),
        One("ticker", c => c.Spot.GetTickerAsync(Pair)),
        One("status", c => c.Spot.GetStatusAsync()),
        One("currencies", c => c.Spot.GetCurrenciesAsync()),
        One("currency", c => c.Spot.GetCurrencyAsync("BTC")),
        One("markets", c => c.Spot.GetMarketsAsync()),
        One("statistic", c => c.Spot.GetStatisticAsync(Pair)),
        One("book", c => c.Spot.GetOrderBookAsync(Pair)),
        One("book of 20", c => c.Spot.GetOrderBookAsync(Pair, 20)),
        One("book of 100", c => c.Spot.GetOrderBookAsync(Pair, 100)),
        List("candles", c => c.Spot.GetCandles(new CandleQuery { Symbol = Pair, Interval = CandleInterval.OneMinute, StartTime = Start, EndTime = End })),
        One("trades", c => c.Spot.GetTradesAsync(Pair)),
        One("trade fees", c => c.Spot.GetTradeFeesAsync([Pair])),
        One("base fee", c => c.Spot.GetBaseFeeAsync()),

        One("borrow", c => c.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 10 })),
        One("repay", c => c.Margin.RepayAsync(new MarginRepaymentRequest { Currency = "USDT", Size = 10 })),
        List("loans", c => c.Margin.GetLoans(new MarginDebtQuery { Currency = "USDT", StartTime = Start, EndTime = End })),
        List("repayments", c => c.Margin.GetRepayments(new MarginDebtQuery { Currency = "USDT", StartTime = Start, EndTime = End })),
        List("interest", c => c.Margin.GetInterest(new MarginDebtQuery { Currency = "USDT", StartTime = Start, EndTime = End })),

        One("futures account", c => c.Futures.GetAccountAsync("USDT")),
        One("futures accounts", c => c.Futures.GetAccountsAsync()),
        List("futures ledger", c => c.Futures.GetLedger(new FuturesLedgerQuery { Currency = "USDT", StartTime = Start, EndTime = End })),
        List("futures fills", c => c.Futures.GetFills(new FuturesFillQuery { Symbol = Contract, StartTime = Start, EndTime = End })),
        One("recent futures fills", c => c.Futures.GetRecentFillsAsync()),
        One("futures place", c => c.Futures.PlaceOrderAsync(FuturesLimit)),
        One("futures place with exits", c => c.Futures.PlaceOrderAsync(FuturesLimit with { TriggerUpPrice = 60000m, TriggerDownPrice = 40000m })),
        One("futures place many", c => c.Futures.PlaceOrdersAsync([FuturesLimit, FuturesLimit with { ClientOid = "c2" }])),
        Done("futures test", c => c.Futures.TestOrderAsync(FuturesLimit)),
        One("futures check", c => c.Futures.CheckOrderAsync(FuturesLimit)),
        One("futures cancel", c => c.Futures.CancelOrderAsync("o1")),
        Done("futures cancel by client id", c => c.Futures.CancelOrderByClientOidAsync("c1", Contract)),
        One("futures cancel many", c => c.Futures.CancelOrdersAsync(["o1", "o2"])),
        .. Both("futures cancel all", c => c.Futures.CancelAllOrdersAsync(Contract)),
        One("futures cancel stops", c => c.Futures.CancelAllStopOrdersAsync(Contract)),
        One("futures order", c => c.Futures.GetOrderAsync("o1")),
        One("futures order by client id", c => c.Futures.GetOrderByClientOidAsync("c1")),
        List("futures orders", c => c.Futures.GetOrders(new FuturesOrderQuery { Symbol = Contract, Status = OrderStatus.Done, StartTime = Start, EndTime = End })),
        One("recent futures orders", c => c.Futures.GetRecentOrdersAsync()),
        List("futures stop orders", c => c.Futures.GetStopOrders(new FuturesStopOrderQuery { Symbol = Contract })),
        One("funding rate", c => c.Futures.GetFundingRateAsync(Contract)),
        List("funding rates", c => c.Futures.GetFundingRates(Contract, Start, End)),
        List("funding payments", c => c.Futures.GetFundingPayments(new FundingPaymentQuery { Symbol = Contract, StartTime = Start, EndTime = End })),
        Index("index prices", c => c.Futures.GetIndexPricesAsync(new FuturesIndexQuery { Symbol = Contract })),
        Index("premium indexes", c => c.Futures.GetPremiumIndexesAsync(new FuturesIndexQuery { Symbol = Contract })),
        Index("interest rates", c => c.Futures.GetInterestRatesAsync(new FuturesIndexQuery { Symbol = Contract })),
        One("add margin", c => c.Futures.AddMarginAsync(Contract, 10, "biz1")),
        Value("remove margin", c => c.Futures.RemoveMarginAsync(Contract, 10)),
        Value("removable margin", c => c.Futures.GetRemovableMarginAsync(Contract)),
        Done("auto deposit", c => c.Futures.SetAutoDepositAsync(Contract, true)),
        One("futures ticker", c => c.Futures.GetTickerAsync(Contract)),
        One("futures tickers", c => c.Futures.GetTickersAsync()),
        One("futures book", c => c.Futures.GetOrderBookAsync(Contract)),
        One("futures book of 20", c => c.Futures.GetOrderBookAsync(Contract, 20)),
        One("futures book of 100", c => c.Futures.GetOrderBookAsync(Contract, 100)),
        List("futures candles", c => c.Futures.GetCandles(new FuturesCandleQuery { Symbol = Contract, Interval = CandleInterval.OneMinute, StartTime = Start, EndTime = End })),
        One("futures trades", c => c.Futures.GetTradesAsync(Contract)),
        One("mark price", c => c.Futures.GetMarkPriceAsync(Contract)),
        One("futures statistic", c => c.Futures.GetStatisticAsync()),
        List("position history", c => c.Futures.GetPositionHistory(new FuturesPositionHistoryQuery { Symbol = Contract, StartTime = Start, EndTime = End })),
        One("maximum size", c => c.Futures.GetMaxOpenSizeAsync(Contract, 50000m, 5)),
        One("leverage", c => c.Futures.GetLeverageAsync(Contract)),
        Done("set leverage", c => c.Futures.SetLeverageAsync(Contract, 5)),
        One("margin mode", c => c.Futures.GetMarginModeAsync(Contract)),
        One("set margin mode", c => c.Futures.SetMarginModeAsync(Contract, MarginMode.Cross)),
        One("set margin modes", c => c.Futures.SetMarginModesAsync([Contract], MarginMode.Cross)),
        One("risk limits", c => c.Futures.GetRiskLimitsAsync(Contract)),
        Done("set risk limit", c => c.Futures.SetRiskLimitAsync(Contract, 2)),
        One("cross risk limits", c => c.Futures.GetCrossRiskLimitsAsync([Contract])),
        One("contracts", c => c.Futures.GetContractsAsync()),
        One("contract", c => c.Futures.GetContractAsync(Contract)),
        One("futures status", c => c.Futures.GetStatusAsync()),
        Value("futures time", c => c.Futures.GetServerTimeAsync()),
        One("positions", c => c.Futures.GetPositionsAsync()),
        .. Both("position", c => c.Futures.GetPositionAsync(Contract)),
        Value("time", async c => (await c.Clock.SampleAsync()).Offset),
        Value("raw", async c => (await c.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/market/stats", Query = [new("symbol", Pair)] })).Data.ValueKind),
        One("generation", c => c.Account.GetDepositAddressesAsync("USDT"), ApiGeneration.Auto),
    ];

    // The trade account knows no such order, the margin account does.
    private static string? OfMarginOrder(Operation operation) => operation switch
    {
        _ when operation.Path.StartsWith("/api/v1/hf/orders", StringComparison.Ordinal) => """{"code":"400100","msg":"order not exist."}""",
        Operation<Order> => GoodAnswers.Of(operation)[^1].Replace("\"tradeType\":\"text\"", "\"tradeType\":\"MARGIN_TRADE\"", StringComparison.Ordinal),
        _ => null,
    };

    private static TypedCall One<T>(string name, Func<KuCoinClient, Task<T>> call, ApiGeneration generation = ApiGeneration.Classic)
        where T : class =>
        new($"{name} ({generation})", async client => await call(client), generation);

    private static TypedCall Value<T>(string name, Func<KuCoinClient, Task<T>> call)
        where T : struct =>
        new(name, async client => await call(client));

    private static TypedCall Done(string name, Func<KuCoinClient, Task> call, ApiGeneration generation = ApiGeneration.Classic) =>
        new($"{name} ({generation})", async client =>
        {
            await call(client);
            return null;
        }, generation);

    private static TypedCall List<T>(string name, Func<KuCoinClient, Paged<T>> call, ApiGeneration generation = ApiGeneration.Classic) =>
        new($"{name} ({generation})", async client => await ReadAsync(call(client)), generation);

    private static TypedCall Index<T>(string name, Func<KuCoinClient, Task<Paged<T>>> call) =>
        new(name, async client => await ReadAsync(await call(client)));

    private static TypedCall[] Both<T>(string name, Func<KuCoinClient, Task<T>> call, ApiGeneration only = ApiGeneration.Auto)
        where T : class =>
        [.. Generations(only).Select(generation => One(name, call, generation))];

    private static TypedCall[] BothDone(string name, Func<KuCoinClient, Task> call, ApiGeneration only = ApiGeneration.Auto) =>
        [.. Generations(only).Select(generation => Done(name, call, generation))];

    private static TypedCall[] Lists<T>(string name, Func<KuCoinClient, Paged<T>> call) =>
        [.. Generations(ApiGeneration.Auto).Select(generation => List(name, call, generation))];

    private static ApiGeneration[] Generations(ApiGeneration only) => only == ApiGeneration.Auto ? [ApiGeneration.Classic, ApiGeneration.Current] : [only];

    // A hostile list can be endless in good faith; a reader takes what it wants.
    private static async Task<object> ReadAsync<T>(Paged<T> list)
    {
        var rows = new List<T>();
        var pages = 0;
        await foreach (var page in list.AsPages())
        {
            rows.AddRange(page.Items);
            if (++pages == 50)
                break;
        }

        return rows;
    }
}
