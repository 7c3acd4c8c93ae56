using System.Globalization;
using System.Text.Json;

namespace KuCoin.Sandbox.Wire;

/// <summary>The wire's types: decimals as text, plain numbers, and times in three units.</summary>
internal static class Json
{
    public static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>How the funding calls write amounts.</summary>
    public static string EightPlaces(decimal value) => value.ToString("F8", CultureInfo.InvariantCulture);

    /// <summary>A decimal inside a string.</summary>
    public static Utf8JsonWriter Dec(this Utf8JsonWriter json, string name, decimal? value) =>
        json.Str(name, value is { } number ? Plain(number) : null);

    /// <summary>A JSON number.</summary>
    public static Utf8JsonWriter Num(this Utf8JsonWriter json, string name, decimal? value)
    {
        json.WritePropertyName(name);
        if (value is { } number)
            json.WriteRawValue(Plain(number), skipInputValidation: true);
        else
            json.WriteNullValue();
        return json;
    }

    public static Utf8JsonWriter Str(this Utf8JsonWriter json, string name, string? value)
    {
        json.WriteString(name, value);
        return json;
    }

    public static Utf8JsonWriter Bool(this Utf8JsonWriter json, string name, bool value)
    {
        json.WriteBoolean(name, value);
        return json;
    }

    public static Utf8JsonWriter Millis(this Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.Num(name, time?.ToUnixTimeMilliseconds());

    public static Utf8JsonWriter Null(this Utf8JsonWriter json, params string[] names)
    {
        foreach (var name in names)
            json.WriteNull(name);
        return json;
    }

    public static Utf8JsonWriter Object(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> members)
    {
        json.WritePropertyName(name);
        return json.Object(members);
    }

    public static Utf8JsonWriter Object(this Utf8JsonWriter json, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        return json;
    }

    public static Utf8JsonWriter Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WritePropertyName(name);
        return json.Array(items, write);
    }

    public static Utf8JsonWriter Array<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
        return json;
    }

    /// <summary>An array of objects.</summary>
    public static Utf8JsonWriter Objects<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> members) =>
        json.Array(items, (j, item) => j.Object(o => members(o, item)));

    public static void Texts(this Utf8JsonWriter json, IEnumerable<string> items) =>
        json.Array(items, static (j, item) => j.WriteStringValue(item));
}
