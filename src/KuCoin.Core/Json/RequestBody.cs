using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KuCoin.Json;

/// <summary>The JSON object of a request: nothing null, no blanks, amounts as exact decimal text.</summary>
internal sealed class RequestBody
{
    // The relaxed encoder leaves '+' and letters beyond ASCII readable; the body is never part of a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, string Text, bool IsText)> _fields = new(16);

    public RequestBody With(string name, string? value) => Add(name, value, isText: true);

    /// <summary>An amount, sent as text.</summary>
    public RequestBody With(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture), isText: true);

    /// <summary>A whole number, sent as a number.</summary>
    public RequestBody With(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture), isText: false);

    /// <summary>An amount, sent as a number.</summary>
    public RequestBody WithNumber(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture), isText: false);

    /// <summary>JSON text as it is, for example an <see cref="Array(IEnumerable{RequestBody})"/>.</summary>
    public RequestBody WithJson(string name, string? json) => Add(name, json, isText: false);

    /// <summary>A flag, sent only when it is set.</summary>
    public RequestBody WithFlag(string name, bool value) => Add(name, value ? "true" : null, isText: false);

    /// <summary>The text as it is signed and sent.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        foreach (var (name, text, isText) in _fields)
        {
            writer.WritePropertyName(name);
            if (isText)
                writer.WriteStringValue(text);
            else
                writer.WriteRawValue(text, skipInputValidation: true);
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The JSON text of an array of objects.</summary>
    public static string Array(IEnumerable<RequestBody> items) => $"[{string.Join(',', items.Select(item => Encoding.UTF8.GetString(item.ToUtf8().Span)))}]";

    /// <summary>The JSON text of an array of texts.</summary>
    public static string Array(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text, Options.Encoder)}\""))}]";

    private RequestBody Add(string name, string? text, bool isText)
    {
        if (text is not null)
            _fields.Add((name, text, isText));
        return this;
    }
}
