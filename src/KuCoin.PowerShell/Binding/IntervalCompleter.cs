namespace KuCoin.Binding;

/// <summary>Offers how long candles last, shortest first, as traders write it: 1h. Whoever begins to write OneHour gets that.</summary>
public abstract class IntervalCompleter : KnownWordsCompleter
{
    private protected IntervalCompleter(IEnumerable<CandleInterval> intervals)
    {
        var all = intervals.ToList();
        Words = all.ConvertAll(interval => new Suggestion(interval.ToName(), interval.ToString()));
        OtherWords = all.ConvertAll(interval => new Suggestion(interval.ToString(), interval.ToName()));
    }

    internal sealed override IReadOnlyList<Suggestion> Words { get; }

    internal sealed override IReadOnlyList<Suggestion> OtherWords { get; }
}

/// <summary>Offers the lengths of spot candles.</summary>
public sealed class SpotIntervalCompleter() : IntervalCompleter(Enum.GetValues<CandleInterval>());

/// <summary>Offers the lengths of futures candles.</summary>
public sealed class FuturesIntervalCompleter() : IntervalCompleter(Enum.GetValues<CandleInterval>().Where(interval => !interval.IsSpotOnly()));
