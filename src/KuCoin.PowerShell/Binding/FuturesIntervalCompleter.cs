namespace KuCoin.Binding;

/// <summary>Offers how long a futures candle can last.</summary>
public sealed class FuturesIntervalCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        .. Enum.GetValues<CandleInterval>()
            .Where(interval => interval is not (CandleInterval.ThreeMinutes or CandleInterval.SixHours or CandleInterval.OneMonth))
            .Select(interval => new Suggestion(interval.ToName(), interval.ToString())),
    ];
}
