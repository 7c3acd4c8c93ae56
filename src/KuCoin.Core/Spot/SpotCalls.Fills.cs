using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    internal static readonly Operation<NumberedPage<Fill>> ListFills = new()
    {
        Name = "List fills",
        Row = "C10",
        Method = HttpMethod.Get,
        Path = "/api/v1/fills",
        Pool = RatePool.Spot,
        Weight = 10,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        PageSize = (10, 500),
        Window = Window,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.NumberedPageFill,
        ByHand = static (ref AnswerReader reader) => reader.ReadNumberedPage(HotShapes.ReadFill),
    };

    /// <summary>
    /// Fills by query, newest first. Without a start they are those of the seven days up to the end, also when one order is asked for with a Classic call
    /// (the exchange's own default is one day); longer ranges are asked for in windows of seven days. The Current calls list one pair at a time: without a pair, those in which the ledger
    /// shows trades are asked for one by one.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Fill> GetFills(FillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var range = TimeRange.Of(ListFills, query.StartTime, query.EndTime);
        return new GenerationList<Fill>(_pipeline, Classic, Current);

        Paged<Fill> Classic() => _pipeline.Numbered(ListFills, WithFilters(new RequestArguments().With("orderId", query.OrderId).With("symbol", query.Symbol)).With("tradeType", query.TradeType?.ToWord()), Key, range, Part);

        Paged<Fill> Current()
        {
            var desk = OrderDesk.Of(query.TradeType);
            if (query.Symbol is null)
            {
                return new PairWalk<Fill>(
                    "fills",
                    _pipeline.Clock,
                    range,
                    Window,
                    (start, end, token) => TradedPairsAsync(desk, start, end, token),
                    (pair, start, end) => GetFills(query with { Symbol = pair, StartTime = start, EndTime = end }),
                    static fill => fill.CreatedAt,
                    static fill => fill.Id ?? fill.TradeId);
            }
            if (query.OrderId is null)
                return _pipeline.Cursor(desk.ListFills, WithFilters(desk.About(query.Symbol)), Key, range, Part);
            // With an order's id the exchange ignores all else, the pair too, so the rest is filtered here.
            var ofOrder = _pipeline.Cursor(desk.ListFills, desk.About(query.Symbol).With("orderId", query.OrderId), Key, part: Part);
            return new GatheredList<Fill>(async token => [.. (await ofOrder.ToListAsync(limit: null, token).ConfigureAwait(false)).Where(IsWanted)]);
        }

        RequestArguments WithFilters(RequestArguments arguments) => arguments.With("side", query.Side?.ToWord()).With("type", query.Type);

        bool IsWanted(Fill fill) =>
            string.Equals(fill.Symbol, query.Symbol, StringComparison.OrdinalIgnoreCase)
            && (query.Side is null || fill.Side == query.Side)
            && (query.Type is null || string.Equals(fill.Type, query.Type, StringComparison.OrdinalIgnoreCase))
            && !(fill.CreatedAt < query.StartTime)
            && !(fill.CreatedAt > query.EndTime);

        // A trade with oneself is two fills with one trade id.
        static string Key(Fill fill) => fill.TradeId;

        static string Part(Fill fill) => fill.OrderId;
    }

    internal static readonly Operation<IReadOnlyList<Fill>> ListRecentFills = new()
    {
        Name = "List recent fills",
        Row = "C11",
        Method = HttpMethod.Get,
        Path = "/api/v1/limit/fills",
        Pool = RatePool.Spot,
        Weight = 20,
        Access = Access.General,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.IReadOnlyListFill,
        ByHand = static (ref AnswerReader reader) => reader.ReadList(HotShapes.ReadFill),
        Empty = [],
    };

    /// <summary>The fills of the last 24 hours, at most 1000, of all pairs.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<Fill>> GetRecentFillsAsync(CancellationToken cancellationToken = default) => GetRecentFillsAsync(null, cancellationToken);

    /// <summary>The fills of the last 24 hours, newest first, at most 1000. The Current generation has no such call: the fills are asked for as <see cref="GetFills"/> does.</summary>
    /// <param name="symbol">The pair; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<Fill>> GetRecentFillsAsync(string? symbol, CancellationToken cancellationToken)
    {
        if (await IsCurrentAsync(cancellationToken).ConfigureAwait(false))
            return await GetFills(new FillQuery { Symbol = symbol, StartTime = _pipeline.Clock.Now - Recent }).ToListAsync(RecentCount, cancellationToken).ConfigureAwait(false);
        var fills = await _pipeline.SendAsync(ListRecentFills, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        return symbol is null ? fills : [.. fills.Where(fill => string.Equals(fill.Symbol, symbol, StringComparison.OrdinalIgnoreCase))];
    }
}
