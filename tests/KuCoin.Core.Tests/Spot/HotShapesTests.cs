using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;
using KuCoin.Streams;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests.Spot;

/// <summary>What is read by hand is read as the generated code reads it: the exchange's samples, and what becomes of them when they are changed at random.</summary>
public sealed class HotShapesTests
{
    private const int Mutations = 20_000;

    private const string Quote = """{"bestAsk":"67218.7","bestAskSize":"0.92034121","bestBid":"67218.6","bestBidSize":"1.20393427","price":"67218.6","sequence":"14610502970","size":"0.0003","time":1729843222921}""";
    private const string Change = """{"changes":{"asks":[["18906","0.00331","14103845"],["18907.3","0.58751503","14103844"]],"bids":[["18905","0","14103846"]]},"sequenceEnd":14103846,"sequenceStart":14103844,"symbol":"BTC-USDT","time":1663747970273}""";
    private const string Placed = """{"orderId":"671b5007389355000701b1d3","loanApplyId":"600656d9a33ac90009de4f6f","borrowSize":"0.5","origSize":1}""";
    private const string Match = """{"makerOrderId":"671b5007389355000701b1d3","price":"67523","sequence":"11067996711960577","side":"buy","size":"0.003","symbol":"BTC-USDT","takerOrderId":"671b50161777ff00074c168d","time":"1729843222921000000","tradeId":"11067996711960577","type":"match"}""";

    private static readonly SpotJson Generated = SpotJson.Answers;

