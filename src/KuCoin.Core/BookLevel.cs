using System.Text.Json;
using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>One price of an order book and what is on offer there.</summary>
/// <param name="Price">The price, in quote currency.</param>
/// <param name="Size">How much, in base currency; in lots for a futures contract.</param>
[JsonConverter(typeof(BookLevelConverter))]
public readonly record struct BookLevel(decimal Price, decimal Size)
{
    /// <summary>Size and price, invariant: "0.5 at 67000".</summary>
    public override string ToString() => FormattableString.Invariant($"{Size} at {Price}");
}

/// <summary>A level as the exchange writes it: an array of price and size, as numbers or texts.</summary>
internal sealed class BookLevelConverter : AnswerConverter<BookLevel>
{
    public override BookLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"An array of price and size was expected, {reader.TokenType} came.");
        var price = reader.ReadNextDecimal();
        var size = reader.ReadNextDecimal();
        reader.SkipRestOfArray();
        return price is { } at && size is { } of ? new BookLevel(at, of) : throw new JsonException("A level needs price and size.");
    }
}
