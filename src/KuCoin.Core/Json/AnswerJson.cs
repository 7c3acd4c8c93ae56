using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KuCoin.Json;

/// <summary>How the exchange's answers are read: one set of rules for all areas and streams.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions NoRules = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() };

    /// <summary>A whole answer that is read by hand. For calls that come first in many scripts: to prepare generated code for them takes longer than to read what it reads.</summary>
    public static JsonTypeInfo<T> ByHand<T>(HandConverter<T>.Reader read)
        where T : class => JsonMetadataServices.CreateValueInfo<T>(NoRules, new HandConverter<T>(read));

    /// <summary>Fresh options for one source-generated context.</summary>
    /// <param name="byHand">Of the shapes that are not left to the generated code.</param>
    public static JsonSerializerOptions CreateOptions(params JsonConverter[] byHand)
    {
        var options = CreateOptions();
        foreach (var converter in byHand)
            options.Converters.Add(converter);
        return options;
    }

    private static JsonSerializerOptions CreateOptions() => new()
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
