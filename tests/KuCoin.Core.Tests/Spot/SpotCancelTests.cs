using System.Collections.Concurrent;
using Xunit;

namespace KuCoin.Tests;

public sealed class SpotCancelTests
{
    private const string NotCancelable = """{"code":"400100","msg":"order_not_exist_or_not_allow_to_cancel"}""";
    private const string NoOrder = """{"code":"400100","msg":"order not exist."}""";

    [Fact]
    public async Task TheCancelledIdsAreReturned()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("cancel-order"));
        using var client = exchange.Connect();
        Assert.Equal(["674a97dfef434f0007efc431"], await client.Spot.CancelOrderAsync("674a97dfef434f0007efc431"));
        Assert.Equal("DELETE /api/v1/orders/674a97dfef434f0007efc431", Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task ByClientIdTheOrdersIdIsReturned()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("cancel-by-client-oid"));
        using var client = exchange.Connect();
        Assert.Equal(["67c3252a63d25e0007f91de9"], await client.Spot.CancelOrderByClientOidAsync("5c52e11203aa677f331e493fb"));
        Assert.Equal("DELETE /api/v1/order/client-order/5c52e11203aa677f331e493fb", Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task AllOfAPairAreCancelledTogether()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("cancel-all"));
        using var client = exchange.Connect();
        Assert.Equal(["674a8635b38d120007709c0f", "674a8630439c100007d3bce1"], await client.Spot.CancelAllOrdersAsync("BTC-USDT", TradeType.Trade));
        Assert.Equal("DELETE /api/v1/orders?symbol=BTC-USDT&tradeType=TRADE", Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task NothingToCancelIsAnEmptyList()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":{"cancelledOrderIds":[]}}""");
        using var client = exchange.Connect();
        Assert.Empty(await client.Spot.CancelAllOrdersAsync());
    }

    [Fact]
    public async Task ALostAnswerOfCancelAllIsRepeatedAndWarnedAbout()
    {
        int count = 0;
        await using var exchange = new ScriptedServer(_ => Interlocked.Increment(ref count) == 1 ? ScriptedServer.Drop : """{"code":"200000","data":{"cancelledOrderIds":[]}}""");
        using var client = exchange.Connect();
        var log = new ConcurrentQueue<LogEntry>();

        using (KuCoinLog.Listen(log.Enqueue))
            Assert.Empty(await client.Spot.CancelAllOrdersAsync());

        Assert.Equal(2, count);
        Assert.Single(log, entry => entry.Level == LogLevel.Warning);
    }

    [Theory]
    [InlineData(true, "cancelled")]
    [InlineData(false, "filled")]
    public async Task AnOrderThatIsDoneIsReportedAsWhatItIs(bool wasCancelled, string word)
    {
        await using var exchange = new ScriptedServer(request => request.Method is "DELETE" ? NotCancelable : Samples.Read("order", order =>
        {
            order["cancelExist"] = wasCancelled;
            order["dealSize"] = "0.00003";
        }));
        using var client = exchange.Connect();

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderAsync("674a97dfef434f0007efc431"));

        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotActive", "400100"), (error.Kind, error.ErrorId, error.Code));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Contains("0.00003", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrderThatIsNotThereIsNotFound()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "DELETE" ? NotCancelable : NoOrder);
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderAsync("x"));
        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotFound"), (error.Kind, error.ErrorId));
    }

    [Fact]
    public async Task ACancelWhoseAnswerWasLostIsASuccess()
    {
        int deletes = 0;
        await using var exchange = new ScriptedServer(request =>
            request.Method is not "DELETE" ? Samples.Read("order")
            : Interlocked.Increment(ref deletes) == 1 ? ScriptedServer.Drop
            : NotCancelable);
        using var client = exchange.Connect();

        Assert.Equal(["674a97dfef434f0007efc431"], await client.Spot.CancelOrderAsync("674a97dfef434f0007efc431"));
        Assert.Equal(2, deletes);
    }

    [Fact]
    public async Task AnOrderThatFilledWhileTheCancelWasLostIsReportedAsFilled()
    {
        int deletes = 0;
        await using var exchange = new ScriptedServer(request =>
            request.Method is not "DELETE" ? Samples.Read("order", order => order["cancelExist"] = false)
            : Interlocked.Increment(ref deletes) == 1 ? ScriptedServer.Drop
            : NotCancelable);
        using var client = exchange.Connect();

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderAsync("674a97dfef434f0007efc431"));

        Assert.Equal("OrderNotActive", error.ErrorId);
        Assert.Contains("filled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByClientIdALostAnswerIsASuccessToo()
    {
        int deletes = 0;
        await using var exchange = new ScriptedServer(request =>
            request.Method is "DELETE" ? Interlocked.Increment(ref deletes) == 1 ? ScriptedServer.Drop : NotCancelable
            : request.Target.StartsWith("/api/v1/order/", StringComparison.Ordinal) ? NoOrder
            : Samples.Read("orders"));
        using var client = exchange.Connect();

        Assert.Equal(["674a9a872033a50007e2790d"], await client.Spot.CancelOrderByClientOidAsync("5c52e11203aa677f33e4923fb"));
    }
}
