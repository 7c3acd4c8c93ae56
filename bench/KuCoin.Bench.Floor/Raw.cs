using System.Text.Json.Serialization;

namespace KuCoin.Bench.Floor;

/// <summary>What a run counted, so that no run is fast because it left work out.</summary>
/// <param name="Count">How many things.</param>
/// <param name="Sum">The sum of one of their numbers.</param>
/// <param name="Last">What tells the last one.</param>
public sealed record Tally(long Count, decimal Sum, string Last);

/// <summary>A ticker as somebody would declare it for one script.</summary>
public sealed class RawTicker
{
    public string Symbol { get; set; } = "";

    public string? Name { get; set; }

    public decimal Last { get; set; }

    public decimal LastSize { get; set; }

    public decimal BestBid { get; set; }

    public decimal BestBidSize { get; set; }

    public decimal BestAsk { get; set; }

    public decimal BestAskSize { get; set; }

    public decimal Change { get; set; }

    public decimal ChangePrice { get; set; }

    public decimal High { get; set; }

    public decimal Low { get; set; }

    public decimal Volume { get; set; }

    public decimal Turnover { get; set; }

    public decimal Average { get; set; }

    public decimal TakerFeeRate { get; set; }

    public decimal MakerFeeRate { get; set; }

    public decimal TakerCoefficient { get; set; }

    public decimal MakerCoefficient { get; set; }
}

/// <summary>The ticker of the stream, which has fewer figures.</summary>
public sealed class RawQuote
{
    public string Symbol { get; set; } = "";

    public long Sequence { get; set; }

    public decimal Last { get; set; }

    public decimal LastSize { get; set; }

    public decimal BestBid { get; set; }

    public decimal BestBidSize { get; set; }

    public decimal BestAsk { get; set; }

    public decimal BestAskSize { get; set; }

    public long Time { get; set; }
}

/// <summary>A fill as somebody would declare it for System.Text.Json.</summary>
public sealed class RawFill
{
    public string Symbol { get; set; } = "";

    public string TradeId { get; set; } = "";

    public string OrderId { get; set; } = "";

    public string CounterOrderId { get; set; } = "";

    public string Side { get; set; } = "";

    public string Liquidity { get; set; } = "";

    public bool ForceTaker { get; set; }

    public decimal Price { get; set; }

    public decimal Size { get; set; }

    public decimal Funds { get; set; }

    public decimal Fee { get; set; }

    public decimal FeeRate { get; set; }

    public string FeeCurrency { get; set; } = "";

    public string Stop { get; set; } = "";

    public string TradeType { get; set; } = "";

    public string Type { get; set; } = "";

    public long CreatedAt { get; set; }
}

public sealed class RawFillPage
{
    public int CurrentPage { get; set; }

    public int TotalPage { get; set; }

    public RawFill[] Items { get; set; } = [];
}

public sealed class RawAnswer<T>
{
    public string Code { get; set; } = "";

    public T? Data { get; set; }
}

public sealed class RawOrderId
{
    public string OrderId { get; set; } = "";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(RawAnswer<RawFillPage>))]
[JsonSerializable(typeof(RawAnswer<RawOrderId>))]
internal sealed partial class RawJson : JsonSerializerContext;
