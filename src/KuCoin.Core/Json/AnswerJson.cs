using System.Text.Json;

namespace KuCoin.Json;

/// <summary>How the exchange's answers are read: one set of rules for all areas and streams.</summary>
internal static class AnswerJson
{
    /// <summary>Fresh options for one source-generated context.</summary>
    public static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new RequiredConverter<decimal, DecimalText>(),
            new OptionalConverter<decimal, DecimalText>(),
            new RequiredConverter<long, Int64Text>(),
            new OptionalConverter<long, Int64Text>(),
            new RequiredConverter<int, Int32Text>(),
            new OptionalConverter<int, Int32Text>(),
            new RequiredConverter<DateTimeOffset, StampText>(),
            new OptionalStampConverter(),
            new RequiredConverter<OrderSide, SideText>(),
            new FlagConverter(),
            new TextConverter(),
        },
    };
}
