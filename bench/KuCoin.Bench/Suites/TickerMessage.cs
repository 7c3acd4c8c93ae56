using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KuCoin.Json;
using KuCoin.Streams;

namespace KuCoin.Bench.Suites;

/// <summary>One ticker message from bytes to object, beside a document tree.</summary>
public class TickerMessage
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes(
        """{"type":"message","topic":"/market/ticker:BTC-USDT","subject":"trade.ticker","data":{"bestAsk":"67218.7","bestAskSize":"0.92034121","bestBid":"67218.6","bestBidSize":"1.20393427","price":"67218.6","sequence":"14610502970","size":"0.0003","time":1729843222921}}""");

    private readonly Topic<Ticker> _topic = SpotTopics.Ticker("BTC-USDT");
    private readonly NameCache _names = new();

    [Benchmark(Baseline = true)]
    public decimal ByDocument()
    {
        using var document = JsonDocument.Parse(Message);
        var data = document.RootElement.GetProperty("data");
        decimal Number(string name) => decimal.Parse(data.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        return Number("bestAsk") + Number("bestAskSize") + Number("bestBid") + Number("bestBidSize") + Number("price") + Number("size");
    }

    [Benchmark]
    public Ticker? Ours()
    {
        var frame = StreamFrame.Read(Message);
        return _topic.Decode!(ref frame.Data, new StreamMessage { Subject = frame.Subject, Item = "BTC-USDT", Names = _names });
    }
}
