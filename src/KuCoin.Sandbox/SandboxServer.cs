using KuCoin.Sandbox.Faults;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;
using KuCoin.Sandbox.Wire;

namespace KuCoin.Sandbox;

/// <summary>
/// A local exchange that speaks KuCoin's wire protocol: REST for spot and futures, web sockets, signatures, permissions and rate
/// windows, a ledger that keeps its sums. It listens on the loopback only and keeps everything in memory. Members may be used from any thread.
/// </summary>
public sealed class SandboxServer : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan PumpInterval = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private readonly Exchange _exchange;
    private readonly RateWindows _windows;
    private readonly FaultDesk _faults;
    private readonly RequestLog _log = new();
    private readonly StreamHub _streams;
    private readonly HttpHost _spot;
    private readonly HttpHost _futures;
    private readonly Task _pumping;
    private int _disposed;

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        _exchange = new Exchange(options);
        _windows = new RateWindows(_exchange.Clock, options.VipLevel);
        _faults = new FaultDesk(options.Seed);
        _spot = HttpHost.Listen(HostNames.Spot, options.Port);
        try
        {
            _futures = HttpHost.Listen(HostNames.Futures, options.FuturesPort);
        }
        catch
        {
            _spot.Dispose();
            throw;
        }
        var keys = new KeyCheck(_exchange);
        var tokens = new StreamTokens(_exchange, host => host is HostNames.Spot ? _spot.StreamEndpoint : _futures.StreamEndpoint);
        _streams = new StreamHub(_exchange, tokens, _faults);
        var spotRoutes = new RouteTable([.. SpotCatalogueRoutes.All, .. SpotMarketRoutes.All, .. AccountRoutes.All, .. SpotOrderRoutes.All, .. CurrentSpotOrderRoutes.All, .. MarginOrderRoutes.All, .. StopOrderRoutes.All, .. DepositRoutes.All, .. WithdrawalRoutes.All, .. MarginRoutes.All, .. tokens.Routes(HostNames.Spot, Pool.Spot)]);
        var futuresRoutes = new RouteTable([.. FuturesMarketRoutes.All, .. FuturesIndexRoutes.All, .. FuturesAccountRoutes.All, .. FuturesPositionRoutes.All, .. FuturesOrderRoutes.All, .. tokens.Routes(HostNames.Futures, Pool.Futures)]);
        _spot.Serve(_exchange, new Gateway(_exchange, _windows, keys, spotRoutes, "400100"), _streams, _faults, _log, _stop.Token);
        _futures.Serve(_exchange, new Gateway(_exchange, _windows, keys, futuresRoutes, "100001"), _streams, _faults, _log, _stop.Token);
        _pumping = Task.Run(PumpAsync, CancellationToken.None);
    }

    /// <summary>How it was started.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Where spot, margin and account calls go.</summary>
    public Uri Endpoint => _spot.Endpoint;

    /// <summary>Where futures calls go.</summary>
    public Uri FuturesEndpoint => _futures.Endpoint;

    /// <summary>Whether it serves; false once disposed.</summary>
    public bool IsRunning => Volatile.Read(ref _disposed) == 0;

    /// <summary>The default user's key, with every permission.</summary>
    public SandboxKey Key => _exchange.Keys.Default;

    /// <summary>All keys, the default one first.</summary>
    public IReadOnlyList<SandboxKey> Keys => Locked(() => _exchange.Keys.All);

    /// <summary>The sandbox's own time (UTC).</summary>
    public DateTimeOffset Now => _exchange.Clock.Now;

    /// <summary>The faults that still wait, each with the count it has left.</summary>
    public IReadOnlyList<SandboxFault> Faults => _faults.Waiting;

    /// <summary>The last requests, at most 20000, oldest first. Stream connections are not among them.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Requests;

    /// <summary>How many requests came that could change something, whatever became of them.</summary>
    public long WriteRequestCount => _log.Writes;

    /// <summary>Every spot order of the default user, in the order of acceptance.</summary>
    public IReadOnlyList<SandboxOrderView> Orders => Locked(() =>
        _exchange.Spot.Orders.Where(o => o.Owner == _exchange.Keys.DefaultUser).Select(static o => o.ToView()).ToList());

    /// <summary>Every futures order of the default user, in the order of acceptance.</summary>
    public IReadOnlyList<SandboxOrderView> FuturesOrders => Locked(() =>
        _exchange.Futures.Orders.Where(o => o.Owner == _exchange.Keys.DefaultUser).Select(static o => o.ToView()).ToList());

    /// <summary>How many streams are connected.</summary>
    public int OpenStreamCount => _streams.Count;

    /// <summary>How many stream messages wait to be sent, on the connection with the most of them.</summary>
    public int StreamBacklog => _streams.Backlog;

    /// <summary>Starts a sandbox; it serves until disposed.</summary>
    /// <exception cref="IOException">A port that was asked for is in use.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The VIP level is not between 0 and 12.</exception>
    public static SandboxServer Start(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.VipLevel, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.VipLevel, 12, nameof(options));
        return new SandboxServer(options);
    }

    /// <summary>Adds a key of the default user.</summary>
    /// <param name="permissions">Comma list, for instance <c>General</c> for a key that may only read.</param>
    /// <param name="version">2 or 3.</param>
    /// <param name="ipWhitelist">Comma list of addresses; null allows all.</param>
    public SandboxKey AddKey(string permissions, int version = 3, string? ipWhitelist = null) =>
        Locked(() => _exchange.Keys.Add(_exchange.Keys.DefaultUser, permissions, version, ipWhitelist));

    /// <summary>Adds a user of his own, without money, and gives his key.</summary>
    public SandboxKey AddUser(string permissions = SandboxKey.AllPermissions) =>
        Locked(() => _exchange.Keys.Add(_exchange.Keys.NewUser(), permissions));

    /// <summary>Adds a sub-account of the default user, without money.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its user id of 24 hexadecimal digits, and a key of its own.</returns>
    public SandboxSubAccount AddSubAccount(string name) => Locked(() =>
    {
        var user = _exchange.Keys.NewSubAccount(_exchange.Keys.DefaultUser, name);
        return new SandboxSubAccount(user.Id, _exchange.Keys.Add(user, SandboxKey.AllPermissions));
    });

    /// <summary>Sets the clock, which runs on from there, and lets everything happen that falls due on the way.</summary>
    public void SetClock(DateTimeOffset now) => Locked(() => _exchange.LiveUntil(now));

    /// <summary>Moves the clock by a span, forward or back, and lets everything happen that falls due.</summary>
    public void AdvanceClock(TimeSpan by) => Locked(() => _exchange.LiveUntil(_exchange.Clock.Now + by));

    /// <summary>Brings a balance to an amount. The difference comes from, or goes to, the world outside.</summary>
    /// <param name="account"><c>main</c>, <c>trade</c>, <c>margin</c>, <c>contract</c>, or <c>isolated:</c> and a pair.</param>
    /// <param name="currency">The currency; futures' XBT counts as BTC.</param>
    /// <param name="amount">The new balance, holds included.</param>
    /// <param name="owner">Whose; null for the default user.</param>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    /// <exception cref="InvalidOperationException">More than that is on hold.</exception>
    public void SetBalance(string account, string currency, decimal amount, SandboxKey? owner = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var (name, pair) = account.Split(':', 2) is [var first, var second] ? (first, second) : (account, null);
        if (!Enum.TryParse<AccountType>(name, ignoreCase: true, out var type) || type == AccountType.House || type == AccountType.Isolated == pair is null)
            throw new ArgumentException($"There is no account '{account}'; there are main, trade, margin, contract and isolated:BTC-USDT.", nameof(account));
        Locked(() =>
        {
            var user = owner is null ? _exchange.Keys.DefaultUser : _exchange.Keys.UserOf(owner);
            OpeningBalances.Set(_exchange.Ledger, _exchange.Ledger.Of(user, type, FuturesCurrency.Ledger(currency), pair), amount);
        });
    }

    /// <summary>
    /// Sends a user money from outside. It is seen at once and, a minute later on the sandbox's clock, his: in the account his newest
    /// address of the chain belongs to, or in main.
    /// </summary>
    /// <param name="currency">The currency.</param>
    /// <param name="amount">How much; positive.</param>
    /// <param name="chain">The chain's id; null for the currency's usual chain.</param>
    /// <param name="owner">Whose; null for the default user.</param>
    /// <exception cref="ArgumentException">The sandbox has no such currency or chain.</exception>
    public void InjectDeposit(string currency, decimal amount, string? chain = null, SandboxKey? owner = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        if (!SpotCatalogue.DollarPrices.ContainsKey(currency))
            throw new ArgumentException($"The sandbox lists no currency '{currency}'.", nameof(currency));
        var way = ChainCatalogue.Of(currency).FirstOrDefault(c => chain is null || chain.Equals(c.Id, StringComparison.Ordinal))
            ?? throw new ArgumentException($"The sandbox knows no chain '{chain}' of {currency}.", nameof(chain));
        Locked(() => _exchange.Deposits.Receive(owner is null ? _exchange.Keys.DefaultUser : _exchange.Keys.UserOf(owner), currency, amount, way));
    }

    /// <summary>
    /// Gives the default user a trading past: small orders, buys and sells in turn, each filled at once by the house at the price of
    /// its time. The ledger books them like any trade.
    /// </summary>
    /// <param name="symbol">The pair.</param>
    /// <param name="count">How many fills, spread evenly.</param>
    /// <param name="over">How far back they begin; the last one is now.</param>
    /// <exception cref="ArgumentException">The pair is not listed.</exception>
    /// <exception cref="InvalidOperationException">The trading account cannot pay for them.</exception>
    public void SeedFills(string symbol, int count, TimeSpan over) => Locked(() => PastTrader.Trade(_exchange, symbol, count, over));

    /// <summary>
    /// Makes up futures fills of the default user, one lot bought and sold in turn, their fees and profits booked. No funding falls on them.
    /// </summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="count">How many fills, spread evenly.</param>
    /// <param name="over">How far back they begin; the last one is now.</param>
    /// <exception cref="ArgumentException">The contract is not listed.</exception>
    /// <exception cref="InvalidOperationException">The futures account cannot pay for them, or has an order or a position in the contract.</exception>
    public void SeedFuturesFills(string symbol, int count, TimeSpan over) => Locked(() => PastFuturesTrader.Trade(_exchange, symbol, count, over));

    /// <summary>Sets the funding rate of a contract for all settlements to come, and for those its history shows.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="rate">The rate of a period, a fraction: 0.0001 is 0.01 %. Longs pay when it is positive.</param>
    /// <exception cref="ArgumentException">The contract is not listed.</exception>
    public void SetFundingRate(string symbol, decimal rate) => Locked(() =>
        _exchange.Futures.Rates.Set(
            ContractCatalogue.Contracts.FirstOrDefault(c => c.Symbol.Equals(symbol, StringComparison.Ordinal))
                ?? throw new ArgumentException($"The sandbox lists no contract '{symbol}'.", nameof(symbol)),
            rate));

    /// <summary>Moves the price the market maker quotes around; it wanders on from there. Other pairs of the base currency move along.</summary>
    /// <exception cref="ArgumentException">The pair or contract is not listed.</exception>
    public void SetPrice(string symbol, decimal price) => Locked(() => _exchange.SetPrice(symbol, price));

    /// <summary>Changes a book at random, repeatable by the seed: quotes of the house come, shrink and go. Nothing trades and the book never crosses.</summary>
    /// <param name="symbol">The pair or contract.</param>
    /// <param name="changes">How many changes; the book's sequence grows by as many.</param>
    /// <returns>The best bid and ask after each change that left both.</returns>
    /// <exception cref="ArgumentException">The pair or contract is not listed.</exception>
    public IReadOnlyList<SandboxBookTop> ChurnBook(string symbol, int changes) => Locked(() => _exchange.Churn(symbol, changes));

    /// <summary>Adds a fault, behind those that wait.</summary>
    public void AddFault(SandboxFault fault) => _faults.Add(fault);

    /// <summary>Forgets all faults.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Uses the quota of a rate pool up until its window closes.</summary>
    /// <param name="pool">Public, Spot, Futures or Management; null for all.</param>
    public void ExpireQuota(string? pool = null) => Locked(() => _windows.Expire(pool));

    /// <summary>Breaks every stream connection.</summary>
    public void CutStreams() => _streams.CutAll();

    /// <summary>Whether the default user's trading account is the newer single-engine one; it starts on the older.</summary>
    public void SetSingleEngine(bool enabled) => Locked(() => _exchange.Keys.DefaultUser.SingleEngine = enabled);

    /// <summary>Forgets the requests seen so far, their count too.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Checks the books.</summary>
    /// <exception cref="InvalidOperationException">Money appeared or vanished, or a hold does not match its orders; the message has the figures.</exception>
    public void CheckLedger() => Locked(_exchange.CheckLedger);

    /// <summary>Stops serving, breaks all connections and waits for what is running.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _stop.Cancel();
        _streams.CutAll();
        _spot.Dispose();
        _futures.Dispose();
        _pumping.Wait(TimeSpan.FromSeconds(5));
        _stop.Dispose();
    }

    /// <summary>As <see cref="Dispose"/>, without holding up the caller's thread.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private async Task PumpAsync()
    {
        using var timer = new PeriodicTimer(PumpInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                Locked(() =>
                {
                    _exchange.CatchUp();
                    _streams.Pump();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Locked(Action action)
    {
        lock (_exchange.Gate)
            action();
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_exchange.Gate)
            return action();
    }
}
