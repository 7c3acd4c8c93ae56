namespace KuCoin.Sandbox.Market;

/// <summary>Repeatable chance: a pure function of its arguments, the same on every machine.</summary>
internal static class Noise
{
    // Seconds per swing and its share of the price: from a week's tide down to a second's ripple.
    private static readonly (double Period, double Swing)[] Tides =
    [
        (604_800, 0.05), (86_400, 0.02), (14_400, 0.01), (3_600, 0.005), (600, 0.0015), (60, 0.0006), (10, 0.0003), (1, 0.0002),
    ];

    /// <summary>What a price is multiplied with at a moment, seconds from the start; around 1.</summary>
    public static double Factor(ulong source, double seconds)
    {
        var factor = 1.0;
        for (var i = 0; i < Tides.Length; i++)
            factor += Tides[i].Swing * Smooth(source + (ulong)i * 7919, seconds / Tides[i].Period);
        return factor;
    }

    /// <summary>A number from 0 up to 1.</summary>
    public static double Unit(ulong source, long at) => (Mix(source ^ Mix(unchecked((ulong)at))) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A source of chance of its own for every name.</summary>
    public static ulong Source(int seed, string name)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        return Mix(hash ^ Mix(unchecked((ulong)seed)));
    }

    private static double Smooth(ulong source, double at)
    {
        var cell = Math.Floor(at);
        var t = at - cell;
        var blend = t * t * (3 - 2 * t);
        var from = Unit(source, (long)cell);
        return (from + (Unit(source, (long)cell + 1) - from) * blend) * 2 - 1;
    }

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
