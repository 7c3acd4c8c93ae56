// An operator's day in a minute, from C#: the tour of examples/tour.ps1 through KuCoin.Core, without PowerShell.
// The last line is "demo: ok"; any failure ends the tour.
using System.Globalization;
using KuCoin;
using KuCoin.Credentials;
using KuCoin.Sandbox;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
var stop = end.Token;

Chapter("An exchange of your own, on this machine. Orders match, prices move, no money is real.");
await using var sandbox = SandboxServer.Start();
await using var client = new KuCoinClient(new KuCoinClientOptions
{
    Endpoint = sandbox.Endpoint,
    FuturesEndpoint = sandbox.FuturesEndpoint,
    Credentials = new ApiCredentials(sandbox.Key.ApiKey, sandbox.Key.Secret, sandbox.Key.Passphrase, sandbox.Key.Version),
});
Print($"spot {sandbox.Endpoint}, futures {sandbox.FuturesEndpoint}");
var key = await client.Account.GetApiKeyAsync(stop);
Print($"key {key.MaskedKey}: {string.Join(", ", key.Permissions)}");

Chapter("What is there?", "client.Account.GetAccountsAsync()");
foreach (var account in await client.Account.GetAccountsAsync(cancellationToken: stop))
{
    if (account.Balance != 0)
        Print($"{account.Type,-6} {account.Currency,-6} {account.Balance,16} available {account.Available,16}");
}

Chapter("The five best of the day.", "client.Spot.GetTickersAsync()");
foreach (var ticker in (await client.Spot.GetTickersAsync(stop)).OrderByDescending(ticker => ticker.Change).Take(5))
    Print($"{ticker.Symbol,-12} {ticker.Last,14} {ticker.Change,8:P2}");

Chapter("Six hours of bitcoin.", "client.Spot.GetCandles(...)");
await foreach (var candle in client.Spot.GetCandles(new CandleQuery { Symbol = "BTC-USDT", Interval = CandleInterval.OneHour, StartTime = sandbox.Now.AddHours(-6) }).WithCancellation(stop))
    Print($"{candle.Time:HH:mm} open {candle.Open}, high {candle.High}, low {candle.Low}, close {candle.Close}");

Chapter("An order, from here to its fill.", "client.Spot.PlaceOrderAsync(...), client.Spot.GetOrderAsync(id), client.Spot.GetFills(...)");
var receipt = await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 500 }, stop);
var order = await client.Spot.GetOrderAsync(receipt.Id, receipt.Symbol, stop);
while (order.IsActive)
{
    await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
    order = await client.Spot.GetOrderAsync(receipt.Id, receipt.Symbol, stop);
}
Print($"order {order.Id} {order.Status}: {order.FilledSize} BTC for {order.FilledFunds} USDT, fee {order.Fee} {order.FeeCurrency}");
await foreach (var fill in client.Spot.GetFills(new FillQuery { OrderId = order.Id }).WithCancellation(stop))
    Print($"  {fill.Size} at {fill.Price} as {fill.Liquidity}");

Chapter("A limit order far from the market rests in the book until it is cancelled.", "client.Spot.CancelOrderAsync(id)");
var resting = await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "ETH-USDT", Side = OrderSide.Buy, Price = 1000, Size = 0.05m }, stop);
var cancelled = await client.Spot.CancelOrderAsync(resting.Id, resting.Symbol, stop);
Print($"cancelled {string.Join(", ", cancelled)}");

Chapter("A stop order sleeps at the exchange until the price reaches it.", "client.Spot.PlaceStopOrderAsync(...)");
var stopOrder = await client.Spot.PlaceStopOrderAsync(new StopOrderRequest { Order = new OrderRequest { Symbol = "KCS-USDT", Side = OrderSide.Sell, Price = 7.9m, Size = 5 }, Stop = StopKind.Loss, StopPrice = 8 }, stop);
Print($"cancelled {string.Join(", ", await client.Spot.CancelStopOrderAsync(stopOrder.Id, stop))}");

Chapter("The treasury moves what is not needed for trading.", "client.Account.TransferAsync(...)");
var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 250, From = AccountType.Trade, To = AccountType.Main }, stop);
Print($"transfer {transfer.Id}: {transfer.Amount} {transfer.Currency} from {transfer.From} to {transfer.To}");

Chapter("A futures position of one lot, opened and closed, and what the ledger says.", "client.Futures.PlaceOrderAsync(...), client.Futures.GetPositionsAsync(), client.Futures.GetLedger(...)");
await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Leverage = 5 }, stop);
foreach (var position in await client.Futures.GetPositionsAsync(cancellationToken: stop))
    Print($"{position.Symbol} {position.Size} lot at {position.AverageEntryPrice}, mark {position.MarkPrice}, profit {position.UnrealizedPnl} {position.SettleCurrency}");
await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Type = OrderType.Market, CloseOrder = true }, stop);
await foreach (var entry in client.Futures.GetLedger(new FuturesLedgerQuery { Currency = "USDT" }).WithCancellation(stop))
    Print($"{entry.Type,-12} {entry.Amount} {entry.Currency}");

Chapter("Live prices, six of them.", "client.Streams.SubscribeAsync(SpotTopics.Ticker(\"BTC-USDT\", \"ETH-USDT\"))");
await using (var prices = await client.Streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "ETH-USDT"), cancellationToken: stop))
{
    var seen = 0;
    await foreach (var ticker in prices.ReadAllAsync(stop))
    {
        Print($"{ticker.Time:HH:mm:ss.fff} {ticker.Symbol} {ticker.Last}");
        if (++seen == 6)
            break;
    }
}

Chapter("The day in a report. Sums are exact: decimals all the way, no floating point.", "client.Spot.GetRecentFillsAsync()");
foreach (var symbol in (await client.Spot.GetRecentFillsAsync(stop)).GroupBy(fill => fill.Symbol, StringComparer.Ordinal))
    Print($"{symbol.Key}: {symbol.Count()} fills, {symbol.Sum(fill => fill.Size)} for {symbol.Sum(fill => fill.Funds)}");

Console.WriteLine("\ndemo: ok");

static void Chapter(string title, string? call = null)
{
    Console.WriteLine($"\n# {title}");
    if (call is not null)
        Console.WriteLine($"C#> {call}");
}

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
