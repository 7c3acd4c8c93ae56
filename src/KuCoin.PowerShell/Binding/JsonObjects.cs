using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace KuCoin.Binding;

/// <summary>JSON to objects and back for requests the module has no type for. No digit is lost in either direction.</summary>
internal static class JsonObjects
{
    private const int DeepestBody = 32;

    /// <summary>Objects become PSCustomObjects, numbers decimals; a number beyond decimal stays text. Control characters of texts are made visible.</summary>
    /// <exception cref="KuCoinException">A text is none: half of a character, or bytes that are not UTF-8.</exception>
    public static object? Read(JsonElement element)
    {
        try
        {
            return ReadValue(element);
        }
        catch (InvalidOperationException failure)
        {
            throw new KuCoinException(KuCoinErrorKind.Protocol, "UnreadableAnswer", "The exchange reported success, but its answer holds a text that is none: half of a character, or bytes that are not UTF-8.", failure);
        }
    }

    private static object? ReadValue(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new PSObject();
                foreach (var property in element.EnumerateObject())
                    result.Properties.Add(new PSNoteProperty(FreeName(result, ForeignText.Visible(property.Name)), ReadValue(property.Value)));
                return result;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(ReadValue).ToArray();
            case JsonValueKind.String:
                return ForeignText.Visible(element.GetString()!);
            case JsonValueKind.Number:
                return ExactDecimal.TryParse(element.GetRawText(), out var number) ? number : element.GetRawText();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }

    /// <summary>The JSON text of a hashtable, an object, a list, or of a text that is JSON already.</summary>
    public static string Write(object value)
    {
        if (Unwrap(value) is string text)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return text;
            }
            catch (JsonException failure)
            {
                throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidBody", $"The body is not JSON: {failure.Message}", failure);
            }
        }

        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, value, depth: 0);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    /// <summary>One value of a query, null for one that is left out.</summary>
    public static string? QueryText(object? value) => Unwrap(value) switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag ? "true" : "false",
        DateTimeOffset time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        DateTime time => new DateTimeOffset(time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        System.Security.SecureString => throw SecureText(),
        IEnumerable list => string.Join(',', list.Cast<object?>().Select(QueryText)),
        double or float or decimal => Views.KcFormat.Number(Number(value!)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > DeepestBody)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidBody", "The body is nested too deeply, or contains itself.");
        switch (Unwrap(value))
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTimeOffset time:
                writer.WriteNumberValue(time.ToUnixTimeMilliseconds());
                break;
            case DateTime time:
                writer.WriteNumberValue(new DateTimeOffset(time).ToUnixTimeMilliseconds());
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger:
                writer.WriteRawValue(Views.KcFormat.Number(Number(value!)));
                break;
            case System.Security.SecureString:
                throw SecureText();
            // Values of one piece, such as a Guid, have properties too, but nobody means those.
            case (IFormattable or char or Uri or Version) and not PSObject:
                writer.WriteStringValue(Convert.ToString(Unwrap(value), CultureInfo.InvariantCulture));
                break;
            case IDictionary entries:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in entries)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    Write(writer, entry.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var property in PSObject.AsPSObject(value).Properties)
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static KuCoinException SecureText() =>
        new(KuCoinErrorKind.InvalidArgument, "InvalidBody", "A SecureString cannot be part of a request; the exchange wants its text.");

    private static decimal Number(object value) => (decimal)MoneyAttribute.Read(value)!;

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    // The engine's property names ignore case; the exchange's ("e" and "E") do not.
    private static string FreeName(PSObject target, string name)
    {
        var free = name.Length == 0 ? "_" : name;
        while (target.Properties[free] is not null)
            free += "_";
        return free;
    }
}
