using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    internal static readonly Operation<NumberedPage<FuturesOrder>> ListOrders = new()
    {
        Name = "List futures orders",
        Row = "I6",
        Method = HttpMethod.Get,
        Path = "/api/v1/orders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        PageSize = (1, 1000),
        Window = TimeSpan.FromDays(7),
        Answer = static () => FuturesJson.Answers.NumberedPageFuturesOrder,
    };

    /// <summary>
    /// Orders by query, newest first; stop orders that have not triggered are not among them. Active orders are listed whatever their age. Done orders without a start
    /// are those of the seven days up to the end; longer ranges are asked for in windows of seven days. The exchange keeps them for three months.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FuturesOrder> GetOrders(FuturesOrderQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments()
            .With("status", query.Status.ToWord())
            .With("symbol", query.Symbol)
            .With("side", query.Side?.ToWord())
            .With("type", query.Type);
        var range = TimeRange.Of(ListOrders, query.StartTime, query.EndTime);
        if (query.Status == OrderStatus.Active)
            range = range with { Reach = null };
        return new MeasuredList<FuturesOrder>(_pipeline.Numbered(ListOrders, arguments, static order => order.Id, range), MeasureAsync);
    }

    internal static readonly Operation<IReadOnlyList<FuturesOrder>> ListRecentOrders = new()
    {
        Name = "List recent futures orders",
        Row = "I7",
        Method = HttpMethod.Get,
        Path = "/api/v1/recentDoneOrders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.General,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesOrder,
        Empty = [],
    };

    /// <summary>The orders done within the last 24 hours, at most 1000, without delay.</summary>
    /// <param name="symbol">One contract; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesOrder>> GetRecentOrdersAsync(string? symbol = null, CancellationToken cancellationToken = default)
    {
        var orders = await _pipeline.SendAsync(ListRecentOrders, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        await MeasureAsync(orders, cancellationToken).ConfigureAwait(false);
        return orders;
    }

    internal static readonly Operation<NumberedPage<FuturesOrder>> ListStopOrders = new()
    {
        Name = "List futures stop orders",
        Row = "J2",
        Method = HttpMethod.Get,
        Path = "/api/v1/stopOrders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 6,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        PageSize = (1, 1000),
        Answer = static () => FuturesJson.Answers.NumberedPageFuturesOrder,
    };

    /// <summary>The stop orders that have not triggered, newest first. What has triggered is among the orders.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FuturesOrder> GetStopOrders(FuturesStopOrderQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments()
            .With("symbol", query.Symbol)
            .With("side", query.Side?.ToWord())
            .With("type", query.Type);
        var range = TimeRange.Of(ListStopOrders, query.StartTime, query.EndTime);
        return new MeasuredList<FuturesOrder>(_pipeline.Numbered(ListStopOrders, arguments, static order => order.Id, range), MeasureAsync);
    }
}
