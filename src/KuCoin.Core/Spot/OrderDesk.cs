using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>Where the Current generation keeps the orders of one trade type: calls of the same kind exist once for the trade account and once for both kinds of margin account. All of them are about one pair.</summary>
internal sealed class OrderDesk
{
    public static readonly OrderDesk Trade = new()
    {
        Place = EngineOperations.PlaceOrder,
        Test = EngineOperations.TestOrder,
        Cancel = EngineOperations.CancelOrder,
        CancelByClientOid = EngineOperations.CancelOrderByClientOid,
        CancelPair = EngineOperations.CancelOrders,
        Get = EngineOperations.GetOrder,
        GetByClientOid = EngineOperations.GetOrderByClientOid,
        ListActivePairs = EngineOperations.ListActivePairs,
        ListActive = EngineOperations.ListActiveOrders,
        ListDone = EngineOperations.ListDoneOrders,
        ListFills = EngineOperations.ListFills,
    };

    public static readonly OrderDesk CrossMargin = ForMargin(KuCoin.TradeType.MarginTrade);
    public static readonly OrderDesk IsolatedMargin = ForMargin(KuCoin.TradeType.MarginIsolatedTrade);

    private static readonly OrderDesk[] All = [Trade, CrossMargin, IsolatedMargin];

    public required Operation<OrderIdAnswer> Place { get; init; }

    public required Operation<OrderIdAnswer> Test { get; init; }

    public required Operation<CancelAnswer> Cancel { get; init; }

    public required Operation<CancelAnswer> CancelByClientOid { get; init; }

    public required Operation<Nothing> CancelPair { get; init; }

    public required Operation<Order> Get { get; init; }

    public required Operation<Order> GetByClientOid { get; init; }

    public required Operation<SymbolsAnswer> ListActivePairs { get; init; }

    public required Operation<IReadOnlyList<Order>> ListActive { get; init; }

    public required Operation<CursorPage<Order>> ListDone { get; init; }

    public required Operation<CursorPage<Fill>> ListFills { get; init; }

    /// <summary>What lists and cancellations of margin orders must name; null for the trade account.</summary>
    public TradeType? TradeType { get; private init; }

    /// <summary>The desk of a trade type; null is the trade account, as the exchange takes it.</summary>
    public static OrderDesk Of(TradeType? type) => type switch
    {
        KuCoin.TradeType.MarginTrade => CrossMargin,
        KuCoin.TradeType.MarginIsolatedTrade => IsolatedMargin,
        _ => Trade,
    };

    /// <summary>The desk of an order's trade type, in the exchange's word.</summary>
    public static OrderDesk Of(string? word) => All.FirstOrDefault(desk => desk.TradeType?.ToWord() == word) ?? Trade;

    /// <summary>What a list or a cancellation is about.</summary>
    public RequestArguments About(string? symbol) => new RequestArguments().With("symbol", symbol).With("tradeType", TradeType?.ToWord());

    private static OrderDesk ForMargin(TradeType type) => new()
    {
        TradeType = type,
        Place = EngineOperations.PlaceMarginOrder,
        Test = EngineOperations.TestMarginOrder,
        Cancel = EngineOperations.CancelMarginOrder,
        CancelByClientOid = EngineOperations.CancelMarginOrderByClientOid,
        CancelPair = EngineOperations.CancelMarginOrders,
        Get = EngineOperations.GetMarginOrder,
        GetByClientOid = EngineOperations.GetMarginOrderByClientOid,
        ListActivePairs = EngineOperations.ListActiveMarginPairs,
        ListActive = EngineOperations.ListActiveMarginOrders,
        ListDone = EngineOperations.ListDoneMarginOrders,
        ListFills = EngineOperations.ListMarginFills,
    };
}

/// <summary>The calls of the single engine (<c>/hf/</c>) that an <see cref="OrderDesk"/> is made of.</summary>
internal static class EngineOperations
{
    private const string Spot = "/api/v1/hf";
    private const string Margin = "/api/v3/hf/margin";

