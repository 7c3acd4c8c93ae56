using System.Globalization;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Every account, funding, spot, stop and margin call: it exists, costs what it should, and wants its permission.</summary>
public class CallTests(CallTests.Market market) : IClassFixture<CallTests.Market>
{
    /// <summary>One sandbox for all rows: none of them changes what another one sees.</summary>
    public sealed class Market : IDisposable
    {
        public SandboxServer Server { get; } = SandboxServer.Start(new SandboxOptions { VipLevel = 12 });

        public void Dispose() => Server.Dispose();
    }

    // Method, path, pool, weight, permission; a public call has none. Where sources disagree on a weight the larger one counts.
    private const string Calls = """
        GET /api/v2/user-info Management 20 General
        GET /api/v1/accounts Management 5 General
        GET /api/v1/accounts/x Management 5 General
        GET /api/v1/accounts/transferable Management 20 General
        GET /api/v1/accounts/ledgers Management 2 General
        GET /api/v1/hf/accounts/ledgers Spot 2 General
        POST /api/v2/accounts/inner-transfer Management 10 Spot
        POST /api/v3/accounts/universal-transfer Management 4 InnerTransfer
        POST /api/v2/accounts/sub-transfer Management 30 Spot
        GET /api/v1/sub-accounts/x Management 15 General
        GET /api/v1/base-fee Spot 3 General
        GET /api/v1/trade-fees Spot 3 General
        GET /api/v1/deposit-addresses Management 5 General
        POST /api/v1/deposit-addresses Management 20 General
        GET /api/v3/deposit-addresses Management 5 General
        POST /api/v3/deposit-address/create Management 20 General
        GET /api/v1/deposits Management 5 General
        GET /api/v1/withdrawals Management 20 General
        GET /api/v1/withdrawals/x Management 20 General
        GET /api/v1/withdrawals/quotas Management 20 General
        POST /api/v1/withdrawals Management 5 Transfer
        POST /api/v3/withdrawals Management 5 Transfer
        DELETE /api/v1/withdrawals/x Management 20 Transfer
        GET /api/v2/symbols Public 4
        GET /api/v2/symbols/BTC-USDT Public 4
        GET /api/v3/currencies Public 3
        GET /api/v3/currencies/BTC Public 3
        GET /api/v1/markets Public 3
        GET /api/v1/prices Public 3
        GET /api/v1/market/allTickers Public 15
        GET /api/v1/market/stats?symbol=BTC-USDT Public 15
        GET /api/v1/market/orderbook/level1?symbol=BTC-USDT Public 2
        GET /api/v1/market/orderbook/level2_20?symbol=BTC-USDT Public 2
        GET /api/v1/market/orderbook/level2_100?symbol=BTC-USDT Public 4
        GET /api/v3/market/orderbook/level2 Spot 3 General
        GET /api/v1/market/candles?symbol=BTC-USDT&type=1min Public 3
        GET /api/v1/market/histories?symbol=BTC-USDT Public 3
        POST /api/v1/orders Spot 2 Spot
        POST /api/v1/orders/test Spot 2 Spot
        POST /api/v1/orders/multi Spot 3 Spot
        DELETE /api/v1/orders/x Spot 3 Spot
        DELETE /api/v1/order/client-order/x Spot 5 Spot
        DELETE /api/v1/orders Spot 20 Spot
        GET /api/v1/orders/x Spot 2 General
        GET /api/v1/order/client-order/x Spot 3 General
        GET /api/v1/orders Spot 2 General
        GET /api/v1/limit/orders Spot 3 General
        GET /api/v1/fills Spot 10 General
        GET /api/v1/limit/fills Spot 20 General
        POST /api/v1/hf/orders Spot 1 Spot
        POST /api/v1/hf/orders/sync Spot 1 Spot
        POST /api/v1/hf/orders/test Spot 1 Spot
        POST /api/v1/hf/orders/multi Spot 1 Spot
        POST /api/v1/hf/orders/multi/sync Spot 1 Spot
        POST /api/v1/hf/orders/alter Spot 1 Spot
        DELETE /api/v1/hf/orders Spot 2 Spot
        DELETE /api/v1/hf/orders/cancelAll Spot 30 Spot
        DELETE /api/v1/hf/orders/x Spot 1 Spot
        DELETE /api/v1/hf/orders/sync/x Spot 1 Spot
        DELETE /api/v1/hf/orders/client-order/x Spot 1 Spot
        DELETE /api/v1/hf/orders/sync/client-order/x Spot 1 Spot
        DELETE /api/v1/hf/orders/cancel/x Spot 2 Spot
        GET /api/v1/hf/orders/x Spot 2 General
        GET /api/v1/hf/orders/client-order/x Spot 2 General
        GET /api/v1/hf/orders/active Spot 2 General
        GET /api/v1/hf/orders/active/page Spot 2 General
        GET /api/v1/hf/orders/active/symbols Spot 2 Spot
        GET /api/v1/hf/orders/done Spot 2 General
        GET /api/v1/hf/fills Spot 2 General
        POST /api/v1/stop-order Spot 2 Spot
        DELETE /api/v1/stop-order/x Spot 3 Spot
        DELETE /api/v1/stop-order/cancel Spot 3 Spot
        DELETE /api/v1/stop-order/cancelOrderByClientOid Spot 5 Spot
        GET /api/v1/stop-order/x Spot 3 General
        GET /api/v1/stop-order Spot 8 General
        GET /api/v1/stop-order/queryOrderByClientOid Spot 3 General
        POST /api/v3/margin/borrow Spot 15 Margin
        POST /api/v3/margin/repay Spot 10 Margin
        GET /api/v3/margin/borrow Spot 15 Margin
        GET /api/v3/margin/repay Spot 15 Margin
        GET /api/v3/margin/interest Spot 20 Margin
        GET /api/v3/margin/accounts Spot 15 General
        GET /api/v3/isolated/accounts Spot 15 General
        GET /api/v3/margin/symbols Public 3
        GET /api/v1/isolated/symbols Public 3
        GET /api/v1/margin/config Spot 25
        """;

    public static TheoryData<string, string, string, int, string?> Rows()
    {
        var rows = new TheoryData<string, string, string, int, string?>();
        foreach (var line in Calls.Split('\n', StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            rows.Add(words[0], words[1], words[2], int.Parse(words[3], CultureInfo.InvariantCulture), words.ElementAtOrDefault(4));
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_call_costs_and_wants_what_the_exchange_says(string method, string path, string pool, int weight, string? permission)
    {
        var server = market.Server;
        if (permission is null)
        {
            using var anybody = new Client(server);
            Assert.Equal("200000", (await anybody.Public(path, method)).Code);
        }
        else
        {
            var others = string.Join(',', SandboxKey.AllPermissions.Split(',').Where(p => p != permission));
            using var refused = new Client(server, server.AddKey(others));
            Assert.Equal("400007", (await refused.Send(method, path)).Code);
            using var enough = new Client(server, server.AddKey(permission));
            Assert.NotEqual("400007", (await enough.Send(method, path)).Code);
        }
        var seen = server.Requests[^1];
        Assert.Equal((method, pool, weight, permission is not null), (seen.Method, seen.Pool, seen.Weight, seen.IsSigned));
        Assert.NotEqual("404000", seen.Code);
    }
}
