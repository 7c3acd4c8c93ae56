using System.Globalization;
using System.Text.Json;

namespace KuCoin.Sandbox.Wire;

/// <summary>The parameters of a call, from the query or from a JSON body: texts, or JSON values taken as text.</summary>
internal sealed class Fields(Func<string, string?> get, string umbrellaCode)
{
    /// <summary>The parameters of a query as it came over the wire.</summary>
    public static Fields OfQuery(string query, string umbrellaCode)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            values[Uri.UnescapeDataString(cut < 0 ? pair : pair[..cut])] = cut < 0 ? "" : Uri.UnescapeDataString(pair[(cut + 1)..]);
        }
        return new Fields(name => values.GetValueOrDefault(name), umbrellaCode);
    }

    public static Fields OfJson(JsonElement body, string umbrellaCode) =>
        new(
            name => body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value)
                ? value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => value.GetString(),
                    _ => value.GetRawText(),
                }
                : null,
            umbrellaCode);

    /// <summary>The text, or null when the parameter is missing or empty.</summary>
    public string? Text(string name) => get(name) is { Length: > 0 } text ? text : null;

    public string Need(string name) => Text(name) ?? throw Bad($"{name} is mandatory");

    public string Text(string name, string ifMissing, params string[] allowed)
    {
        var text = Text(name) ?? ifMissing;
        return allowed.Contains(text, StringComparer.Ordinal) ? text : throw Bad($"{name} must be one of {string.Join(", ", allowed)}");
    }

    public T Word<T>(string name, T ifMissing)
        where T : struct, Enum =>
        Text(name) is not { } text ? ifMissing
            : Enum.TryParse<T>(text, ignoreCase: false, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value
            : throw Bad($"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}");

    public decimal? Decimal(string name) =>
        Text(name) is not { } text ? null
            : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value
            : throw Bad($"{name} is not a number");

    public long? Whole(string name) =>
        Text(name) is not { } text ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : throw Bad($"{name} is not a whole number");

    public bool Flag(string name) => Text(name, "false", "true", "false") is "true";

    /// <summary>A time in epoch milliseconds.</summary>
    public DateTimeOffset? Millis(string name) => Whole(name) is not { } ms ? null
        : ms is >= 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : throw Bad($"{name} is not a time in milliseconds");

    public Refusal Bad(string message) => new(umbrellaCode, message);
}
