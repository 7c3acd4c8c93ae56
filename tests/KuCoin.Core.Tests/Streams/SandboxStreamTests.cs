using KuCoin.Credentials;
using KuCoin.Sandbox;
using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

/// <summary>The whole way: client, token, web socket, and an exchange that read the reference on its own.</summary>
public sealed class SandboxStreamTests : IAsyncLifetime
{
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions { MarketMaker = true });
    private readonly KuCoinClient _client;

    public SandboxStreamTests() => _client = new KuCoinClient(new KuCoinClientOptions
    {
        Endpoint = _sandbox.Endpoint,
        FuturesEndpoint = _sandbox.FuturesEndpoint,
        Credentials = new ApiCredentials(_sandbox.Key.ApiKey, _sandbox.Key.Secret, _sandbox.Key.Passphrase, _sandbox.Key.Version),
    });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await UntilAsync(() => _sandbox.OpenStreamCount == 0, "no stream is left");
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_ticker_arrives_and_agrees_with_the_one_asked_for()
    {
        await using var tickers = await _client.Streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "ETH-USDT"));
        var seen = new Dictionary<string, Ticker>();
        while (seen.Count < 2)
        {
            var ticker = await tickers.NextAsync();
            seen[ticker.Symbol] = ticker;
        }

        foreach (var symbol in new[] { "BTC-USDT", "ETH-USDT" })
        {
            var asked = await _client.Spot.GetTickerAsync(symbol);
            Assert.InRange(seen[symbol].BestBid!.Value, asked.BestBid!.Value * 0.5m, asked.BestBid.Value * 2m);
            Assert.True(seen[symbol].BestBid < seen[symbol].BestAsk);
            Assert.InRange(seen[symbol].Time!.Value, _sandbox.Now.AddMinutes(-1), _sandbox.Now);
        }
    }

    [Fact]
    public async Task All_tickers_arrive_by_symbol()
    {
        await using var tickers = await _client.Streams.SubscribeAsync(SpotTopics.AllTickers);
        var seen = new HashSet<string>();
        while (seen.Count < 3)
            seen.Add((await tickers.NextAsync()).Symbol);
        Assert.DoesNotContain("all", seen);
    }

    [Fact]
    public async Task An_orders_life_and_its_money_are_told()
    {
        await using var orders = await _client.Streams.SubscribeAsync(SpotTopics.Orders);
        await using var balances = await _client.Streams.SubscribeAsync(AccountTopics.Balances);
        var best = (await _client.Spot.GetTickerAsync("BTC-USDT")).BestBid!.Value;
        var price = decimal.Truncate(best / 2);
        var resting = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = price, Size = 0.001m });

        var received = await orders.NextAsync();
        Assert.Equal((resting.Id, resting.ClientOid, "received", "new"), (received.Id, received.ClientOid, received.Event, received.Status));
        var open = await orders.NextAsync();
        Assert.Equal((resting.Id, "open", "open", price, 0.001m, 0.001m), (open.Id, open.Event, open.Status, open.Price, open.Size, open.RemainingSize));
        var held = await balances.NextAsync();
        Assert.Equal(("USDT", resting.Id, "BTC-USDT"), (held.Currency, held.OrderId, held.Symbol));
        Assert.True(held.HoldChange >= price * 0.001m);
        Assert.Equal(held.Total, held.Available + held.Hold);

        await _client.Spot.CancelOrderAsync(resting.Id);
        var cancelled = await orders.NextAsync();
        Assert.Equal((resting.Id, "canceled", "done", 0.001m), (cancelled.Id, cancelled.Event, cancelled.Status, cancelled.CancelledSize));

        var market = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 0.001m });
        var filled = 0m;
        OrderChange change;
        do
        {
            change = await orders.NextAsync();
            Assert.Equal(market.Id, change.Id);
            filled += change.Event == "match" ? change.MatchSize!.Value : 0m;
        }
        while (change.Status != "done");
        Assert.Equal(("filled", 0.001m), (change.Event, filled));
    }

    [Fact]
    public async Task A_cut_is_reported_and_events_flow_again()
    {
        await using var orders = await _client.Streams.SubscribeAsync(SpotTopics.Orders);
        await using var tickers = await _client.Streams.SubscribeAsync(SpotTopics.AllTickers);
        await tickers.NextAsync();

        _sandbox.CutStreams();

        var gap = await orders.NextReportAsync(StreamReportKind.Reconnected);
        Assert.True(gap.GapFrom < gap.GapTo);
        await tickers.NextReportAsync(StreamReportKind.Reconnected);
        while (tickers.TryRead(out _))
        {
        }

        await tickers.NextAsync();
        var best = (await _client.Spot.GetTickerAsync("BTC-USDT")).BestBid!.Value;
        var order = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = decimal.Truncate(best / 2), Size = 0.001m });
        Assert.Equal(order.Id, (await orders.NextAsync()).Id);
    }

    [Fact]
    public async Task Without_a_key_public_topics_work_and_private_ones_are_refused_at_once()
    {
        await using var client = new KuCoinClient(new KuCoinClientOptions { Endpoint = _sandbox.Endpoint, FuturesEndpoint = _sandbox.FuturesEndpoint });
        await using var tickers = await client.Streams.SubscribeAsync(SpotTopics.AllTickers);
        await tickers.NextAsync();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Streams.SubscribeAsync(SpotTopics.Orders)).WaitAsync(Patience);
        Assert.Contains(error.Kind, new[] { KuCoinErrorKind.Authentication, KuCoinErrorKind.PermissionDenied, KuCoinErrorKind.InvalidArgument });
    }

    [Fact]
    public async Task A_symbol_the_exchange_does_not_know_is_refused()
    {
        var error = await Assert.ThrowsAsync<KuCoinException>(() => _client.Streams.SubscribeAsync(SpotTopics.Ticker("NOPE-USDT"))).WaitAsync(Patience);
        Assert.Contains("NOPE-USDT", error.Message, StringComparison.Ordinal);
    }
}
