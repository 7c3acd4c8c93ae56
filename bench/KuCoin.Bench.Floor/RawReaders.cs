using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace KuCoin.Bench.Floor;

/// <summary>Readers that know one shape each: names are told by length and one letter, escapes are not looked for, nothing is checked.</summary>
public static class RawReaders
{
    public static List<RawTicker> ReadAllTickers(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var rows = new List<RawTicker>(1300);
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("ticker"u8)))
            continue;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            rows.Add(ReadRow(ref reader));
        return rows;
    }

    /// <summary>One message of the ticker stream, null for anything else.</summary>
    public static RawQuote? ReadQuote(ReadOnlySpan<byte> text, SymbolCache symbols)
    {
        var reader = new Utf8JsonReader(text);
        ReadOnlySpan<byte> subject = default;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.Length == 7)
                subject = reader.ValueSpan;
            else if (name.Length == 4 && name[0] == 'd')
                return ReadQuoteData(ref reader, symbols.Get(subject));
            else
                reader.Skip();
        }

        return null;
    }

    private static RawQuote ReadQuoteData(ref Utf8JsonReader reader, string symbol)
    {
        var quote = new RawQuote { Symbol = symbol };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            switch (name.Length)
            {
                case 7 when name[4] == 'A':
                    quote.BestAsk = Decimal(reader.ValueSpan);
                    break;
                case 7:
                    quote.BestBid = Decimal(reader.ValueSpan);
                    break;
                case 11 when name[4] == 'A':
                    quote.BestAskSize = Decimal(reader.ValueSpan);
                    break;
                case 11:
                    quote.BestBidSize = Decimal(reader.ValueSpan);
                    break;
                case 5:
                    quote.Last = Decimal(reader.ValueSpan);
                    break;
                case 8:
                    quote.Sequence = Integer(reader.ValueSpan);
                    break;
                case 4 when name[0] == 's':
                    quote.LastSize = Decimal(reader.ValueSpan);
                    break;
                case 4:
                    quote.Time = Integer(reader.ValueSpan);
                    break;
            }
        }

        return quote;
    }

    private static RawTicker ReadRow(ref Utf8JsonReader reader)
    {
        var row = new RawTicker();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            var value = reader.ValueSpan;
            switch (name.Length)
            {
                case 6:
                    row.Symbol = Encoding.UTF8.GetString(value);
                    break;
                case 10 when name[0] == 's':
                    row.Name = Encoding.UTF8.GetString(value);
                    break;
                case 10:
                    row.Change = Decimal(value);
                    break;
                case 3 when name[0] == 'b':
                    row.BestBid = Decimal(value);
                    break;
                case 3 when name[0] == 'l':
                    row.Low = Decimal(value);
                    break;
                case 3:
                    row.Volume = Decimal(value);
                    break;
                case 4 when name[0] == 's':
                    row.BestAsk = Decimal(value);
                    break;
                case 4 when name[0] == 'h':
                    row.High = Decimal(value);
                    break;
                case 4:
                    row.Last = Decimal(value);
                    break;
                case 11 when name[4] == 'A':
                    row.BestAskSize = Decimal(value);
                    break;
                case 11 when name[4] == 'B':
                    row.BestBidSize = Decimal(value);
                    break;
                case 11:
                    row.ChangePrice = Decimal(value);
                    break;
                case 7:
                    row.Turnover = Decimal(value);
                    break;
                case 12 when name[0] == 'a':
                    row.Average = Decimal(value);
                    break;
                case 12 when name[0] == 't':
                    row.TakerFeeRate = Decimal(value);
                    break;
                case 12:
                    row.MakerFeeRate = Decimal(value);
                    break;
                case 16 when name[0] == 't':
                    row.TakerCoefficient = Decimal(value);
                    break;
                case 16:
                    row.MakerCoefficient = Decimal(value);
                    break;
            }
        }

        return row;
    }

    internal static decimal Decimal(ReadOnlySpan<byte> text) =>
         Utf8Parser.TryParse(text, out decimal value, out _) ? value : 0;

    internal static long Integer(ReadOnlySpan<byte> text) =>
         Utf8Parser.TryParse(text, out long value, out _) ? value : 0;
}
