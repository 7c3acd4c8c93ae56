using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KuCoin.Json;

/// <summary>
/// Reads answers and messages from one value to the next. Whatever is written as the exchange writes it, without blanks and escapes, is
/// read here; whatever is not is left to the framework's reader, value by value, so that the same is accepted and refused.
/// </summary>
/// <param name="json">One value, with nothing before it.</param>
internal ref struct AnswerReader(ReadOnlySpan<byte> json)
{
    // What ends a plain text, or keeps it from being one.
    private static readonly SearchValues<byte> NotPlain = SearchValues.Create("\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"u8);

    // Of what came instead, in bytes.
    private const int Shown = 16;

    private readonly ReadOnlySpan<byte> _json = json;
    private bool _isFirst;

    /// <summary>Where the next value, name or end is, in bytes.</summary>
    public int Position { get; private set; }

    /// <summary>The kind of the value that comes next, by its first character.</summary>
    public JsonValueKind PeekKind() => Next() switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonValueKind.Number,
        _ => throw Unexpected("a value"),
    };

    private readonly ReadOnlySpan<byte> Rest => _json[Position..];

    /// <summary>Enters the object that comes next.</summary>
    public void EnterObject() => Enter((byte)'{', "an object");

    /// <summary>Enters the array that comes next.</summary>
    public void EnterArray() => Enter((byte)'[', "a list");

    /// <summary>Goes to the next property of the object; false, and past it, at its end. The property's value comes next.</summary>
    /// <param name="name">To be compared with text as it is.</param>
    public bool TryReadName(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!TryGoOn((byte)'}'))
            return false;
        name = ReadName();
        return true;
    }

    /// <summary>Goes to the next property that has one of some names, past others; false, and past it, at the object's end. The property's value comes next.</summary>
    /// <param name="names">The names.</param>
    /// <param name="index">The name's place; <see cref="NameOrder.Start"/> to begin with.</param>
    public bool TryReadName(NameOrder names, ref int index)
    {
        while (true)
        {
            if (names.TryFollow(Rest, _isFirst, ref index, out var length))
            {
                Position += length;
                _isFirst = false;
                return true;
            }

            if (!TryReadName(out var name))
                return false;
            if (names.TryFind(name, ref index))
                return true;
            Skip();
        }
    }

    /// <summary>Goes to the next element of the array; false, and past it, at its end.</summary>
    public bool TryReadElement() => TryGoOn((byte)']');

    /// <summary>Goes to the next element of the array where there must be one.</summary>
    [UnscopedRef]
    public ref AnswerReader GoToElement()
    {
        if (!TryReadElement())
            throw Unexpected("a value");
        return ref this;
    }

    /// <summary>Goes to the end of the array, past elements that nobody needs.</summary>
    public void SkipRestOfArray()
    {
        while (TryReadElement())
            Skip();
    }

    /// <summary>Past the value that comes next, whatever it is.</summary>
    public void Skip()
    {
        if (TryReadPlain(out _))
            return;
        var value = General();
        value.Read();
        value.Skip();
        MoveOn(in value);
    }

    /// <summary>Null: past it, and true.</summary>
    public bool TryReadNull() => TryReadLiteral("null"u8);

    /// <summary>A decimal; null and empty text are null.</summary>
    // In two parts, of which the one that stands where it is called makes the nullable: to return that costs as much as to read it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal? ReadDecimal() => TryReadDecimal(out var value) ? value : null;

    /// <summary>A decimal where there must be one: null and empty text are errors.</summary>
    public decimal ReadRequiredDecimal() => ReadDecimal() ?? throw Nothing<decimal>();

    /// <summary>A whole number; null and empty text are null.</summary>
    public long? ReadInt64()
    {
        var isQuoted = Next() == '"';
        var text = isQuoted ? Rest[1..] : Rest;
        if (!Int64Text.TryParseShort(text, out var value, out var length) || !IsEnd(text[length..], isQuoted))
            return ReadValue<long, Int64Text>();
        Position += isQuoted ? length + 2 : length;
        return value;
    }

    /// <summary>A moment; null, empty text and zero are null.</summary>
    public DateTimeOffset? ReadTime() => ReadInt64() is { } stamp and not 0 ? StampText.Of(stamp) : null;

    /// <summary>A moment where there must be one: null and empty text are errors.</summary>
    public DateTimeOffset ReadRequiredTime() => StampText.Of(ReadInt64() ?? throw Nothing<DateTimeOffset>());

    /// <summary>A value; null and empty text are null.</summary>
    public T? ReadValue<T, TText>()
        where T : struct
        where TText : IAnswerText<T>
    {
        var start = Position;
        if (TryReadPlain(out var text))
        {
            if (text.IsEmpty)
                return null;
            if (TText.TryParse(text, out var plain))
                return plain;
            Position = start;
        }

        var value = General();
        var read = value.ReadNext<T, TText>();
        MoveOn(in value);
        return read;
    }

    /// <summary>A value where there must be one: null and empty text are errors.</summary>
    public T ReadRequired<T, TText>()
        where T : struct
        where TText : IAnswerText<T> => ReadValue<T, TText>() ?? throw Nothing<T>();

    /// <summary>A text by the rules of <see cref="TextConverter"/>; null and empty text are null.</summary>
    public string? ReadText()
    {
        var start = Position;
        if (TryReadPlain(out var text))
        {
            if (text.IsEmpty)
                return null;
            if (!text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
                return Encoding.ASCII.GetString(text);
            Position = start;
        }

        var value = General();
        value.Read();
        var read = TextConverter.ReadText(in value);
        MoveOn(in value);
        return read;
    }

    /// <summary>As <see cref="ReadText()"/> for a text that comes again and again: a symbol, a currency, a word.</summary>
    public string? ReadText(NameCache names) => !TryReadPlain(out var text) ? ReadText() : text.IsEmpty ? null : names.Get(text);

    /// <summary>The bytes of a text or number; empty for anything else.</summary>
    /// <exception cref="InvalidOperationException">It has an escape that stands for no character; the reader is past it.</exception>
    public ReadOnlySpan<byte> ReadBytes()
    {
        if (TryReadPlain(out var text))
            return text;
        var value = General();
        value.Read();
        var isNested = value.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        value.Skip();
        MoveOn(in value);
        return value.TokenType switch
        {
            _ when isNested => default,
            JsonTokenType.String when value.ValueIsEscaped => Encoding.UTF8.GetBytes(value.GetString()!),
            JsonTokenType.String or JsonTokenType.Number => value.ValueSpan,
            _ => default,
        };
    }

    /// <summary>A flag; null means no.</summary>
    public bool ReadFlag()
    {
        if (TryReadLiteral("true"u8))
            return true;
        return TryReadLiteral("false"u8) || TryReadNull() ? false : throw Unexpected("true or false");
    }

    /// <summary>A list.</summary>
    public List<T> ReadList<T>(AnswerDecoder<T> row)
    {
        EnterArray();
        var rows = new List<T>();
        while (TryReadElement())
            rows.Add(row(ref this));
        return rows;
    }

    /// <summary>A value of a shape that generated code reads.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
    {
        var value = General();
        var read = JsonSerializer.Deserialize(ref value, type);
        MoveOn(in value);
        return read;
    }

    /// <inheritdoc cref="Read{T}(JsonTypeInfo{T})"/>
    public object? Read(JsonTypeInfo type)
    {
        var value = General();
        var read = JsonSerializer.Deserialize(ref value, type);
        MoveOn(in value);
        return read;
    }

    /// <summary>As <see cref="Read{T}(JsonTypeInfo{T})"/>, straight through the converter (the serializer would walk over the whole value once before reading it), and without nulls in lists.</summary>
    public T? ReadAnswer<T>(JsonTypeInfo<T> type)
    {
        var text = Rest;
        var value = General();
        value.Read();
        var read = ((JsonConverter<T>)type.Converter).Read(ref value, typeof(T), type.Options);
        MoveOn(in value);
        return typeof(T) == typeof(JsonElement) || !ListNulls.Any(text[..(int)value.BytesConsumed]) ? read : throw new JsonException("A list holds a null.");
    }

    /// <summary>A value as it is.</summary>
    public JsonElement ReadElement()
    {
        var value = General();
        var read = JsonElement.ParseValue(ref value);
        MoveOn(in value);
        return read;
    }

    /// <summary>Throws when something follows.</summary>
    public void ReadEnd()
    {
        if (!Rest.TrimStart(" \t\r\n"u8).IsEmpty)
            throw Unexpected("the end");
    }

    private bool TryReadDecimal(out decimal value)
    {
        var isQuoted = Next() == '"';
        var text = isQuoted ? Rest[1..] : Rest;
        if (DecimalText.TryParseShort(text, out value, out var length) && IsEnd(text[length..], isQuoted))
        {
            Position += isQuoted ? length + 2 : length;
            return true;
        }

        var read = ReadValue<decimal, DecimalText>();
        value = read.GetValueOrDefault();
        return read.HasValue;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, bool isQuoted) =>
        isQuoted ? text is [(byte)'"', ..] : text is [] or [(byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..];

    // To the next name or element, or past the end.
    private bool TryGoOn(byte end)
    {
        var next = Next();
        if (next == end)
        {
            Position++;
            _isFirst = false;
            return false;
        }

        if (!_isFirst)
        {
            if (next != ',')
                throw Unexpected("a comma");
            Position++;
        }

        _isFirst = false;
        return true;
    }

    private void Enter(byte start, string what)
    {
        if (Next() != start)
            throw Unexpected(what);
        Position++;
        _isFirst = true;
    }

    private ReadOnlySpan<byte> ReadName()
    {
        if (Next() != '"')
            throw Unexpected("a name");
        var name = ReadBytes();
        if (Next() != ':')
            throw Unexpected("a colon");
        Position++;
        return name;
    }

    /// <summary>Reads a text that stands there as it is.</summary>
    private bool TryReadPlain(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (Next() != '"')
            return false;
        var rest = Rest[1..];
        var end = rest.IndexOfAny(NotPlain);
        if (end < 0 || rest[end] != '"')
            return false;
        text = rest[..end];
        Position += end + 2;
        return true;
    }

    private bool TryReadLiteral(ReadOnlySpan<byte> literal)
    {
        Next();
        if (!Rest.StartsWith(literal))
            return false;
        Position += literal.Length;
        return true;
    }

    /// <summary>The next character that is no blank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Next() => Position < _json.Length && _json[Position] is > (byte)' ' and var next ? next : NextBehindBlanks();

    private byte NextBehindBlanks()
    {
        while (Position < _json.Length)
        {
            if (_json[Position] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') and var next)
                return next;
            Position++;
        }

        throw new JsonException("The text ends too early.");
    }

    private readonly Utf8JsonReader General() => new(Rest);

    private void MoveOn(in Utf8JsonReader past) => Position += (int)past.BytesConsumed;

    private static JsonException Nothing<T>() => new($"A {typeof(T).Name} was expected, nothing came.");

    private readonly JsonException Unexpected(string what) => new($"At {Position} {what} was expected, '{ForeignText.Excerpt(Rest[..Math.Min(Shown, Rest.Length)])}' came.");
}
