using System.Text.Json;

namespace KuCoin.Bench.Floor;

/// <summary>An order book in two sorted arrays, best level last, fed from the socket. No lock, no gap detection, no snapshot beyond the first.</summary>
public sealed class RawBook
{
    private readonly RawSide _bids = new(isBids: true);
    private readonly RawSide _asks = new(isBids: false);

    public long Sequence { get; private set; }

    /// <summary>Follows the changes of a book over so many messages.</summary>
    /// <param name="endpoint">The REST host.</param>
    /// <param name="symbol">The pair.</param>
    /// <param name="messages">How many messages come.</param>
    public static Tally Follow(string endpoint, string symbol, int messages)
    {
        using var stream = new RawStream(endpoint, "/market/level2:" + symbol);
        using var http = new HttpClient();
        var book = new RawBook();
        book.Load(http.GetByteArrayAsync($"{endpoint.TrimEnd('/')}/api/v3/market/orderbook/level2?symbol={symbol}").GetAwaiter().GetResult());
        for (var i = 0; i < messages; i++)
            book.Apply(stream.Receive());
        return book.Tell(messages);
    }

    /// <summary>Takes a snapshot as the call answers it.</summary>
    public void Load(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("sequence"u8))
            {
                reader.Read();
                Sequence = RawReaders.Integer(reader.ValueSpan);
            }
            else if (reader.ValueTextEquals("bids"u8) || reader.ValueTextEquals("asks"u8))
            {
                var side = reader.ValueTextEquals("bids"u8) ? _bids : _asks;
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
                {
                    var (price, size) = (Next(ref reader), Next(ref reader));
                    side.Set(price, size);
                    reader.Read();
                }
            }
        }
    }

    /// <summary>Takes one message.</summary>
    public void Apply(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        var last = Sequence;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var name = reader.ValueSpan;
            if (name.Length == 11)
            {
                reader.Read();
                last = RawReaders.Integer(reader.ValueSpan);
            }
            else if (name.Length == 4 && name[1] is (byte)'i' or (byte)'s' && name[3] == 's')
            {
                ReadRows(ref reader, name[0] == 'b' ? _bids : _asks);
            }
        }

        Sequence = Math.Max(Sequence, last);
    }

    public Tally Tell(long count) => new(count, _bids.Best + _asks.Best, FormattableString.Invariant($"{Sequence} {_bids.Count}/{_asks.Count}"));

    private void ReadRows(ref Utf8JsonReader reader, RawSide side)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var (price, size) = (Next(ref reader), Next(ref reader));
            reader.Read();
            if (RawReaders.Integer(reader.ValueSpan) > Sequence)
                side.Set(price, size);
            reader.Read();
        }
    }

    private static decimal Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return RawReaders.Decimal(reader.ValueSpan);
    }

    private sealed class RawSide(bool isBids)
    {
        private (decimal Price, decimal Size)[] _levels = new (decimal, decimal)[4096];

        public int Count { get; private set; }

        public decimal Best => _levels[Count - 1].Price;

        public void Set(decimal price, decimal size)
        {
            var at = Count - 1;
            while (at >= 0 && (isBids ? _levels[at].Price > price : _levels[at].Price < price))
                at--;
            if (at >= 0 && _levels[at].Price == price)
            {
                if (size > 0)
                    _levels[at].Size = size;
                else
                    Array.Copy(_levels, at + 1, _levels, at, --Count - at);
                return;
            }

            if (size == 0)
                return;
            if (Count == _levels.Length)
                Array.Resize(ref _levels, Count * 2);
            Array.Copy(_levels, at + 1, _levels, at + 2, Count++ - at - 1);
            _levels[at + 1] = (price, size);
        }
    }
}
