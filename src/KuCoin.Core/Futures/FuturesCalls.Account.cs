using System.Globalization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    internal static readonly Operation<FuturesAccount> GetAccount = new()
    {
        Name = "Get futures account",
        Row = "H1",
        Method = HttpMethod.Get,
        Path = "/api/v1/account-overview",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.FuturesAccount,
    };

    /// <summary>The futures account in one settlement currency.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<FuturesAccount> GetAccountAsync(string currency, CancellationToken cancellationToken = default)
    {
        Require.Given(currency, "Currency");
        return _pipeline.SendAsync(GetAccount, new RequestArguments().With("currency", currency), cancellationToken);
    }

    /// <summary>The futures account in every settlement currency that it holds something in. The exchange tells one currency at a time, so this asks for each that a contract settles in.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesAccount>> GetAccountsAsync(CancellationToken cancellationToken = default)
    {
        var contracts = await _contracts.GetAsync(cancellationToken).ConfigureAwait(false);
        var currencies = contracts.Values.Select(contract => contract.SettleCurrency).Where(currency => currency.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var accounts = await Task.WhenAll(currencies.Select(currency => GetAccountAsync(currency, cancellationToken))).ConfigureAwait(false);
        return [.. accounts.Where(account => account.Equity != 0m || account.Available != 0m || account is { MarginBalance: not (null or 0m) } or { FrozenFunds: not (null or 0m) })];
    }

    internal static readonly Operation<SliderPage<FuturesLedgerEntry>> ListLedger = new()
    {
        Name = "List futures ledger",
        Row = "H2",
        Method = HttpMethod.Get,
        Path = "/api/v1/transaction-history",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Slider,
        PageSize = (1, 50),
        Answer = static () => FuturesJson.Answers.SliderPageFuturesLedgerEntry,
    };

    /// <summary>The ledger of the futures account, newest first. With an open position the first entry can be pending.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FuturesLedgerEntry> GetLedger(FuturesLedgerQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        // The filter's word for it differs from the rows'.
        var type = string.Equals(query.Type, "TransferIn", StringComparison.OrdinalIgnoreCase) ? "Transferin" : query.Type;
        return _pipeline.Slider(
            ListLedger,
            new RequestArguments().With("currency", query.Currency).With("type", type),
            static entry => entry.Offset >= 0
                ? entry.Offset.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{entry.Currency} {entry.Remark} {entry.Time.UtcTicks} {entry.Amount}"),
            static entry => entry.Offset,
            TimeRange.Of(ListLedger, query.StartTime, query.EndTime));
    }

    internal static readonly Operation<NumberedPage<FuturesFill>> ListFills = new()
    {
        Name = "List futures fills",
        Row = "M1",
        Method = HttpMethod.Get,
        Path = "/api/v1/fills",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        PageSize = (1, 1000),
        Window = TimeSpan.FromDays(7),
        Answer = static () => FuturesJson.Answers.NumberedPageFuturesFill,
    };

    /// <summary>
    /// Fills by query, newest first, not quite in real time. Without a start they are those of the seven days up to the end; longer ranges are asked for in windows
    /// of seven days. The exchange keeps them for three months.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FuturesFill> GetFills(FuturesFillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments()
            .With("orderId", query.OrderId)
            .With("symbol", query.Symbol)
            .With("side", query.Side?.ToWord())
            .With("type", query.Type)
            .With("tradeTypes", string.Join(',', query.TradeTypes));
        // A trade with oneself is two fills with one trade id.
        var fills = _pipeline.Numbered(ListFills, arguments, static fill => fill.TradeId, TimeRange.Of(ListFills, query.StartTime, query.EndTime), part: static fill => fill.OrderId);
        return new MeasuredList<FuturesFill>(fills, MeasureAsync);
    }

    internal static readonly Operation<IReadOnlyList<FuturesFill>> ListRecentFills = new()
    {
        Name = "List recent futures fills",
        Row = "M2",
        Method = HttpMethod.Get,
        Path = "/api/v1/recentFills",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 3,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesFill,
        Empty = [],
    };

    /// <summary>The fills of the last 24 hours, at most 1000, without delay.</summary>
    /// <param name="symbol">One contract; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesFill>> GetRecentFillsAsync(string? symbol = null, CancellationToken cancellationToken = default)
    {
        var fills = await _pipeline.SendAsync(ListRecentFills, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        await MeasureAsync(fills, cancellationToken).ConfigureAwait(false);
        return fills;
    }
}
