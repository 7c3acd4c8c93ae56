using System.Text;
using System.Text.Json;
using KuCoin.Json;
using KuCoin.Streams;
using Xunit;

namespace KuCoin.Tests.Streams;

/// <summary>The samples of the exchange's documentation, and what the reference says beyond them.</summary>
public sealed class DecodingTests
{
    [Fact]
    public void A_new_order_is_announced_with_its_original_size_alone()
    {
        var change = Decode(SpotTopics.Orders, """{"topic":"/spotMarket/tradeOrdersV2","type":"message","subject":"orderChange","userId":"633559791e1cbc0001f319bc","channelType":"private","data":{"clientOid":"5c52e11203aa677f33e493fc","orderId":"6720da3fa30a360007f5f832","orderTime":1730206271588,"orderType":"market","originSize":"0.00001","side":"buy","status":"new","symbol":"BTC-USDT","ts":1730206271616000000,"type":"received"}}""");
        Assert.Equal(("6720da3fa30a360007f5f832", "5c52e11203aa677f33e493fc", "BTC-USDT", OrderSide.Buy), (change.Id, change.ClientOid, change.Symbol, change.Side));
        Assert.Equal(("market", "received", "new"), (change.Type, change.Event, change.Status));
        Assert.Equal((0.00001m, 0.00001m), (change.Size, change.OriginalSize));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1730206271588), change.OrderTime);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1730206271616), change.Time);
        Assert.Equal(TimeSpan.Zero, change.Time.Offset);
        Assert.Null(change.Price);
        Assert.Null(change.FilledSize);
        Assert.Null(change.MatchPrice);
    }

    [Fact]
    public void A_resting_order_keeps_zero_apart_from_not_given()
    {
        var change = Decode(SpotTopics.Orders, Messages.Order("6720ecd9ec71f4000747731a"));
        Assert.Equal((50000m, 0.00001m, 0m, 0.00001m, 0m), (change.Price, change.Size, change.FilledSize, change.RemainingSize, change.CancelledSize));
        Assert.Null(change.RemainingFunds);
        Assert.Null(change.Funds);
    }

    [Fact]
    public void A_match_tells_its_trade_and_an_update_the_size_before()
    {
        var match = Decode(SpotTopics.Orders, """{"topic":"/spotMarket/tradeOrdersV2","type":"message","subject":"orderChange","data":{"canceledSize":"0","clientOid":"","filledSize":"0.4","orderId":"1","orderTime":1730211033305,"orderType":"market","originFunds":"10","price":"0","remainFunds":"6.0","side":"sell","status":"match","symbol":"BTC-USDT","ts":1730211033335123400,"type":"match","matchPrice":"10","matchSize":"0.4","tradeId":"11067996711960577","liquidity":"taker","feeType":"takerFee"}}""");
        Assert.Equal((10m, 0.4m, "11067996711960577", "taker", "takerFee"), (match.MatchPrice, match.MatchSize, match.TradeId, match.Liquidity, match.FeeType));
        Assert.Equal((OrderSide.Sell, 10m, 6m), (match.Side, match.Funds, match.RemainingFunds));
        Assert.Null(match.Price);
        Assert.Null(match.Size);
        Assert.Null(match.ClientOid);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddTicks(1730211033335123400 / 100), match.Time);

        var update = Decode(SpotTopics.Orders, """{"topic":"/spotMarket/tradeOrdersV2","type":"message","subject":"orderChange","data":{"orderId":"1","side":"sell","status":"open","symbol":"BTC-USDT","ts":1730211033335123400,"type":"update","originSize":"2","size":"1","oldSize":"2"}}""");
        Assert.Equal((1m, 2m, 2m), (update.Size, update.OriginalSize, update.OldSize));
    }

    [Fact]
    public void A_change_of_the_risk_limit_is_told_apart_from_the_position()
    {
        var topic = FuturesTopics.RiskLimitChanges("XBTUSDTM");
        var change = Decode(topic, """{"topic":"/contract/position:XBTUSDTM","type":"message","subject":"position.adjustRiskLimit","data":{"success":true,"riskLimitLevel":2,"msg":""}}""");
        Assert.Equal(new FuturesRiskLimitChange { Symbol = "XBTUSDTM", Succeeded = true, Level = 2 }, change);
        var refused = Decode(topic, """{"topic":"/contract/position:XBTUSDTM","type":"message","subject":"position.adjustRiskLimit","data":{"success":false,"msg":"position too large"}}""");
        Assert.Equal((false, null, "position too large"), (refused.Succeeded, refused.Level, refused.Message));
        Assert.Null(Decode(topic, """{"topic":"/contract/position:XBTUSDTM","type":"message","subject":"position.change","data":{"symbol":"XBTUSDTM","currentQty":1}}"""));
    }

    [Theory]
    [InlineData("orderId")]
    [InlineData("symbol")]
    [InlineData("side")]
    [InlineData("status")]
    [InlineData("type")]
    [InlineData("ts")]
    public void An_order_change_without_what_makes_it_one_is_unreadable(string missing)
    {
        var whole = """{"orderId":"1","side":"sell","status":"open","symbol":"BTC-USDT","ts":1730211033335123400,"type":"update"}""";
        var node = System.Text.Json.Nodes.JsonNode.Parse(whole)!.AsObject();
        node.Remove(missing);
        Assert.ThrowsAny<JsonException>(() => Decode(SpotTopics.Orders, $$"""{"topic":"/spotMarket/tradeOrdersV2","type":"message","subject":"orderChange","data":{{node.ToJsonString()}}}"""));
    }

    [Fact]
    public void A_balance_change_tells_what_it_is_about()
    {
        var change = Decode(AccountTopics.Balances, """{"topic":"/account/balance","type":"message","subject":"account.balance","id":"354689988084000","userId":"633559791e1cbc0001f319bc","channelType":"private","data":{"accountId":"548674591753","currency":"USDT","total":"21.133773386762","available":"20.132773386762","hold":"1.001","availableChange":"-0.5005","holdChange":"0.5005","relationContext":{"symbol":"BTC-USDT","orderId":"6721d0632db25b0007071fdc"},"relationEvent":"trade.hold","relationEventId":"354689988084000","time":"1730269283892"}}""");
        Assert.Equal(("548674591753", "USDT", 21.133773386762m, 20.132773386762m, 1.001m), (change.AccountId, change.Currency, change.Total, change.Available, change.Hold));
        Assert.Equal((-0.5005m, 0.5005m, "trade.hold", "354689988084000"), (change.AvailableChange, change.HoldChange, change.Event, change.EventId));
        Assert.Equal(("BTC-USDT", "6721d0632db25b0007071fdc", null), (change.Symbol, change.OrderId, change.TradeId));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1730269283892), change.Time);
    }

    [Theory]
    [InlineData(",\"relationContext\":{}")]
    [InlineData(",\"relationContext\":null")]
    [InlineData("")]
    public void A_balance_change_may_be_about_nothing(string context)
    {
        var change = Decode(AccountTopics.Balances, $$$"""{"topic":"/account/balance","type":"message","subject":"account.balance","data":{"accountId":"5","currency":"USDT","total":"1","available":"1","hold":"0"{{{context}}},"time":"1730269283892"}}""");
        Assert.Equal((null, null, null, null), (change.Symbol, change.OrderId, change.TradeId, change.Event));
    }

    [Fact]
    public void A_ticker_of_a_halted_pair_has_nothing_rather_than_zero()
    {
        var ticker = Decode(SpotTopics.AllTickers, """{"topic":"/market/ticker:all","type":"message","subject":"OLD-USDT","data":{"bestAsk":null,"bestAskSize":"","price":"0.0000001","sequence":"14691455768","size":1E-7,"time":0}}""");
        Assert.Equal(("OLD-USDT", 0.0000001m, 0.0000001m), (ticker.Symbol, ticker.Last, ticker.LastSize));
        Assert.Null(ticker.BestAsk);
        Assert.Null(ticker.BestAskSize);
        Assert.Null(ticker.BestBid);
        Assert.Null(ticker.Time);
    }

    [Fact]
    public void A_ticker_message_costs_no_more_than_its_object()
    {
        const int Count = 1_000;
        var bytes = Encoding.UTF8.GetBytes(Messages.Ticker("BTC-USDT", 5m));
        var topic = SpotTopics.Ticker("BTC-USDT");
        var names = new NameCache();
        Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
            Read();
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Count, 1, 200);

        void Read()
        {
            var frame = StreamFrame.Read(bytes);
            topic.Decode!(ref frame.Data, new StreamMessage { Subject = frame.Subject, Item = "BTC-USDT", Names = names });
        }
    }

    [Fact]
    public void The_same_symbol_is_the_same_string()
    {
        var names = new NameCache();
        Assert.Same(names.Get("BTC-USDT"u8), names.Get("BTC-USDT"u8));
        for (var i = 0; i < 30_000; i++)
            Assert.Equal($"S{i}", names.Get(Encoding.UTF8.GetBytes($"S{i}")));
        Assert.Same(names.Get("BTC-USDT"u8), names.Get("BTC-USDT"u8));
    }

    private static T Decode<T>(Topic<T> topic, string message)
        where T : class
    {
        var frame = StreamFrame.Read(Encoding.UTF8.GetBytes(message));
        Assert.True(frame.IsMessage);
        Assert.StartsWith(topic.Name, Encoding.UTF8.GetString(frame.Topic), StringComparison.Ordinal);
        var envelope = new StreamMessage { Subject = frame.Subject, Item = topic.Items.Count > 0 ? topic.Items[0] : "", Names = new NameCache() };
        return topic.Decode!(ref frame.Data, envelope)!;
    }
}
