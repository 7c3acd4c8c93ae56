using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin.Tests.Hostile;

/// <summary>A good answer to every declared call: the exchange's own sample where its descriptions are at hand, and one made from how the call is read.</summary>
internal static class GoodAnswers
{
    private static readonly ConcurrentDictionary<Operation, string[]> Known = [];

    /// <summary>The answers there are, envelope and all; the last one is made.</summary>
    public static string[] Of(Operation operation) => Known.GetOrAdd(operation, static one =>
    [
        .. OfficialSamples.Folder is not null && OfficialSamples.DataOf(one) is { } data ? [Envelope(data.GetRawText())] : Array.Empty<string>(),
        Envelope(Make(SampleReading.ReaderOf(one))),
    ]);

    private static string Envelope(string data) => $$"""{"code":"200000","data":{{data}}}""";

    private static string Make(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => $"{{{string.Join(',', type.Properties.Where(property => property.Set is not null).Select(property => $"\"{property.Name}\":{(property.CustomConverter is CommaListConverter ? "\"a,b\"" : Make(type.Options.GetTypeInfo(property.PropertyType)))}"))}}}",
        JsonTypeInfoKind.Enumerable => $"[{Make(type.Options.GetTypeInfo(type.ElementType!))}]",
        JsonTypeInfoKind.Dictionary => $"{{\"XBTUSDTM\":{Make(type.Options.GetTypeInfo(type.ElementType!))}}}",
        _ => MakeValue(Nullable.GetUnderlyingType(type.Type) ?? type.Type),
    };

    private static string MakeValue(Type type) => type switch
    {
        _ when type == typeof(string) => "\"text\"",
        _ when type == typeof(decimal) => "\"1.5\"",
        _ when type == typeof(TimeAnswer) || type == typeof(long) || type == typeof(int) => "1",
        _ when type == typeof(bool) => "true",
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        _ when type == typeof(TimeSpan) => "60000",
        _ when type == typeof(OrderSide) => "\"buy\"",
        _ when type == typeof(BookLevel) => """["1.5","2"]""",
        _ when type == typeof(Candle) => """["1700000000","1","2","3","0.5","10","20"]""",
        _ when type == typeof(FuturesCandle) => "[1700000000000,1,3,0.5,2,10,20]",
        _ => "null",
    };
}