    public static readonly Operation<OrderIdAnswer> PlaceOrder = Write("Place order on the engine", "C1", HttpMethod.Post, Spot + "/orders", 1, Access.Spot, RetryClass.AskFirst, EngineJson.Answer<OrderIdAnswer>, OrderIdAnswer.Read);
    public static readonly Operation<OrderIdAnswer> PlaceMarginOrder = Write("Place margin order on the engine", "C1", HttpMethod.Post, Margin + "/order", 2, Access.Margin, RetryClass.AskFirst, EngineJson.Answer<OrderIdAnswer>, OrderIdAnswer.Read);
    public static readonly Operation<OrderIdAnswer> TestOrder = Write("Test order on the engine", "C1", HttpMethod.Post, Spot + "/orders/test", 1, Access.Spot, RetryClass.Read, EngineJson.Answer<OrderIdAnswer>, OrderIdAnswer.Read);
    public static readonly Operation<OrderIdAnswer> TestMarginOrder = Write("Test margin order on the engine", "C1", HttpMethod.Post, Margin + "/order/test", 2, Access.Margin, RetryClass.Read, EngineJson.Answer<OrderIdAnswer>, OrderIdAnswer.Read);
    public static readonly Operation<IReadOnlyList<BatchOrderRow>> PlaceOrders = Write("Place orders on the engine", "C2", HttpMethod.Post, Spot + "/orders/multi", 1, Access.Spot, RetryClass.AskFirst, EngineJson.Answer<IReadOnlyList<BatchOrderRow>>);
    public static readonly Operation<AlteredOrderAnswer> AlterOrder = Write("Modify order", "hf/orders/alter", HttpMethod.Post, Spot + "/orders/alter", 1, Access.Spot, RetryClass.AskFirst, EngineJson.Answer<AlteredOrderAnswer>);
    public static readonly Operation<CancelAnswer> CancelOrder = Write("Cancel order on the engine", "C3", HttpMethod.Delete, Spot + "/orders/{orderId}", 1, Access.Spot, RetryClass.Cancel, EngineJson.Answer<CancelAnswer>);
    public static readonly Operation<CancelAnswer> CancelMarginOrder = Write("Cancel margin order on the engine", "C3", HttpMethod.Delete, Margin + "/orders/{orderId}", 2, Access.Margin, RetryClass.Cancel, EngineJson.Answer<CancelAnswer>);
    public static readonly Operation<CancelAnswer> CancelOrderByClientOid = Write("Cancel order by client id on the engine", "C4", HttpMethod.Delete, Spot + "/orders/client-order/{clientOid}", 1, Access.Spot, RetryClass.Cancel, EngineJson.Answer<CancelAnswer>);
    public static readonly Operation<CancelAnswer> CancelMarginOrderByClientOid = Write("Cancel margin order by client id on the engine", "C4", HttpMethod.Delete, Margin + "/orders/client-order/{clientOid}", 2, Access.Margin, RetryClass.Cancel, EngineJson.Answer<CancelAnswer>);
    public static readonly Operation<Nothing> CancelOrders = Write("Cancel orders of a pair", "C5", HttpMethod.Delete, Spot + "/orders", 2, Access.Spot, RetryClass.Cancel, EngineJson.Answer<Nothing>);
    public static readonly Operation<Nothing> CancelMarginOrders = Write("Cancel margin orders of a pair", "C5", HttpMethod.Delete, Margin + "/orders", 5, Access.Margin, RetryClass.Cancel, EngineJson.Answer<Nothing>);
    public static readonly Operation<CancelledPairsAnswer> CancelAllOrders = Write("Cancel orders of all pairs", "C5", HttpMethod.Delete, Spot + "/orders/cancelAll", 30, Access.Spot, RetryClass.Cancel, EngineJson.Answer<CancelledPairsAnswer>);

