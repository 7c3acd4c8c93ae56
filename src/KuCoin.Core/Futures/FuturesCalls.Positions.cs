using System.Globalization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    internal static readonly Operation<NumberedPage<FuturesPositionHistory>> ListPositionHistory = new()
    {
        Name = "List closed positions",
        Row = "history-positions",
        Method = HttpMethod.Get,
        Path = "/api/v1/history-positions",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Paging = PagingStyle.Numbered,
        PageNames = ("pageId", "limit"),
        PageSize = (1, 200),
        Answer = static () => FuturesJson.Answers.NumberedPageFuturesPositionHistory,
    };

    /// <summary>Closed positions, the last closed first.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FuturesPositionHistory> GetPositionHistory(FuturesPositionHistoryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _pipeline.Numbered(
            ListPositionHistory,
            new RequestArguments().With("symbol", query.Symbol),
            static position => position.Id,
            TimeRange.Of(ListPositionHistory, query.StartTime, query.EndTime, "from", "to"));
    }

    internal static readonly Operation<FuturesMaxOpenSize> GetMaxOpenSize = new()
    {
        Name = "Get largest order",
        Row = "getMaxOpenSize",
        Method = HttpMethod.Get,
        Path = "/api/v2/getMaxOpenSize",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.FuturesMaxOpenSize,
    };

    /// <summary>The largest orders that the account can place in a contract.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="price">The order's price, in quote currency.</param>
    /// <param name="leverage">The order's leverage.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<FuturesMaxOpenSize> GetMaxOpenSizeAsync(string symbol, decimal price, int leverage, CancellationToken cancellationToken = default)
    {
        Require.Positive(price, "Price");
        Require.Positive(leverage, "Leverage");
        var arguments = new RequestArguments().With("symbol", symbol).With("price", price).With("leverage", (long)leverage);
        var (size, contract) = await AskWithUnitsAsync(symbol, GetMaxOpenSize, arguments, cancellationToken).ConfigureAwait(false);
        size.Price = price;
        size.Leverage = leverage;
        size.MaxBuyQuantity = contract?.QuantityAt(size.MaxBuySize, price);
        size.MaxSellQuantity = contract?.QuantityAt(size.MaxSellSize, price);
        return size;
    }

    internal static readonly Operation<FuturesLeverage> GetLeverage = new()
    {
        Name = "Get cross leverage",
        Row = "getCrossUserLeverage",
        Method = HttpMethod.Get,
        Path = "/api/v2/getCrossUserLeverage",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.FuturesLeverage,
    };

    /// <summary>The leverage of a contract in cross margin. In isolated margin every order brings its own.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<FuturesLeverage> GetLeverageAsync(string symbol, CancellationToken cancellationToken = default) =>
        AskAboutAsync(symbol, GetLeverage, new RequestArguments().With("symbol", symbol), cancellationToken);

    internal static readonly Operation<bool> SetLeverage = new()
    {
        Name = "Set cross leverage",
        Row = "changeCrossUserLeverage",
        Method = HttpMethod.Post,
        Path = "/api/v2/changeCrossUserLeverage",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Retry = RetryClass.Setter,
        Answer = static () => FuturesJson.Answers.Boolean,
    };

    /// <summary>Sets the leverage of a contract in cross margin.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (LeverageNotPositive); NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task SetLeverageAsync(string symbol, int leverage, CancellationToken cancellationToken = default)
    {
        Require.Positive(leverage, "Leverage");
        var body = new RequestBody().With("symbol", symbol).With("leverage", leverage.ToString(CultureInfo.InvariantCulture));
        return SetAsync(symbol, SetLeverage, body, cancellationToken);
    }

    internal static readonly Operation<FuturesMarginMode> GetMarginMode = new()
    {
        Name = "Get margin mode",
        Row = "getMarginMode",
        Method = HttpMethod.Get,
        Path = "/api/v2/position/getMarginMode",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.FuturesMarginMode,
    };

    /// <summary>Whether positions of a contract are isolated or cross.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<FuturesMarginMode> GetMarginModeAsync(string symbol, CancellationToken cancellationToken = default) =>
        AskAboutAsync(symbol, GetMarginMode, new RequestArguments().With("symbol", symbol), cancellationToken);

    internal static readonly Operation<FuturesMarginMode> SetMarginMode = new()
    {
        Name = "Set margin mode",
        Row = "changeMarginMode",
        Method = HttpMethod.Post,
        Path = "/api/v2/position/changeMarginMode",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Retry = RetryClass.Setter,
        Answer = static () => FuturesJson.Answers.FuturesMarginMode,
    };

    /// <summary>Sets how positions of a contract are secured. Not possible while it has orders or a position.</summary>
    /// <returns>The mode as the exchange states it now.</returns>
    /// <exception cref="KuCoinException">Unavailable (MarginModeLocked); NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<FuturesMarginMode> SetMarginModeAsync(string symbol, MarginMode mode, CancellationToken cancellationToken = default)
    {
        var body = new RequestBody().With("symbol", symbol).With("marginMode", mode.ToWord());
        return AskAboutAsync(symbol, SetMarginMode, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken);
    }

    internal static readonly Operation<MarginModesAnswer> SetMarginModes = new()
    {
        Name = "Set margin modes",
        Row = "batchChangeMarginMode",
        Method = HttpMethod.Post,
        Path = "/api/v2/position/batchChangeMarginMode",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Retry = RetryClass.Setter,
        Answer = static () => FuturesJson.Answers.MarginModesAnswer,
    };

    /// <summary>Sets how positions of several contracts are secured, in one request; one by one when the exchange refuses them all for the sake of one it does not know.</summary>
    /// <returns>One row per contract, in their order: the mode as the exchange states it now, or why it could not be set.</returns>
    /// <exception cref="KuCoinException">What the exchange or the connection reports about all of them.</exception>
    public async Task<IReadOnlyList<BatchRow<FuturesMarginMode>>> SetMarginModesAsync(IReadOnlyList<string> symbols, MarginMode mode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        Require.That(symbols.Count > 0, "SymbolNeeded", "Symbol is needed.");
        var body = new RequestBody().With("marginMode", mode.ToWord()).WithJson("symbols", RequestBody.Array(symbols));
        MarginModesAnswer answer;
        try
        {
            answer = await _pipeline.SendAsync(SetMarginModes, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Code is "100003" or "200003")
        {
            var rows = new List<BatchRow<FuturesMarginMode>>(symbols.Count);
            foreach (var symbol in symbols)
                rows.Add(await SetAloneAsync(symbol).ConfigureAwait(false));
            return rows;
        }
        return [.. symbols.Select(Row)];

        async Task<BatchRow<FuturesMarginMode>> SetAloneAsync(string symbol)
        {
            try
            {
                return new(await SetMarginModeAsync(symbol, mode, cancellationToken).ConfigureAwait(false));
            }
            catch (KuCoinException error)
            {
                return new(null, error);
            }
        }

        BatchRow<FuturesMarginMode> Row(string symbol)
        {
            var refusal = answer.Errors?.FirstOrDefault(error => string.Equals(error.Symbol, symbol, StringComparison.OrdinalIgnoreCase));
            if (refusal is not null)
                return new(null, Failures.RefusedRow(SetMarginModes, refusal.Code ?? "", refusal.Msg, clientOid: null));
            return answer.MarginMode?.GetValueOrDefault(symbol) is { } now
                ? new(new FuturesMarginMode { Symbol = symbol, MarginMode = now })
                : new(null, Failures.RowMissing(SetMarginModes, symbol, clientOid: null));
        }
    }

    internal static readonly Operation<IReadOnlyList<FuturesRiskLimit>> ListRiskLimits = new()
    {
        Name = "List risk limits",
        Row = "L1",
        Method = HttpMethod.Get,
        Path = "/api/v1/contracts/risk-limit/{symbol}",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 5,
        Access = Access.General,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesRiskLimit,
        Empty = [],
    };

    /// <summary>The levels of the risk limit of a contract in isolated margin, the lowest first.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<FuturesRiskLimit>> GetRiskLimitsAsync(string symbol, CancellationToken cancellationToken = default) =>
        AskAboutAsync(symbol, ListRiskLimits, new RequestArguments().WithPath("symbol", symbol), cancellationToken);

    internal static readonly Operation<bool> SetRiskLimit = new()
    {
        Name = "Set risk limit",
        Row = "L2",
        Method = HttpMethod.Post,
        Path = "/api/v1/position/risk-limit-level/change",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.Futures,
        Retry = RetryClass.Setter,
        Answer = static () => FuturesJson.Answers.Boolean,
    };

    /// <summary>
    /// Asks for another level of the risk limit of a contract in isolated margin, which cancels the contract's open orders. When this returns the exchange has taken
    /// the request and no more: what became of it arrives on <see cref="FuturesTopics.RiskLimitChanges"/>, so subscribe to that first.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (LevelNotPositive); Unavailable (NotAccepted); NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task SetRiskLimitAsync(string symbol, int level, CancellationToken cancellationToken = default)
    {
        Require.Positive(level, "Level");
        return SetAsync(symbol, SetRiskLimit, new RequestBody().With("symbol", symbol).With("level", (long)level), cancellationToken);
    }

    internal static readonly Operation<IReadOnlyList<FuturesCrossRiskLimit>> ListCrossRiskLimits = new()
    {
        Name = "List cross risk limits",
        Row = "batchGetCrossOrderLimit",
        Method = HttpMethod.Get,
        Path = "/api/v2/batchGetCrossOrderLimit",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesCrossRiskLimit,
        Empty = [],
    };

    /// <summary>What cross margin allows in some contracts.</summary>
    /// <param name="symbols">The contracts, at most 50.</param>
    /// <param name="totalMargin">The margin to reckon with, in settlement currency; null for what 10,000 USD are.</param>
    /// <param name="leverage">The leverage to reckon with; null for each contract's highest.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (SymbolNeeded, TooManySymbols); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesCrossRiskLimit>> GetCrossRiskLimitsAsync(IReadOnlyList<string> symbols, decimal? totalMargin = null, int? leverage = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        Require.That(symbols.Count > 0, "SymbolNeeded", "Symbol is needed.");
        Require.That(symbols.Count <= 50, "TooManySymbols", "The exchange takes 50 contracts at once.");
        Require.Positive(totalMargin, "TotalMargin");
        Require.Positive(leverage, "Leverage");
        var arguments = new RequestArguments().With("symbol", string.Join(',', symbols)).With("totalMargin", totalMargin).With("leverage", (long?)leverage);
        var limits = await _pipeline.SendAsync(ListCrossRiskLimits, arguments, cancellationToken).ConfigureAwait(false);
        await MeasureAsync(limits, static limit => limit.Symbol, static (limit, contract) => limit.MaxOpenQuantity = contract.QuantityAt(limit.MaxOpenSize, limit.Price), cancellationToken).ConfigureAwait(false);
        return limits;
    }

    /// <summary>States a target value; the exchange answers whether it has taken it.</summary>
    private async Task SetAsync(string symbol, Operation<bool> operation, RequestBody body, CancellationToken cancellationToken)
    {
        if (!await AskAboutAsync(symbol, operation, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken).ConfigureAwait(false))
            throw new KuCoinException(KuCoinErrorKind.Unavailable, "NotAccepted", $"The exchange did not accept \"{operation.Name}\" for '{symbol}' and does not say why.") { Method = operation.Method.Method, Path = operation.Path };
    }
}
