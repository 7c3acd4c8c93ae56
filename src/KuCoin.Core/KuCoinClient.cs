using System.Text.Json;
using KuCoin.Credentials;
using KuCoin.Guards;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>The exchange as .NET sees it. Thread-safe; one per session.</summary>
public sealed class KuCoinClient : IDisposable, IAsyncDisposable
{
    private readonly RequestPipeline _pipeline;

    /// <summary>Creates a client. Nothing is sent yet.</summary>
    /// <exception cref="KuCoinException">An option is wrong, for example an endpoint without TLS that is not on this machine.</exception>
    public KuCoinClient(KuCoinClientOptions? options = null)
    {
        Options = options ?? new KuCoinClientOptions();
        _pipeline = new RequestPipeline(Options);
        Account = new AccountCalls(_pipeline);
        _pipeline.AskOwner = Account.GetApiKeyAsync;
        Spot = new SpotCalls(_pipeline, Account.GetTradedPairsAsync);
        Margin = new MarginCalls(_pipeline);
        Futures = new FuturesCalls(_pipeline);
        Streams = new KuCoinStreams(_pipeline);
        try
        {
            Guard = Options.Guard;
        }
        catch (KuCoinException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What this client may do, looked at before each change is sent; null for everything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (GuardNeedsJournal) when a maximum per day is to be set without a journal, which alone knows what the day has used; GuardInvalid when a maximum is negative.</exception>
    public KuCoinGuard? Guard
    {
        get;
        set
        {
            if (value is not null)
                CheckGuard(value);
            field = value;
            _pipeline.Guard = value is null ? null : new GuardDesk(value, new GuardPrices(this));
        }
    }

    /// <summary>What all changes of the account on this UTC day (by the exchange's clock) have used, by currency, as far as it can be told; empty without a journal or a guard.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (JournalUnavailable); what the exchange or the connection reports.</exception>
    public Task<IReadOnlyDictionary<string, decimal>> GetGuardUseAsync(CancellationToken cancellationToken = default) => _pipeline.GetGuardUseAsync(cancellationToken);

    /// <summary>The calls this library makes.</summary>
    public static IReadOnlyList<OperationInfo> Operations => OperationCatalogue.Infos;

    /// <summary>How the client was set up.</summary>
    public KuCoinClientOptions Options { get; }

    /// <summary>The exchange's clock.</summary>
    public ServerClock Clock => _pipeline.Clock;

    /// <summary>Balances, transfers, deposits, withdrawals, the key.</summary>
    public AccountCalls Account { get; }

    /// <summary>Spot markets, orders and fills.</summary>
    public SpotCalls Spot { get; }

    /// <summary>Borrowing and repaying on margin.</summary>
    public MarginCalls Margin { get; }

    /// <summary>Futures contracts, orders and positions.</summary>
    public FuturesCalls Futures { get; }

    /// <summary>What the exchange pushes.</summary>
    public KuCoinStreams Streams { get; }

    /// <summary>The quotas this client draws on.</summary>
    public IReadOnlyList<RateLimitStatus> GetRateLimits() => _pipeline.GetRateLimits();

    /// <summary>
    /// The client id that an idempotency key stands for: the first 32 hexadecimal digits of SHA-256 over the UTF-8 text <c>kucoin-for-powershell/1</c>, the account's
    /// user id, the operation's name and the key, each on a line of its own. The same on every machine, with every API key of the account, for ever.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (IdempotencyKeyInvalid); what the exchange or the connection reports, when the user id has to be asked.</exception>
    public Task<string> GetClientOidAsync(IdempotentOperation operation, string key, CancellationToken cancellationToken = default) =>
        _pipeline.DeriveClientOidAsync(operation, key, cancellationToken);

    /// <summary>
    /// Asks the exchange what became of a journal entry without an answer, and closes it in its journal: orders by client id, transfers by the ledger,
    /// withdrawals, loans and repayments by their lists, settings by their present value. Changes nothing at the exchange.
    /// </summary>
    /// <returns>The entry as it stands now. Where it cannot be found out it is still unresolved, and <see cref="JournalEntry.Resolution"/> says why.</returns>
    /// <exception cref="KuCoinException">InvalidArgument (JournalOfAnotherAccount, JournalUnavailable); what the exchange or the connection reports.</exception>
    public Task<JournalEntry> ResolveAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new JournalResolver(this, _pipeline).ResolveAsync(entry, cancellationToken);
    }

    /// <summary>Sends a transfer or added margin of the journal again, with its own client id, which the exchange carries out at most once; then closes the entry.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (NotRepeatable, JournalOfAnotherAccount, JournalUnavailable); what the exchange or the connection reports, and the entry stays as it is.</exception>
    public Task<JournalEntry> CompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new JournalResolver(this, _pipeline).CompleteAsync(entry, cancellationToken);
    }

    /// <summary>Closes a journal entry by what the user found out.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isDone">True when it took effect.</param>
    /// <param name="reason">How that is known; it is written down.</param>
    /// <param name="cancellationToken">Ends it before it began.</param>
    /// <exception cref="KuCoinException">InvalidArgument (ReasonNeeded, JournalUnavailable).</exception>
    public Task<JournalEntry> CloseAsync(JournalEntry entry, bool isDone, string reason, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(entry);
        Require.Given(reason, "Reason");
        return new JournalResolver(this, _pipeline).CloseAsync(entry, new(isDone ? JournalState.Done : JournalState.NotDone, [], Resolution: reason));
    }

    /// <summary>Reads what lies in the places of a treasury policy, account by account; only those are asked about.</summary>
    /// <param name="targets">The policy's targets.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <returns>One balance for each target.</returns>
    /// <exception cref="KuCoinException">InvalidArgument (PolicyInvalid) for a place whose balance the exchange does not tell; what the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<TreasuryBalance>> GetTreasuryBalancesAsync(IReadOnlyList<TreasuryTarget> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return new TreasuryBook(this).ReadAsync(targets, cancellationToken);
    }

    /// <summary>Which generation of calls is used where there are two; with <see cref="ApiGeneration.Auto"/> the exchange is asked, once.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<ApiGeneration> GetApiGenerationAsync(CancellationToken cancellationToken = default) => _pipeline.GetGenerationAsync(cancellationToken);

    /// <summary>Sends any request.</summary>
    /// <exception cref="KuCoinException">As every typed call.</exception>
    public Task<RawResponse> SendRawAsync(RawRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _pipeline.SendRawAsync(request, cancellationToken);
    }

    /// <summary>Sends a GET for a list and goes on page by page, whichever way its path pages.</summary>
    public Paged<JsonElement> SendRawPages(RawRequest request) => new RawPages(SendRawAsync, request);

    /// <inheritdoc/>
    public void Dispose()
    {
        Streams.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _pipeline.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Streams.DisposeAsync().ConfigureAwait(false);
        _pipeline.Dispose();
    }

    private void CheckGuard(KuCoinGuard guard)
    {
        Require.That(
            guard.MaximumPerDay is null || Options.Journal is not null,
            "GuardNeedsJournal",
            "A maximum per day is kept by the journal, also over a restart; this client has none (Connect-KcSession -Journal).");
        Require.That(
            new[] { guard.MaximumOrder, guard.MaximumTransfer, guard.MaximumWithdrawal, guard.MaximumPerDay }.All(limits => limits?.Values.All(limit => limit >= 0m) != false),
            "GuardInvalid",
            "A maximum cannot be negative.");
    }
}
