using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    /// <summary>The manual's bound for the list of all accounts. The two others name none and are asked in the same steps.</summary>
    private static readonly TimeSpan LedgerWindow = TimeSpan.FromHours(24);

    internal static readonly Operation<NumberedPage<LedgerEntry>> ListLedger = new()
    {
        Name = "List ledger",
        Row = "accounts/ledgers",
        Method = HttpMethod.Get,
        Path = "/api/v1/accounts/ledgers",
        Pool = RatePool.Management,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        Window = LedgerWindow,
        Answer = static () => AccountJson.Answers.NumberedPageLedgerEntry,
    };

    internal static readonly Operation<IReadOnlyList<LedgerEntry>> ListTradeLedger = new()
    {
        Name = "List ledger of the trade account on the engine",
        Row = "hf/accounts/ledgers",
        Method = HttpMethod.Get,
        Path = "/api/v1/hf/accounts/ledgers",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Cursor,
        PageSize = (1, 200),
        Window = LedgerWindow,
        Generation = ApiGeneration.Current,
        Answer = static () => AccountJson.Answers.IReadOnlyListLedgerEntry,
        Empty = [],
    };

    internal static readonly Operation<IReadOnlyList<LedgerEntry>> ListMarginLedger = new()
    {
        Name = "List ledger of the margin accounts on the engine",
        Row = "hf/margin/account/ledgers",
        Method = HttpMethod.Get,
        Path = "/api/v3/hf/margin/account/ledgers",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Cursor,
        PageSize = (1, 200),
        Window = LedgerWindow,
        Generation = ApiGeneration.Current,
        Answer = static () => AccountJson.Answers.IReadOnlyListLedgerEntry,
        Empty = [],
    };

    /// <summary>
    /// What changed the balances, newest first. Without a start it is what happened in the 24 hours up to the end; longer ranges are asked for in windows of 24 hours.
    /// With the Current generation the trade and the margin accounts have lists of their own, which are read when one of them is named; all else comes from the list of all accounts.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (AccountTypeNotListed, TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<LedgerEntry> GetLedger(LedgerQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.That(
            query.Account is null or AccountType.Main or AccountType.Trade or AccountType.Margin or AccountType.Isolated,
            "AccountTypeNotListed",
            $"The ledger does not list {query.Account} accounts; those of futures have a ledger of their own.");
        var range = TimeRange.Of(ListLedger, query.StartTime, query.EndTime);
        var arguments = new RequestArguments()
            .With("currency", query.Currency)
            .With("direction", query.Direction?.ToWord())
            .With("bizType", query.BusinessType);
        return new GenerationList<LedgerEntry>(
            _pipeline,
            OfAllAccounts,
            () => query.Account switch
            {
                // That list has no other account.
                AccountType.Trade => _pipeline.LastRow(ListTradeLedger, arguments, Key, range),
                AccountType.Margin or AccountType.Isolated => Only(_pipeline.LastRow(ListMarginLedger, arguments, Key, range)),
                _ => OfAllAccounts(),
            });

        Paged<LedgerEntry> OfAllAccounts() => Only(_pipeline.Numbered(ListLedger, arguments, Key, range));

        Paged<LedgerEntry> Only(Paged<LedgerEntry> list) => query.Account is { } account ? new FilteredList<LedgerEntry>(list, entry => IsOf(entry, account)) : list;
    }

    /// <summary>The pairs in which something was traded, by the Current ledger of the account that paid. Null when an entry does not name its pair: then others may be missing too.</summary>
    internal async Task<IReadOnlyList<string>?> GetTradedPairsAsync(TradeType? tradeType, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var (operation, why) = tradeType switch
        {
            TradeType.MarginTrade => (ListMarginLedger, "MARGIN_EXCHANGE"),
            TradeType.MarginIsolatedTrade => (ListMarginLedger, "ISOLATED_EXCHANGE"),
            _ => (ListTradeLedger, "TRADE_EXCHANGE"),
        };
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        var trades = _pipeline.LastRow(operation, new RequestArguments().With("bizType", why), Key, TimeRange.Of(operation, start, end));
        await foreach (var entry in trades.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Symbol is not { } symbol)
                return null;
            pairs.Add(symbol);
        }
        return [.. pairs];
    }

    private static string Key(LedgerEntry entry) => entry.Id;

    // TRADE and TRADE_HF, MARGIN and MARGIN_V2, ISOLATED and ISOLATED_V2: before and after the exchange moved the accounts.
    private static bool IsOf(LedgerEntry entry, AccountType account) =>
        entry.AccountType?.StartsWith(account.ToString(), StringComparison.OrdinalIgnoreCase) == true;
}
