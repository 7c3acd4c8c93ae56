using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KuCoin.Json;
using KuCoin.Streams;
using Xunit;

namespace KuCoin.Tests.Streams;

/// <summary>Every sample that the exchange gives of its streams is read, every value of it.</summary>
public sealed class OfficialStreamSamplesTests
{
    private const string Spot = "BTC-USDT";
    private const string Contract = "XBTUSDTM";

    /// <summary>By topic as the exchange describes it: how it is read, and the fields that are left out.</summary>
    private static readonly Dictionary<string, (Func<string, object?> Read, string[] LeftOut)> Readers = new(StringComparer.Ordinal)
    {
        ["/market/ticker:{symbol},{symbol}"] = (Of(SpotTopics.Ticker(Spot)), []),
        ["/market/ticker:all"] = (Of(SpotTopics.AllTickers), []),
        ["/spotMarket/level1:{symbol},{symbol}"] = (Of(SpotTopics.BestPrices(Spot)), []),
        ["/spotMarket/level2Depth5:{symbol},{symbol}"] = (Of(SpotTopics.OrderBook5(Spot)), []),
        ["/spotMarket/level2Depth50:{symbol},{symbol}"] = (Of(SpotTopics.OrderBook50(Spot)), []),
        ["/callauction/level2Depth50:{symbol}"] = (Of(SpotTopics.CallAuctionBook(Spot)), []),
        ["/callauction/callauctionData:{symbol}"] = (Of(SpotTopics.CallAuction(Spot)), []),
        ["/market/candles:{symbol}_{type}"] = (Of(SpotTopics.Candles(CandleInterval.OneHour, Spot)), ["time"]),
        ["/market/match:{symbol},{symbol}"] = (Of(SpotTopics.Trades(Spot)), ["type"]),
        ["/market/snapshot:{symbol}"] = (Of(SpotTopics.Statistics(Spot)), SnapshotFields),
        ["/market/snapshot:{market}"] = (Of(SpotTopics.Statistics("BTC")), SnapshotFields),
        ["/spotMarket/tradeOrdersV2"] = (Of(SpotTopics.Orders), []),
        ["/spotMarket/tradeOrders"] = (Of(SpotTopics.Orders), []),
        ["/account/balance"] = (Of(AccountTopics.Balances), []),
        ["/spotMarket/advancedOrders"] = (Of(SpotTopics.StopOrders), []),
        ["/indicator/markPrice:{symbol},{symbol}"] = (Of(MarginTopics.MarkPrices("USDT-BTC")), []),
        ["/indicator/index:{symbol},{symbol}"] = (Of(MarginTopics.IndexPrices("USDT-BTC")), []),
        ["/margin/isolatedPosition:{symbol}"] = (Of(MarginTopics.IsolatedPositions(Spot)), []),
        ["/margin/position"] = (Of(MarginTopics.CrossPosition), []),
        ["/contractMarket/tickerV2:{symbol}"] = (Of(FuturesTopics.Ticker(Contract)), []),
        ["/contractMarket/ticker:{symbol}"] = (Of(FuturesTopics.TickerWithLastTrade(Contract)), []),
        ["/contractMarket/level2Depth5:{symbol}"] = (Of(FuturesTopics.OrderBook5(Contract)), []),
        ["/contractMarket/level2Depth50:{symbol}"] = (Of(FuturesTopics.OrderBook50(Contract)), []),
        ["/contractMarket/limitCandle:{symbol}_{type}"] = (Of(FuturesTopics.Candles(CandleInterval.OneMinute, Contract)), ["time"]),
        ["/contractMarket/execution:{symbol}"] = (Of(FuturesTopics.Trades(Contract)), []),
        ["/contract/instrument:{symbol}"] = (Of(FuturesTopics.MarkPrices(Contract)), []),
        ["/contract/announcement:{symbol}"] = (Of(FuturesTopics.Announcements), []),
        ["/contractMarket/snapshot:{symbol}"] = (Of(FuturesTopics.Statistics(Contract)), []),
        ["/contractMarket/tradeOrders:{symbol}"] = (Of(FuturesTopics.Orders(Contract)), []),
        ["/contractMarket/tradeOrders"] = (Of(FuturesTopics.Orders()), []),
        ["/contractMarket/advancedOrders"] = (Of(FuturesTopics.StopOrders), []),
        ["/contractAccount/wallet"] = (Of(FuturesTopics.Balances), []),
        ["/contract/position:{symbol}"] = (Of(FuturesTopics.Positions(Contract)), ["unrealisedCost", "realisedCost"]),
        ["/contract/positionAll"] = (Of(FuturesTopics.Positions()), ["unrealisedCost", "realisedCost"]),
        ["/contract/marginMode"] = (Of(FuturesTopics.MarginModes), []),
        ["/contract/crossLeverage"] = (Of(FuturesTopics.CrossLeverages), []),
    };

    // Tested with the books: a change of a book is no object.
    private static readonly string[] BookChanges = ["/market/level2:{symbol},{symbol}", "/contractMarket/level2:{symbol}"];

