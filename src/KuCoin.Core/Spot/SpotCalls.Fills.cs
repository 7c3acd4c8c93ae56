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
        Answer = SpotJson.Answers.NumberedPageFill,
    };

    /// <summary>
    /// Fills by query, newest first. Without a start they are those of the seven days up to the end, also when one order is asked for
    /// (the exchange's own default is one day); longer ranges are asked for in windows of seven days.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Fill> GetFills(FillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments()
            .With("orderId", query.OrderId)
            .With("symbol", query.Symbol)
            .With("side", query.Side?.ToWord())
            .With("type", query.Type)
            .With("tradeType", query.TradeType?.ToWord());
        // A trade with oneself is two fills with one trade id.
        return _pipeline.Numbered(ListFills, arguments, static fill => $"{fill.TradeId}/{fill.OrderId}", LastWeekUnless(query.StartTime, query.EndTime));
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
        Answer = SpotJson.Answers.IReadOnlyListFill,
        Empty = [],
    };

    /// <summary>The fills of the last 24 hours, at most 1000.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<Fill>> GetRecentFillsAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ListRecentFills, new RequestArguments(), cancellationToken);
}
