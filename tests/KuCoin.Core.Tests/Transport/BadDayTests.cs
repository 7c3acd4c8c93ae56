using System.Collections.Concurrent;
using KuCoin.Credentials;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Everything goes wrong at once, orders, look-ups and all: each order is still placed exactly once or its fate reported as unknown.</summary>
public sealed class BadDayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Orders_are_placed_once_whatever_happens_to_requests_and_answers(int seed)
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions { Seed = seed });
        using var client = Connect(sandbox);
        var price = Math.Round((await client.Spot.GetTickerAsync("BTC-USDT")).BestBid!.Value / 2, 0);
        AddFaults(sandbox, "/api/v1/orders");
        // What asks for the lost ones meets the same weather.
        sandbox.AddFault(new SandboxFault { Method = "GET", PathPattern = "*order*", Drop = SandboxDrop.BeforeAccept, Count = 15, Probability = 0.1 });
        sandbox.AddFault(new SandboxFault { Method = "GET", PathPattern = "*order*", TruncateBody = true, Count = 15, Probability = 0.1 });
        sandbox.AddFault(new SandboxFault { Method = "GET", PathPattern = "*order*", HtmlBody = true, Count = 15, Probability = 0.1 });

        var receipts = await PlaceAsync(100, clientOid => client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = price, Size = 0.001m, ClientOid = clientOid }), receipt => receipt.Id);

        Assert.Equal(receipts.Order(StringComparer.Ordinal), sandbox.Orders.Select(order => order.Id).Order(StringComparer.Ordinal));
        Assert.Equal(100, sandbox.Orders.Select(order => order.ClientOid).Distinct(StringComparer.Ordinal).Count());
        sandbox.CheckLedger();
    }

    [Fact]
    public async Task Futures_orders_are_placed_once_although_the_look_up_lags()
    {
        using var sandbox = SandboxServer.Start();
        using var client = Connect(sandbox);
        sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Drop = SandboxDrop.AfterAccept, LookupLag = TimeSpan.FromMilliseconds(245), Count = 8, Probability = 0.4 });
        AddFaults(sandbox, "/api/v1/orders");

        var receipts = await PlaceAsync(40, clientOid => client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Leverage = 5, ClientOid = clientOid }), receipt => receipt.Id);

        Assert.Equal(receipts.Order(StringComparer.Ordinal), sandbox.FuturesOrders.Select(order => order.Id).Order(StringComparer.Ordinal));
        sandbox.CheckLedger();
    }

    private static KuCoinClient Connect(SandboxServer sandbox) => new(new KuCoinClientOptions
    {
        Endpoint = sandbox.Endpoint,
        FuturesEndpoint = sandbox.FuturesEndpoint,
        Credentials = new ApiCredentials(sandbox.Key.ApiKey, sandbox.Key.Secret, sandbox.Key.Passphrase),
        MaximumRetryCount = 12,
        AttemptTimeout = TimeSpan.FromSeconds(2),
        CallTimeout = TimeSpan.FromSeconds(60),
    });

    private static void AddFaults(SandboxServer sandbox, string path)
    {
        SandboxFault[] faults =
        [
            new() { Drop = SandboxDrop.AfterAccept, Count = 8 },
            new() { Drop = SandboxDrop.BeforeAccept, Count = 8 },
            new() { TruncateBody = true, Count = 5 },
            new() { EmptyBody = true, Count = 5 },
            new() { HtmlBody = true, Count = 5 },
            new() { Status = 500, Code = "500000", Count = 5 },
            new() { AnswerDelay = TimeSpan.FromSeconds(3), Count = 3 },
            new() { Delay = TimeSpan.FromSeconds(3), Count = 2 },
        ];
        foreach (var fault in faults)
            sandbox.AddFault(fault with { Method = "POST", PathPattern = path, Probability = 0.1 });
    }

    private static async Task<IReadOnlyCollection<string>> PlaceAsync<T>(int count, Func<string, Task<T>> place, Func<T, string> id)
    {
        var ids = new ConcurrentBag<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = patience.Token }, async (number, cancellationToken) =>
            ids.Add(id(await place($"bad-day-{number}").WaitAsync(cancellationToken))));
        return ids;
    }
}