    // What the statistics of a call do not have either.
    private static string[] SnapshotFields =>
    [
        "sequence", "askSize", "bidSize", "baseCurrency", "quoteCurrency", "board", "close", "marginTrade", "mark", "market", "markets",
        "marketChange1h", "marketChange4h", "marketChange24h", "open", "siteTypes", "sort", "symbolCode", "trading",
    ];

    [OfficialSamplesTheory]
    [InlineData("openapi-spot-public.json", 12)]
    [InlineData("openapi-spot-private.json", 4)]
    [InlineData("openapi-margin-public.json", 2)]
    [InlineData("openapi-margin-private.json", 2)]
    [InlineData("openapi-futures-public.json", 10)]
    [InlineData("openapi-futures-private.json", 8)]
    public void Every_value_of_every_sample_is_on_the_object(string file, int expected)
    {
        var samples = SamplesOf(file);
        Assert.Equal(expected, samples.Count);
        foreach (var (topic, text) in samples.Where(sample => !BookChanges.Contains(sample.Topic)))
        {
            var (read, leftOut) = Readers[topic];
            var value = read(text);
            Assert.True(value is not null, $"{topic} was not read.");
            var leaves = new List<object>();
            Gather(value, leaves, []);
            var data = JsonDocument.Parse(text).RootElement.GetProperty("data");
            var losses = new List<string>();
            Compare(data, "data", leaves, leftOut, losses);
            Assert.True(losses.Count == 0, $"{topic}: {string.Join(", ", losses)}");
        }
    }

    /// <summary>Reads a message the way a subscription does.</summary>
    internal static Func<string, object?> Of<T>(Topic<T> topic)
        where T : class
    {
        var host = new ReadingHost<T>();
        var reader = topic.CreateReader?.Invoke();
        return text =>
        {
            var frame = StreamFrame.Read(Encoding.UTF8.GetBytes(text));
            var name = Encoding.UTF8.GetString(frame.Topic);
            var item = name.Split(':') is [_, var only] ? only : "";
            var data = frame.Data;
            if (topic.HasEntries)
            {
                data.EnterObject();
                Assert.True(data.TryReadName(out var entry));
                item = Encoding.UTF8.GetString(entry);
            }

            var message = new StreamMessage { Topic = frame.Topic, Subject = frame.Subject, Item = item, Names = new NameCache() };
            if (reader is null)
                return topic.Decode!(ref data, message);
            host.Last = null;
            reader.Read(ref data, message, host);
            return host.Last;
        };
    }

    internal static List<(string Topic, string Text)> SamplesOf(string file)
    {
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(OfficialSamples.Folder!, file)));
        return
        [
            .. description.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
                .Select(call => (call.Value.GetProperty("x-topic").GetString()!, Regex.Unescape(call.Value.GetProperty("x-response-example").GetString()!))),
        ];
    }

    private static void Compare(JsonElement json, string path, List<object> leaves, string[] leftOut, List<string> losses)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in json.EnumerateObject().Where(field => !leftOut.Contains(field.Name)))
                    Compare(field.Value, $"{path}.{field.Name}", leaves, leftOut, losses);
                break;
            case JsonValueKind.Array:
                foreach (var element in json.EnumerateArray())
                    Compare(element, path + "[]", leaves, leftOut, losses);
                break;
            case JsonValueKind.Null:
                break;
            default:
                if (!leaves.Exists(leaf => IsSame(json, leaf)))
                    losses.Add($"{path} lost {json}");
                break;
        }
    }

    private static bool IsSame(JsonElement json, object leaf)
    {
        var text = json.ToString();
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return leaf switch
        {
            string given => given == text,
            bool flag => json.ValueKind == (flag ? JsonValueKind.True : JsonValueKind.False),
            decimal or long or int => isNumber && Convert.ToDecimal(leaf, CultureInfo.InvariantCulture) == number,
            Enum word => word.ToString().Equals(text, StringComparison.OrdinalIgnoreCase),
            TimeSpan span => isNumber && number == (decimal)span.TotalMilliseconds,
            DateTimeOffset time => isNumber && (number == time.ToUnixTimeSeconds() || number == time.ToUnixTimeMilliseconds() || decimal.Truncate(number / 100m) == (time - DateTimeOffset.UnixEpoch).Ticks),
            _ => false,
        };
    }

    private static void Gather(object? value, List<object> leaves, HashSet<object> seen)
    {
        switch (value)
        {
            case null:
                break;
            case string or bool or decimal or long or int or Enum or TimeSpan or DateTimeOffset:
                leaves.Add(value);
                break;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                {
                    leaves.Add(entry.Key);
                    Gather(entry.Value, leaves, seen);
                }

                break;
            case IEnumerable items:
                foreach (var item in items)
                    Gather(item, leaves, seen);
                break;
            default:
                if (!value.GetType().IsValueType && !seen.Add(value))
                    break;
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    Gather(property.GetValue(value), leaves, seen);
                break;
        }
    }

    private sealed class ReadingHost<T> : IReaderHost<T>
        where T : class
    {
        public T? Last { get; set; }

        public CancellationToken Ended => CancellationToken.None;

        public TimeProvider Time => TimeProvider.System;

        public void Emit(T item) => Last = item;

        public void Report(StreamReport report) => Assert.Fail(report.Message);

        public void Fail(KuCoinException failure) => Assert.Fail(failure.Message);
    }
}
