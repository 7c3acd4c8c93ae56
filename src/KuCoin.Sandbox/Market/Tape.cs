using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Market;

/// <summary>One trade as the public sees it.</summary>
internal sealed record TapeTrade(
    long Sequence,
    decimal Price,
    decimal Size,
    Side TakerSide,
    string TakerOrderId,
    string MakerOrderId,
    long Nanos);

/// <summary>The last trades of an instrument, newest last.</summary>
internal sealed class Tape
{
    private const int Kept = 2000;
    private readonly List<TapeTrade> _trades = [];

    public TapeTrade? Last => _trades.Count == 0 ? null : _trades[^1];

    public IReadOnlyList<TapeTrade> Trades => _trades;

    /// <summary>The trades later than a stamp, newest first.</summary>
    public IEnumerable<TapeTrade> After(long nanos)
    {
        for (var i = _trades.Count - 1; i >= 0 && _trades[i].Nanos > nanos; i--)
            yield return _trades[i];
    }

    public void Add(TapeTrade trade)
    {
        _trades.Add(trade);
        if (_trades.Count > Kept)
            _trades.RemoveRange(0, Kept / 2);
    }
}
