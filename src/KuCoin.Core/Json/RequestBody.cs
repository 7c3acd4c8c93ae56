using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KuCoin.Json;

/// <summary>The JSON object of a request: nothing null, no blanks, amounts as exact decimal text. Written straight into the bytes that are signed and sent.</summary>
internal sealed class RequestBody
{
    // More than an order takes.
    private const int UsualLength = 192;

    // A sign, a zero and a point, 28 decimals.
    private const int LongestNumber = 31;

    // It leaves '+' and letters beyond ASCII readable; the body is never part of a web page.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private byte[] _text = new byte[UsualLength];
    private int _length;
    private bool _isFinished;

    public RequestBody() => Add('{');

    public RequestBody With(string name, string? value)
    {
        if (value is not null)
            Name(name).Quoted(value);
        return this;
    }

    /// <summary>An amount, sent as text.</summary>
    public RequestBody With(string name, decimal? value) =>
        value is { } amount ? Name(name).Add('"').Digits(amount).Add('"') : this;

    /// <summary>A whole number, sent as a number.</summary>
    public RequestBody With(string name, long? value) =>
        value is { } number ? Name(name).Digits(number) : this;

    /// <summary>An amount, sent as a number.</summary>
    public RequestBody WithNumber(string name, decimal? value) =>
        value is { } number ? Name(name).Digits(number) : this;

    /// <summary>JSON text as it is, for example an <see cref="Array(IEnumerable{RequestBody})"/>.</summary>
    public RequestBody WithJson(string name, string? json) => json is not null ? Name(name).Raw(json) : this;

    /// <summary>A flag, sent only when it is set.</summary>
    public RequestBody WithFlag(string name, bool value) => value ? Name(name).Raw("true") : this;

    /// <summary>The text as it is signed and sent. It ends the body, to which nothing can be added from then on.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        if (!_isFinished)
            Add('}');
        _isFinished = true;
        return _text.AsMemory(0, _length);
    }

    /// <summary>The JSON text of an array of objects.</summary>
    public static string Array(IEnumerable<RequestBody> items) => $"[{string.Join(',', items.Select(item => Encoding.UTF8.GetString(item.ToUtf8().Span)))}]";

    /// <summary>The JSON text of an array of texts.</summary>
    public static string Array(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text, Encoder)}\""))}]";

    private RequestBody Name(string name)
    {
        if (_length > 1)
            Add(',');
        return Quoted(name).Add(':');
    }

    // Nearly every text is plain, and short.
    private RequestBody Quoted(string text)
    {
        var room = Room(text.Length + 2);
        room[0] = (byte)'"';
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' or '"' or '\\')
                return Add('"').Raw(Encoder.Encode(text)).Add('"');
            room[i + 1] = (byte)text[i];
        }

        room[text.Length + 1] = (byte)'"';
        _length += text.Length + 2;
        return this;
    }

    private RequestBody Raw(string text)
    {
        _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetByteCount(text)));
        return this;
    }

    private RequestBody Digits(decimal number)
    {
        number.TryFormat(Room(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        _length += length;
        return this;
    }

    private RequestBody Add(char character)
    {
        Room(1)[0] = (byte)character;
        _length++;
        return this;
    }

    private Span<byte> Room(int length)
    {
        if (_isFinished)
            throw new InvalidOperationException("The body is finished.");
        if (_text.Length - _length < length)
            System.Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + length));
        return _text.AsSpan(_length);
    }
}
