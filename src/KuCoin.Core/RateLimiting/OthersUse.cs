namespace KuCoin.RateLimiting;

/// <summary>
/// What other processes of the account use of a quota, told by the exchange's figures. Their requests on the way are in nobody's figures, so near the end of a window
/// as many points are left alone as the others can use while one of ours is on its way. Who is alone leaves none.
/// </summary>
internal sealed class OthersUse
{
    /// <summary>More is never left alone, so that nine tenths are used even among many.</summary>
    private const double MostOfLimit = 0.08;

    private double? _firstUse;
    private double _firstTime;
    private double _seen;
    private double _largest;
    private double _slowest;
    private double _perSecond;
    private double _before;
    private bool _wasRefused;
    private bool _wasRefusedBefore;

    /// <summary>The points to leave alone.</summary>
    public double Reserve(long limit)
    {
        var most = limit * MostOfLimit;
        return _wasRefused || _wasRefusedBefore ? most : Math.Min(most, Math.Max(Needed, _before));
    }

    private double Needed => Math.Max(2 * _perSecond * _slowest, 2 * _largest);

    /// <summary>Takes note of an answer.</summary>
    /// <param name="used">What others have used of this window at least.</param>
    /// <param name="took">How long the request was on its way, seconds.</param>
    /// <param name="now">The time, seconds of any clock.</param>
    public void Note(double used, double took, double now)
    {
        if (_firstUse is not { } first)
        {
            // What was used before we came tells nothing about who is there now.
            (_firstUse, _firstTime, _seen) = (used, now, Math.Max(used, 0));
            return;
        }
        _slowest = Math.Max(_slowest, took);
        if (used <= _seen)
            return;
        _largest = Math.Max(_largest, used - _seen);
        _seen = used;
        _perSecond = (used - Math.Max(first, 0)) / Math.Max(now - _firstTime, 0.1);
    }

    /// <summary>Takes note that the exchange refused because the quota is used up.</summary>
    public void NoteRefusal() => _wasRefused = true;

    /// <summary>A new window: what was learned holds for one more.</summary>
    public void BeginWindow()
    {
        (_before, _wasRefusedBefore, _wasRefused) = (Needed, _wasRefused, false);
        (_firstUse, _seen, _largest, _slowest, _perSecond) = (null, 0, 0, 0, 0);
    }
}
