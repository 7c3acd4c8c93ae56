namespace KuCoin.Sandbox.Market;

/// <summary>
/// The call auction of a pair that does not trade yet: the house's bids and asks overlap around the price of the moment, where the
/// auction would end now. A pure function of seed and time, like the price.
/// </summary>
internal sealed record CallAuction(string Symbol, decimal Price, decimal Size, IReadOnlyList<(decimal Price, decimal Size)> Bids, IReadOnlyList<(decimal Price, decimal Size)> Asks)
{
    private const decimal Width = 0.1m;
    private const int LevelsPerSide = 60;
    private const int Overlap = 5;

    /// <summary>Orders are taken from here on.</summary>
    public decimal Floor { get; private init; }

    /// <summary>Orders are taken up to here.</summary>
    public decimal Ceiling { get; private init; }

    /// <summary>The auction of a pair; null for one that trades.</summary>
    public static CallAuction? Of(Exchange exchange, SpotSymbol pair)
    {
        if (pair.EnableTrading)
            return null;
        var (tick, source) = (pair.PriceIncrement, Noise.Source(exchange.Options.Seed, pair.Symbol + ".auction"));
        var (price, step) = (exchange.Prices.Mid(pair), exchange.Prices.Step);
        List<(decimal Price, decimal Size)> Levels(int side) =>
            [.. Enumerable.Range(0, LevelsPerSide).Select(level => (
                price + side * tick * (level - Overlap),
                Increments.Floor(10 + (decimal)(90 * Noise.Unit(source, step * 256 + level * 2 + (side + 1) / 2)), pair.SizeIncrement)))
                .Where(static level => level.Item1 > 0)];
        var (bids, asks) = (Levels(-1), Levels(1));
        var size = Math.Min(bids.Where(b => b.Price >= price).Sum(static b => b.Size), asks.Where(a => a.Price <= price).Sum(static a => a.Size));
        return new CallAuction(pair.Symbol, price, size, bids, asks)
        {
            Floor = Increments.Floor(price * (1 - Width), tick),
            Ceiling = Increments.Floor(price * (1 + Width), tick),
        };
    }
}