    public static readonly Operation<Order> GetOrder = Read("Get order from the engine", "C6", Spot + "/orders/{orderId}", 2, EngineJson.Answer<Order>);
    public static readonly Operation<Order> GetMarginOrder = Read("Get margin order from the engine", "C6", Margin + "/orders/{orderId}", 5, EngineJson.Answer<Order>);
    public static readonly Operation<Order> GetOrderByClientOid = Read("Get order by client id from the engine", "C7", Spot + "/orders/client-order/{clientOid}", 2, EngineJson.Answer<Order>);
    public static readonly Operation<Order> GetMarginOrderByClientOid = Read("Get margin order by client id from the engine", "C7", Margin + "/orders/client-order/{clientOid}", 5, EngineJson.Answer<Order>);
    public static readonly Operation<SymbolsAnswer> ListActivePairs = ReadList("List pairs with active orders", "C8", Spot + "/orders/active/symbols", 2, EngineJson.Answer<SymbolsAnswer>, new(), Access.Spot);
    public static readonly Operation<SymbolsAnswer> ListActiveMarginPairs = ReadList("List pairs with active margin orders", "C8", Margin + "/order/active/symbols", 4, EngineJson.Answer<SymbolsAnswer>, new(), Access.Margin);
    public static readonly Operation<IReadOnlyList<Order>> ListActiveOrders = ReadList("List active orders of a pair", "C8", Spot + "/orders/active", 2, EngineJson.Answer<IReadOnlyList<Order>>, []);
    public static readonly Operation<IReadOnlyList<Order>> ListActiveMarginOrders = ReadList("List active margin orders of a pair", "C8", Margin + "/orders/active", 4, EngineJson.Answer<IReadOnlyList<Order>>, []);
    public static readonly Operation<CursorPage<Order>> ListDoneOrders = ReadPages("List done orders of a pair", "C8", Spot + "/orders/done", 2, EngineJson.Answer<CursorPage<Order>>);
    public static readonly Operation<CursorPage<Order>> ListDoneMarginOrders = ReadPages("List done margin orders of a pair", "C8", Margin + "/orders/done", 10, EngineJson.Answer<CursorPage<Order>>);
    public static readonly Operation<CursorPage<Fill>> ListFills = ReadPages("List fills of a pair", "C10", Spot + "/fills", 2, EngineJson.Answer<CursorPage<Fill>>, static (ref AnswerReader reader) => reader.ReadCursorPage(HotShapes.ReadFill));
    public static readonly Operation<CursorPage<Fill>> ListMarginFills = ReadPages("List margin fills of a pair", "C10", Margin + "/fills", 5, EngineJson.Answer<CursorPage<Fill>>, static (ref AnswerReader reader) => reader.ReadCursorPage(HotShapes.ReadFill));

    private static Operation<T> Write<T>(string name, string row, HttpMethod method, string path, int weight, Access access, RetryClass retry, Func<JsonTypeInfo<T>> answer, AnswerDecoder<T>? byHand = null) => new()
    {
        Name = name,
        Row = row,
        Method = method,
        Path = path,
        Pool = RatePool.Spot,
        Weight = weight,
        Access = access,
        Retry = retry,
        Generation = ApiGeneration.Current,
        Answer = answer,
        ByHand = byHand,
    };

    private static Operation<T> Read<T>(string name, string row, string path, int weight, Func<JsonTypeInfo<T>> answer) =>
        Write(name, row, HttpMethod.Get, path, weight, Access.General, RetryClass.Read, answer);

    private static Operation<T> ReadList<T>(string name, string row, string path, int weight, Func<JsonTypeInfo<T>> answer, T empty, Access access = Access.General) => new()
    {
        Name = name,
        Row = row,
        Method = HttpMethod.Get,
        Path = path,
        Pool = RatePool.Spot,
        Weight = weight,
        Access = access,
        Generation = ApiGeneration.Current,
        Answer = answer,
        Empty = empty,
    };

    private static Operation<CursorPage<T>> ReadPages<T>(string name, string row, string path, int weight, Func<JsonTypeInfo<CursorPage<T>>> answer, AnswerDecoder<CursorPage<T>>? byHand = null) => new()
    {
        Name = name,
        Row = row,
        Method = HttpMethod.Get,
        Path = path,
        Pool = RatePool.Spot,
        Weight = weight,
        Access = Access.General,
        Paging = PagingStyle.Cursor,
        PageSize = (1, 100),
        Window = TimeSpan.FromDays(7),
        Generation = ApiGeneration.Current,
        Answer = answer,
        ByHand = byHand,
        Empty = new(),
    };
}