    private static readonly JsonSerializerOptions Values = new(AnswerJson.CreateOptions()) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static TheoryData<string> Shapes => ["ticker", "ticker row", "all tickers", "trade", "fill", "recent fill", "order id", "page of fills", "cursor page of fills", "book change"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_sample_is_read_the_same(string shape)
    {
        var (sample, byHand, generated) = Of(shape);

        var expected = generated(Encoding.UTF8.GetBytes(sample));

        Assert.NotNull(expected);
        Assert.Equal(expected, byHand(Encoding.UTF8.GetBytes(sample)));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_changed_sample_is_read_or_refused_the_same(string shape)
    {
        var (sample, byHand, generated) = Of(shape);
        var mutator = new JsonMutator(seed: 20_261_122);
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var text = mutator.Mutate(sample);
            var expected = Try(generated, text);
            // The text is made when it is needed: a calendar of the machine's language need not know the time of a mutation.
            if (!Equals(expected, Try(byHand, text)))
                Assert.Fail($"{Encoding.UTF8.GetString(text)}{Environment.NewLine}generated: {expected}{Environment.NewLine}by hand:   {Try(byHand, text)}");
            read += expected is null ? 0 : 1;
        }

        // The mutations must neither all destroy nor all leave alone.
        Assert.InRange(read, Mutations / 10, Mutations * 9 / 10);
    }

    [Theory]
    [InlineData("""{"items":[null]}""")]
    [InlineData("""{"items":[1]}""")]
    [InlineData("""{"items":[{}]}""")]
    public void A_page_of_something_else_is_refused(string page)
    {
        Assert.Throws<JsonException>(() => Hand(Encoding.UTF8.GetBytes(page), static (ref AnswerReader reader) => reader.ReadNumberedPage(HotShapes.ReadFill)));
        Assert.Throws<JsonException>(() => Hand(Encoding.UTF8.GetBytes(page), static (ref AnswerReader reader) => reader.ReadCursorPage(HotShapes.ReadFill)));
    }

    [Fact]
    public void Calls_that_answer_hot_shapes_read_them_by_hand()
    {
        var hot = OperationCatalogue.All.Where(static operation => MentionsHotShape(operation.GetType().GenericTypeArguments[0])).ToArray();

        Assert.NotEmpty(hot);
        Assert.All(hot, static operation => Assert.NotNull(operation.GetType().GetProperty(nameof(Operation<bool>.ByHand))!.GetValue(operation)));

        static bool MentionsHotShape(Type type) => type == typeof(Fill) || type == typeof(AllTickersAnswer) || type == typeof(OrderIdAnswer) || type.GenericTypeArguments.Any(MentionsHotShape);
    }

    private static (string Sample, Func<byte[], object?> ByHand, Func<byte[], object?> Generated) Of(string shape) => shape switch
    {
        "ticker" => (Quote, text => Hand(text, (ref AnswerReader reader) => HotShapes.ReadTicker(ref reader, "")), text => FromLevel1(Read(text, Generated.Level1Answer))),
        "ticker row" => (Row("all-tickers", "ticker"), text => Hand(text, HotShapes.ReadTickerRow), text => Read(text, Generated.AllTickersAnswer, """{"ticker":[""", "]}").Ticker[0]),
        "all tickers" => (Data("all-tickers").ToJsonString(), text => DescribeAll(Hand(text, HotShapes.ReadAllTickers)), text => DescribeAll(Read(text, Generated.AllTickersAnswer))),
        "trade" => (Match, text => Hand(text, HotShapes.ReadTrade), text => Read(text, SpotStreamJson.Messages.Trade)),
        "fill" => (Row("fills", "items"), text => Hand(text, HotShapes.ReadFill), GeneratedFill),
        "recent fill" => (Row("recent-fills", null), text => Hand(text, HotShapes.ReadFill), GeneratedFill),
        "page of fills" => (Data("fills").ToJsonString(), text => Describe(Hand(text, static (ref AnswerReader reader) => reader.ReadNumberedPage(HotShapes.ReadFill))), text => Describe(Read(text, Generated.NumberedPageFill))),
        "cursor page of fills" => (Data("hf-fills").ToJsonString(), text => Describe(Hand(text, static (ref AnswerReader reader) => reader.ReadCursorPage(HotShapes.ReadFill))), text => Describe(Read(text, Generated.CursorPageFill))),
        "order id" => (Placed, text => Hand(text, OrderIdAnswer.Read), text => Read(text, Generated.OrderIdAnswer)),
        _ => (Change, text => Hand(text, ReadChange), FromDocument),
    };

    private static Fill GeneratedFill(byte[] text) => Read(text, Generated.IReadOnlyListFill, "[", "]")[0];

    private static JsonNode Data(string sample) => JsonNode.Parse(Samples.Read(sample))!["data"]!;

    private static string DescribeAll(AllTickersAnswer answer) =>
        answer.Ticker.Contains(null!) ? throw new JsonException("Lists without null are wanted.") : $"{answer.Time?.Ticks}\n{string.Join('\n', answer.Ticker)}";

    private static string Describe(NumberedPage<Fill> page) => $"{page.CurrentPage} {page.PageSize} {page.TotalNum} {page.TotalPage}\n{DescribeRows(page.Items)}";

    private static string Describe(CursorPage<Fill> page) => $"{page.LastId}\n{DescribeRows(page.Items)}";

    private static string DescribeRows(IReadOnlyList<Fill>? rows) => rows switch
    {
        null => "none",
        _ when rows.Contains(null!) => throw new JsonException("Lists without null are wanted."),
        _ => string.Join('\n', rows),
    };

    private static string Row(string sample, string? list)
    {
        var data = Data(sample);
        return (list is null ? data : data[list]!)[0]!.ToJsonString();
    }

    private static T Hand<T>(byte[] text, AnswerDecoder<T> read)
    {
        var reader = new AnswerReader(text);
        var value = read(ref reader);
        reader.ReadEnd();
        return value;
    }

    private static T Read<T>(byte[] text, JsonTypeInfo<T> type, string before = "", string after = "") =>
        JsonSerializer.Deserialize([.. Encoding.UTF8.GetBytes(before), .. text, .. Encoding.UTF8.GetBytes(after)], type)!;

    private static object? Try(Func<byte[], object?> read, byte[] text)
    {
        try
        {
            return read(text);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static Ticker? FromLevel1(Level1Answer? answer) => answer is null ? null : new Ticker
    {
        Last = answer.Price,
        LastSize = answer.Size,
        BestBid = answer.BestBid,
        BestBidSize = answer.BestBidSize,
        BestAsk = answer.BestAsk,
        BestAskSize = answer.BestAskSize,
        Sequence = answer.Sequence,
        Time = answer.Time,
    };

    private static string ReadChange(ref AnswerReader reader)
    {
        var change = new BookChange();
        HotShapes.ReadBookChange(ref reader, change);
        return Describe(change.First, change.Last, change.Time, change.Rows);
    }

    private static string FromDocument(byte[] text)
    {
        // Generated code has no such shape; a document tree has, and knows nothing of readers.
        var rows = new List<BookRow>();
        var (first, last, time) = (default(long?), default(long?), 0L);
        foreach (var property in JsonSerializer.Deserialize<JsonElement>(text).EnumerateObject())
        {
            switch (property.Name)
            {
                case "sequenceStart":
                    first = Value<long>(property.Value);
                    break;
                case "sequenceEnd":
                    last = Value<long>(property.Value);
                    break;
                case "time":
                    time = Value<long>(property.Value) ?? 0;
                    break;
                case "changes":
                    rows.AddRange(property.Value.EnumerateObject().SelectMany(side => side.Value.EnumerateArray(), (side, row) =>
                        new BookRow(side.Name is "bids", Value<decimal>(row[0])!.Value, Value<decimal>(row[1])!.Value, Value<long>(row[2])!.Value)));
                    break;
            }
        }

        return Describe(first!.Value, last!.Value, time, rows);
    }

    private static T? Value<T>(JsonElement value)
        where T : struct => value.Deserialize<T?>(Values);

    private static string Describe(long first, long last, long time, IEnumerable<BookRow> rows) => FormattableString.Invariant($"{first} {last} {time} {string.Join(';', rows)}");
}
