using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Funding;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox;

/// <summary>The whole exchange behind the wire. Everything in it is used under <see cref="Gate"/>.</summary>
internal sealed class Exchange
{
    public Exchange(SandboxOptions options)
    {
        Options = options;
        Clock = new SandboxClock(options.StartTime ?? SandboxClock.Default, options.HoldClock);
        Ids = new IdMint(Clock, options.Seed);
        Ledger = new GeneralLedger(Clock, Ids);
        Prices = new PriceBoard(options, Clock);
        var maker = new MarketMaker(options, Prices, Ids);
        Margin = new MarginDesk(Ledger, Clock, Prices, Ids);
        Churner = new BookChurner(options.Seed, maker.House, Prices, Ids);
        Spot = new SpotMarket(Clock, Ledger, maker, Margin, Ids);
        Stops = new StopOrderDesk(Clock, Spot, Ids);
        Futures = new FuturesMarket(options, Clock, Ledger, Prices, maker, Ids);
        Deposits = new DepositDesk(Ledger, Clock, Ids);
        Withdrawals = new WithdrawalDesk(Ledger, Clock, Deposits, Ids);
        Transfers = new TransferDesk(Ledger, Margin, Ids);
        Keys = new KeyRing(options.Seed, Ids);
        OpeningBalances.Give(Ledger, Keys.DefaultUser);
    }

    /// <summary>The one lock.</summary>
    public object Gate { get; } = new();

    public SandboxOptions Options { get; }
    public SandboxClock Clock { get; }
    public IdMint Ids { get; }
    public GeneralLedger Ledger { get; }
    public PriceBoard Prices { get; }
    public BookChurner Churner { get; }
    public SpotMarket Spot { get; }
    public StopOrderDesk Stops { get; }
    public FuturesMarket Futures { get; }
    public DepositDesk Deposits { get; }
    public WithdrawalDesk Withdrawals { get; }
    public MarginDesk Margin { get; }
    public TransferDesk Transfers { get; }
    public KeyRing Keys { get; }

    /// <summary>Who hears that a call was carried out.</summary>
    public Action? Settled { get; set; }

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp()
    {
        Spot.CatchUp();
        Stops.CatchUp();
        Futures.CatchUp();
        Margin.CatchUp();
        Deposits.CatchUp();
        Withdrawals.CatchUp();
    }

    /// <summary>
    /// Moves the clock and lives through what lies between: with anything open in futures, every settlement of funding, a look at the whole market forty times,
    /// and a glance at stop orders and margins a thousand times, or as often as prices move. Backwards nothing is undone.
    /// </summary>
    public void LiveUntil(DateTimeOffset end)
    {
        CatchUp();
        var span = end - Clock.Now;
        var (look, glance) = (Pace(span, 40), Pace(span, 1000));
        var nextLook = Clock.Now + look;
        for (var at = Clock.Now + glance; at < end && Futures.IsAnybodyEngaged; at += glance)
        {
            var funding = Futures.Funding.Next;
            if (funding < at)
                at = funding;
            Clock.Set(at);
            if (at < nextLook && at < funding && !Futures.IsStirred)
                continue;
            CatchUp();
            nextLook = at + look;
        }
        Clock.Set(end);
        CatchUp();
    }

    /// <summary>A span cut into parts, none shorter than prices stand still.</summary>
    private TimeSpan Pace(TimeSpan span, int parts)
    {
        var shortest = Options.PriceInterval > TimeSpan.Zero ? Options.PriceInterval : Contract.FundingPeriod;
        return span / parts > shortest ? span / parts : shortest;
    }

    public void SetPrice(string symbol, decimal price)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price);
        var instrument = Spot.Listings.GetValueOrDefault(symbol)?.Instrument ?? Futures.Listings.GetValueOrDefault(symbol)?.Instrument
            ?? throw new ArgumentException($"The sandbox lists no pair or contract '{symbol}'.", nameof(symbol));
        LiveUpToNow(instrument.BaseCurrency);
        Prices.Set(instrument, price);
        Spot.FollowPrices();
        Futures.FollowPrices();
    }

    /// <summary>Changes a book at random and tells what was best after each change; empty sides are left out.</summary>
    public IReadOnlyList<SandboxBookTop> Churn(string symbol, int changes)
    {
        var listing = Spot.Listings.GetValueOrDefault(symbol) ?? Futures.Listings.GetValueOrDefault(symbol)
            ?? throw new ArgumentException($"The sandbox lists no pair or contract '{symbol}'.", nameof(symbol));
        var tops = new List<SandboxBookTop>(changes);
        for (var i = 0; i < changes; i++)
        {
            Churner.Change(listing);
            if (listing.Book.Top(Side.Buy) is var (bid, bidSize) && listing.Book.Top(Side.Sell) is var (ask, askSize))
                tops.Add(new SandboxBookTop(listing.Book.Sequence, bid, bidSize, ask, askSize));
            if (Churner.IsPause())
                Settled?.Invoke();
        }
        return tops;
    }

    /// <summary>Trades what was due at the old price before a new one is set: it must not show up as the last price afterwards.</summary>
    private void LiveUpToNow(string currency)
    {
        bool IsTouched(Listing listing) => currency.Equals(listing.Instrument.BaseCurrency, StringComparison.Ordinal) || currency.Equals(listing.Instrument.QuoteCurrency, StringComparison.Ordinal);
        foreach (var listing in Spot.Listings.Values.Where(IsTouched))
            Spot.Find(listing.Instrument.Symbol);
        foreach (var listing in Futures.Listings.Values.Where(IsTouched))
            Futures.Find(listing.Instrument.Symbol);
    }

    public void CheckLedger()
    {
        Ledger.CheckSums();
        Spot.CheckHolds();
        Futures.CheckHolds();
        Withdrawals.CheckHolds();
        Margin.CheckDebts();
    }
}
