using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using KuCoin.Json;
using KuCoin.Streams;
using KuCoin.Tests.Streams;
using Xunit.Abstractions;

namespace KuCoin.Tests.Hostile;

/// <summary>Good messages of every topic, made bad in one place by chance: a subscription gives a value, or says that it could not read, and lives or ends with a typed failure.</summary>
[Collection(nameof(Alone))]
public sealed class StreamMutationTests(ITestOutputHelper output)
{
    private const string Pair = "BTC-USDT";
    private const string Contract = "XBTUSDTM";

    private static readonly string[] Files = ["openapi-spot-public.json", "openapi-spot-private.json", "openapi-margin-public.json", "openapi-margin-private.json", "openapi-futures-public.json", "openapi-futures-private.json"];

    /// <summary>By topic as the exchange describes it.</summary>
    private static readonly Dictionary<string, Func<KuCoinStreams, byte[], Heard>> Readers = new(StringComparer.Ordinal)
    {
        ["/market/ticker:{symbol},{symbol}"] = Of(SpotTopics.Ticker(Pair)),
        ["/market/ticker:all"] = Of(SpotTopics.AllTickers),
        ["/spotMarket/level1:{symbol},{symbol}"] = Of(SpotTopics.BestPrices(Pair)),
        ["/spotMarket/level2Depth5:{symbol},{symbol}"] = Of(SpotTopics.OrderBook5(Pair)),
        ["/spotMarket/level2Depth50:{symbol},{symbol}"] = Of(SpotTopics.OrderBook50(Pair)),
        ["/market/level2:{symbol},{symbol}"] = Of(SpotTopics.LocalBooks(SpotTopics.RulesOf(OrderBookOrigin.Full, (_, _) => throw new NotSupportedException(), Pair))),
        ["/callauction/level2Depth50:{symbol}"] = Of(SpotTopics.CallAuctionBook(Pair)),
        ["/callauction/callauctionData:{symbol}"] = Of(SpotTopics.CallAuction(Pair)),
        ["/market/candles:{symbol}_{type}"] = Of(SpotTopics.Candles(CandleInterval.OneHour, Pair)),
        ["/market/match:{symbol},{symbol}"] = Of(SpotTopics.Trades(Pair)),
        ["/market/snapshot:{symbol}"] = Of(SpotTopics.Statistics(Pair)),
        ["/market/snapshot:{market}"] = Of(SpotTopics.Statistics("BTC")),
        ["/spotMarket/tradeOrdersV2"] = Of(SpotTopics.Orders),
        ["/spotMarket/tradeOrders"] = Of(SpotTopics.Orders),
        ["/account/balance"] = Of(AccountTopics.Balances),
        ["/spotMarket/advancedOrders"] = Of(SpotTopics.StopOrders),
        ["/indicator/markPrice:{symbol},{symbol}"] = Of(MarginTopics.MarkPrices("USDT-BTC")),
        ["/indicator/index:{symbol},{symbol}"] = Of(MarginTopics.IndexPrices("USDT-BTC")),
        ["/margin/isolatedPosition:{symbol}"] = Of(MarginTopics.IsolatedPositions(Pair)),
        ["/margin/position"] = Of(MarginTopics.CrossPosition),
        ["/contractMarket/tickerV2:{symbol}"] = Of(FuturesTopics.Ticker(Contract)),
        ["/contractMarket/ticker:{symbol}"] = Of(FuturesTopics.TickerWithLastTrade(Contract)),
        ["/contractMarket/level2Depth5:{symbol}"] = Of(FuturesTopics.OrderBook5(Contract)),
        ["/contractMarket/level2Depth50:{symbol}"] = Of(FuturesTopics.OrderBook50(Contract)),
        ["/contractMarket/level2:{symbol}"] = Of(FuturesTopics.LocalBooks(FuturesTopics.RulesOf((_, _) => throw new NotSupportedException(), Contract))),
        ["/contractMarket/limitCandle:{symbol}_{type}"] = Of(FuturesTopics.Candles(CandleInterval.OneMinute, Contract)),
        ["/contractMarket/execution:{symbol}"] = Of(FuturesTopics.Trades(Contract)),
        ["/contract/instrument:{symbol}"] = Of(FuturesTopics.MarkPrices(Contract)),
        ["/contract/announcement:{symbol}"] = Of(FuturesTopics.Announcements),
        ["/contractMarket/snapshot:{symbol}"] = Of(FuturesTopics.Statistics(Contract)),
        ["/contractMarket/tradeOrders:{symbol}"] = Of(FuturesTopics.Orders(Contract)),
        ["/contractMarket/tradeOrders"] = Of(FuturesTopics.Orders()),
        ["/contractMarket/advancedOrders"] = Of(FuturesTopics.StopOrders),
        ["/contractAccount/wallet"] = Of(FuturesTopics.Balances),
        ["/contract/position:{symbol}"] = Of(FuturesTopics.Positions(Contract)),
        ["/contract/positionAll"] = Of(FuturesTopics.Positions()),
        ["/contract/marginMode"] = Of(FuturesTopics.MarginModes),
        ["/contract/crossLeverage"] = Of(FuturesTopics.CrossLeverages),
    };

