using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>
/// The changes of a spot book that were not told yet. One message tells several, of each price the newest only, each with the
/// sequence it had. Used under the exchange's lock.
/// </summary>
internal sealed class BookChanges(Listing listing)
{
    private const int MostPerMessage = 20;

    private readonly Dictionary<(Side Side, decimal Price), long> _rows = [];
    private long _first;
    private long _last;

    public bool IsEmpty => _rows.Count == 0;
    public bool IsFull => _last - _first + 1 >= MostPerMessage;

    public void Add(Side side, decimal price)
    {
        var sequence = listing.Book.Sequence;
        // Nobody listened in between: what was collected before leads nowhere.
        if (sequence != _last + 1)
            _rows.Clear();
        if (IsEmpty)
            _first = sequence;
        _rows[(side, price)] = _last = sequence;
    }

    /// <summary>Writes what was collected and begins anew. The sizes are those of now, which are those of the last sequence.</summary>
    public byte[] Take(DateTimeOffset now)
    {
        var frame = SpotStreamMessages.Increment(listing, _first, _last, Rows(Side.Sell), Rows(Side.Buy), now);
        _rows.Clear();
        return frame;
    }

    private List<(decimal Price, decimal Size, long Sequence)> Rows(Side side) =>
        [.. _rows.Where(r => r.Key.Side == side).OrderBy(static r => r.Value).Select(r => (r.Key.Price, listing.Book.SizeAt(side, r.Key.Price), r.Value))];
}
