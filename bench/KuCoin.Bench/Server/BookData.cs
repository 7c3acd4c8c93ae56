using System.Globalization;
using System.Text;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Server;

/// <summary>The changes of an order book of about a thousand levels a side: contiguous, most near the top, never crossed.</summary>
internal sealed class BookData
{
    private const int Levels = 1000;
    private const int Middle = 600_000;
    private const int SnapshotAfter = 5;

    // Sizes in thousandths by distance from the middle; 0 where there is no level.
    private readonly int[] _bids = new int[Levels];
    private readonly int[] _asks = new int[Levels];
    private readonly Random _chance = new(7);
    private long _sequence = 1000;
    private long _changes;
    private decimal _sizes;

    private static BookData? _made;

    private BookData(int messages)
    {
        Array.Fill(_bids, 1500);
        Array.Fill(_asks, 1500);
        Messages = new byte[messages][];
        for (var i = 0; i < messages; i++)
        {
            if (i == SnapshotAfter)
                Snapshot = TakeSnapshot();
            Messages[i] = Change(i);
        }

        Changes = new Tally(_changes, _sizes, FormattableString.Invariant($"{_sequence}"));
        var (bid, ask) = (Array.FindIndex(_bids, size => size > 0), Array.FindIndex(_asks, size => size > 0));
        Expected = new Tally(messages, Price(-1 - bid) + Price(ask), FormattableString.Invariant($"{_sequence} {_bids.Count(size => size > 0)}/{_asks.Count(size => size > 0)}"));
    }

    /// <summary>So many messages; the last ones asked for are kept.</summary>
    public static BookData Of(int messages) => _made?.Messages.Length == messages ? _made : _made = new BookData(messages);

    public byte[][] Messages { get; }

    /// <summary>As the call for the whole book answers it.</summary>
    public byte[] Snapshot { get; private set; } = [];

    /// <summary>The number of messages, the sum of the best prices and, at the end, the sequence and the levels of each side.</summary>
    public Tally Expected { get; }

    /// <summary>The changes of prices that the snapshot does not know: their number, the sum of their new sizes, the last one's sequence.</summary>
    public Tally Changes { get; }

    private static decimal Price(int steps) => (Middle + steps) * 0.1m;

    private byte[] Change(int number)
    {
        var (bids, asks) = (new StringBuilder(), new StringBuilder());
        var first = _sequence + 1;
        for (var left = 1 + (number % 7 is 0 ? 3 : number % 5 is 0 ? 1 : 0); left > 0; left--)
        {
            var isBid = Chance() < 0.5;
            // The best three levels stay, so that both sides have a top.
            var depth = 3 + (int)((Levels - 3) * Math.Pow(Chance(), 3));
            var size = Chance() < 0.15 ? 0 : 1 + (int)(5000 * Chance());
            (isBid ? _bids : _asks)[depth] = size;
            if (number >= SnapshotAfter)
                (_changes, _sizes) = (_changes + 1, _sizes + (size * 0.001m));
            var side = isBid ? bids : asks;
            side.Append(side.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"""["{Price(isBid ? -1 - depth : depth)}","{size * 0.001m}","{++_sequence}"]""");
        }

        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""{"topic":"/market/level2:BTC-USDT","type":"message","subject":"trade.l2update","data":{"changes":{"asks":[{{{asks}}}],"bids":[{{{bids}}}]},"sequenceEnd":{{{_sequence}}},"sequenceStart":{{{first}}},"symbol":"BTC-USDT","time":{{{1_700_000_000_000 + number}}}}}"""));
    }

    private byte[] TakeSnapshot()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"code":"200000","data":{"time":1700000000000,"sequence":"{{_sequence}}","bids":[""");
        text.AppendJoin(',', _bids.Select((size, depth) => FormattableString.Invariant($"""["{Price(-1 - depth)}","{size * 0.001m}"]"""))).Append("""],"asks":[""");
        text.AppendJoin(',', _asks.Select((size, depth) => FormattableString.Invariant($"""["{Price(depth)}","{size * 0.001m}"]"""))).Append("]}}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

#pragma warning disable CA5394 // The same numbers every time are wanted.
    private double Chance() => _chance.NextDouble();
#pragma warning restore CA5394
}
