using System.Globalization;
using KuCoin.Bench.Floor;
using KuCoin.Bench.Server;

namespace KuCoin.Bench.Table;

/// <summary>What a sample must have counted: no figure counts that was reached by leaving work out.</summary>
internal static class Expected
{
    /// <exception cref="InvalidOperationException">It counted something else.</exception>
    public static void Check(string work, string contender, int units, Tally tally)
    {
        var expected = Of(work, contender, units);
        if (expected is not null && tally != expected)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{work}, {contender}: {tally} was counted, {expected} was served."));
    }

    // What reaches Out-Null can only be counted; the objects themselves are checked by the works of Core.
    private static Tally? Of(string work, string contender, int units) => (work.Split(',')[0], contender) switch
    {
        ("tickers", _) => MarketData.ExpectTickers(units),
        ("fills", _) => MarketData.ExpectFills(units),
        ("order", "script" or "cmdlet" or "peer") => new Tally(units, units, ""),
        ("paced", "peer") when work.EndsWith("cmdlet", StringComparison.Ordinal) => MarketData.ExpectQuotes(units + 2000, MarketData.SymbolCount),
        ("paced", _) when work.EndsWith("cmdlet", StringComparison.Ordinal) => new Tally(units, 0, ""),
        ("paced", "floor" or "core" or "peer") => MarketData.ExpectQuotes(Works.Streams.Settling + units, MarketData.SymbolCount),
        ("flood", "floor" or "core" or "peer") => MarketData.ExpectQuotes(units, MarketData.SymbolCount),
        ("flood", _) => new Tally(units, 0, ""),
        ("book", "cmdlet") => BookData.Of(units).Changes,
        ("book", _) when work.EndsWith("cmdlet", StringComparison.Ordinal) => BookData.Of(units).Expected,
        _ => null,
    };
}