    [Fact]
    public async Task Every_topic_gives_values_or_typed_failures()
    {
        var samples = Samples();
        var failures = new ConcurrentQueue<string>();
        int values = 0, refusals = 0;
        using var client = new KuCoinClient(new KuCoinClientOptions { Endpoint = new Uri("http://127.0.0.1:1"), FuturesEndpoint = new Uri("http://127.0.0.1:1") });

        await Campaign.RunAsync(output, "messages of streams", 2_000, 10_000, workers: 2, numbers =>
        {
            foreach (var number in numbers)
            {
                var (topic, text) = samples[number % samples.Count];
                var mutation = Mutation.Of(text, Campaign.Chance(number));
                try
                {
                    var heard = Readers[topic](client.Streams, mutation.Bytes);
                    Interlocked.Increment(ref heard.Items.Count > 0 ? ref values : ref refusals);
                    MutationTests.Touch(heard.Items, 0);
                    if (heard.Failure is { } failure && MutationTests.Wrong(failure) is { } wrong)
                        failures.Enqueue($"{topic}: {wrong} [{number}: {mutation.What}]");
                    if (heard.Reports.FirstOrDefault(report => report.Any(char.IsControl)) is { } report)
                        failures.Enqueue($"{topic}: control characters in '{report}' [{number}: {mutation.What}]");
                    if (mutation.IsOfLeaf && heard.Items is [var item] && Readers[topic](client.Streams, Encoding.UTF8.GetBytes(text)).Items is [var before] && Differences(before, item) is { Count: > 4 } lies)
                        failures.Enqueue($"{topic}: {string.Join(", ", lies)} [{number}: {mutation.What}]");
                }
                catch (Exception failure) when (failure is not (JsonException or InvalidOperationException))
                {
                    failures.Enqueue($"{topic}: {failure} [{number}: {mutation.What}]");
                }
                catch (Exception)
                {
                    // Of a frame that cannot be opened the connection is told, which makes a new one.
                    Interlocked.Increment(ref refusals);
                }
            }

            return Task.CompletedTask;
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values, {refusals} refused or of no concern."));
        Assert.True(failures.IsEmpty, $"{failures.Count} wrong, seed {Campaign.Seed}:\n{string.Join("\n\n", failures.Take(12))}");
        Assert.NotEqual(0, values);
        Assert.NotEqual(0, refusals);
    }

    private static List<(string Topic, string Text)> Samples() => OfficialSamples.Folder is null
        ?
        [
            ("/market/ticker:{symbol},{symbol}", Messages.Ticker(Pair, 50000m)),
            ("/market/ticker:all", Messages.TickerOfAll(Pair, 50000m)),
            ("/spotMarket/tradeOrdersV2", Messages.Order("o1")),
        ]
        : [.. Files.SelectMany(OfficialStreamSamplesTests.SamplesOf)];

    private static Func<KuCoinStreams, byte[], Heard> Of<T>(Topic<T> topic)
        where T : class => (streams, text) =>
    {
        var subscription = new Subscription<T>(streams, topic, new SubscriptionOptions(), TimeProvider.System);
        var heard = new Heard();
        var frame = StreamFrame.Read(text);
        if (!frame.IsMessage || !frame.HasData)
            return heard;
        var data = frame.Data;
        ((IStreamSink)subscription).Accept(ref data, new StreamMessage { Topic = frame.Topic, Subject = frame.Subject, Item = topic.Items is [var only, ..] ? only : "", Names = new NameCache() });
        while (subscription.TryRead(out var item))
            heard.Items.Add(item);
        while (subscription.TryReadReport(out var report))
            heard.Reports.Add(report.Message);
        ((IStreamSink)subscription).Complete(null);
        heard.Failure = Record.Exception(() => subscription.WaitToRead()) switch
        {
            null => null,
            KuCoinException failure => failure,
            var other => throw new Xunit.Sdk.XunitException(other.ToString()),
        };
        return heard;
    };

    /// <summary>The places where two objects differ.</summary>
    private static List<string> Differences(object before, object after)
    {
        var (old, now) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        Flatten(before, "", old);
        Flatten(after, "", now);
        return [.. old.Keys.Union(now.Keys).Where(place => old.GetValueOrDefault(place) != now.GetValueOrDefault(place)).Select(place => $"{place}: {old.GetValueOrDefault(place)} -> {now.GetValueOrDefault(place)}")];
    }

    private static void Flatten(object? value, string path, Dictionary<string, string> leaves)
    {
        switch (value)
        {
            case null:
                break;
            case string or ValueType when value is not BookLevel and not FuturesBookLevel:
                leaves[path] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                break;
            case IEnumerable items:
                // Rows are compared as a set: one that is missing moves the others.
                var rows = items.Cast<object?>().Select(row => row?.ToString() ?? "").Order(StringComparer.Ordinal);
                leaves[path] = string.Join(';', rows);
                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                    Flatten(property.GetValue(value), $"{path}.{property.Name}", leaves);
                break;
        }
    }

    private sealed class Heard
    {
        public List<object> Items { get; } = [];

        public List<string> Reports { get; } = [];

        public KuCoinException? Failure { get; set; }
    }
}
