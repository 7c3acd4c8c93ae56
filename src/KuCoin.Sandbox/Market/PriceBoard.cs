using KuCoin.Sandbox.Clock;

namespace KuCoin.Sandbox.Market;

/// <summary>
/// What everything is worth at any moment. A price is a function of seed and clock, not of what was asked before:
/// the same seed at the same time after the start gives the same price, the past is known too, and a jump of the
/// clock costs nothing. Pairs follow from the dollar value of their currencies, so they never contradict each other.
/// </summary>
internal sealed class PriceBoard(SandboxOptions options, SandboxClock clock)
{
    private sealed class Track(double start, ulong source)
    {
        public double Start { get; } = start;
        public ulong Source { get; } = source;
        public double AtStart { get; } = Noise.Factor(source, 0);

        /// <summary>What was set by hand and from which second on.</summary>
        public List<(double From, double Factor)> Set { get; } = [];
    }

    private readonly Dictionary<string, Track> _tracks = SpotCatalogue.DollarPrices.ToDictionary(
        static p => p.Key,
        p => new Track((double)p.Value, Noise.Source(options.Seed, p.Key)),
        StringComparer.Ordinal);

    private bool Moves => options.PriceInterval > TimeSpan.Zero;

    /// <summary>How many times prices moved since the start; negative when the clock was set before it.</summary>
    public long Step => Moves ? (long)Math.Floor((clock.Now - clock.Start) / options.PriceInterval) : 0;

    public double Dollars(string currency) => Dollars(currency, SecondsOf(Step));

    public decimal Mid(IInstrument instrument) => MidAt(instrument, SecondsOf(Step));

    public decimal Mid(IInstrument instrument, long step) => MidAt(instrument, SecondsOf(step));

    /// <summary>The price at a time up to now.</summary>
    public decimal Mid(IInstrument instrument, DateTimeOffset at)
    {
        var seconds = (at - clock.Start).TotalSeconds;
        return MidAt(instrument, Moves ? Math.Min(seconds, SecondsOf(Step)) : Math.Min(seconds, 0));
    }

    /// <summary>Moves the value of the base currency so that the instrument stands at a price; it wanders on from there.</summary>
    public void Set(IInstrument instrument, decimal price)
    {
        var seconds = SecondsOf(Step);
        var track = _tracks[instrument.BaseCurrency];
        var now = Dollars(instrument.BaseCurrency, seconds) / Dollars(instrument.QuoteCurrency, seconds);
        track.Set.Add((seconds, FactorAt(track, seconds) * (double)price / now));
    }

    private double SecondsOf(long step) => Moves ? step * options.PriceInterval.TotalSeconds : 0;

    private decimal MidAt(IInstrument instrument, double seconds)
    {
        var price = (decimal)(Dollars(instrument.BaseCurrency, seconds) / Dollars(instrument.QuoteCurrency, seconds));
        return Math.Max(instrument.PriceIncrement, Increments.Nearest(price, instrument.PriceIncrement));
    }

    private double Dollars(string currency, double seconds)
    {
        var track = _tracks[currency];
        // Money that is meant to be worth a dollar stays one.
        var wander = currency is "USDT" or "USDC" ? 1 : Noise.Factor(track.Source, seconds) / track.AtStart;
        return track.Start * wander * FactorAt(track, seconds);
    }

    private static double FactorAt(Track track, double seconds)
    {
        for (var i = track.Set.Count - 1; i >= 0; i--)
        {
            if (track.Set[i].From <= seconds)
                return track.Set[i].Factor;
        }
        return 1;
    }
}

internal static class Increments
{
    public static decimal Floor(decimal value, decimal increment) => Math.Floor(value / increment) * increment;

    public static decimal Nearest(decimal value, decimal increment) =>
        Math.Round(value / increment, MidpointRounding.AwayFromZero) * increment;

    public static bool Fits(decimal value, decimal increment) => value % increment == 0;
}
