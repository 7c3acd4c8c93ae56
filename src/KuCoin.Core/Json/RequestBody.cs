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

    // Writing is what a body is there for: the writers are used again, one for each body under way on a thread.
    [ThreadStatic]
    private static Stack<Pen>? _idle;

    private Pen? _pen = _idle is { Count: > 0 } idle ? idle.Pop() : new Pen();
    private byte[]? _text;

    public RequestBody() => Writer.WriteStartObject();

    private Utf8JsonWriter Writer => _pen?.Writer ?? throw new InvalidOperationException("The body is finished.");

    public RequestBody With(string name, string? value)
    {
        if (value is not null)
            Writer.WriteString(name, value);
        return this;
    }

    /// <summary>An amount, sent as text.</summary>
    public RequestBody With(string name, decimal? value)
    {
        Span<char> text = stackalloc char[32];
        if (value is { } amount && amount.TryFormat(text, out var length, default, CultureInfo.InvariantCulture))
            Writer.WriteString(name, text[..length]);
        return this;
    }

    /// <summary>A whole number, sent as a number.</summary>
    public RequestBody With(string name, long? value)
    {
        if (value is { } number)
            Writer.WriteNumber(name, number);
        return this;
    }

    /// <summary>An amount, sent as a number.</summary>
    public RequestBody WithNumber(string name, decimal? value)
    {
        if (value is { } number)
            Writer.WriteNumber(name, number);
        return this;
    }

    /// <summary>JSON text as it is, for example an <see cref="Array(IEnumerable{RequestBody})"/>.</summary>
    public RequestBody WithJson(string name, string? json)
    {
        if (json is null)
            return this;
        Writer.WritePropertyName(name);
        Writer.WriteRawValue(json, skipInputValidation: true);
        return this;
    }

    /// <summary>A flag, sent only when it is set.</summary>
    public RequestBody WithFlag(string name, bool value)
    {
        if (value)
            Writer.WriteBoolean(name, value: true);
        return this;
    }

    /// <summary>The text as it is signed and sent. It ends the body, to which nothing can be added from then on.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        if (_pen is not { } pen)
            return _text;
        pen.Writer.WriteEndObject();
        pen.Writer.Flush();
        _text = pen.Text.WrittenSpan.ToArray();
        pen.Text.ResetWrittenCount();
        pen.Writer.Reset();
        _pen = null;
        (_idle ??= new Stack<Pen>()).Push(pen);
        return _text;
    }

    /// <summary>The JSON text of an array of objects.</summary>
    public static string Array(IEnumerable<RequestBody> items) => $"[{string.Join(',', items.Select(item => Encoding.UTF8.GetString(item.ToUtf8().Span)))}]";

    /// <summary>The JSON text of an array of texts.</summary>
    public static string Array(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text, Options.Encoder)}\""))}]";

    private sealed class Pen
    {
        public Pen() => Writer = new Utf8JsonWriter(Text, Options);

        public ArrayBufferWriter<byte> Text { get; } = new(256);

        public Utf8JsonWriter Writer { get; }
    }
}
