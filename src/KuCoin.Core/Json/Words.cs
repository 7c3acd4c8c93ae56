namespace KuCoin.Json;

/// <summary>The exchange's words for the closed sets.</summary>
internal static class Words
{
    public static string ToWord(this OrderSide side) => side switch
    {
        OrderSide.Buy => "buy",
        OrderSide.Sell => "sell",
        _ => throw Unknown(side),
    };

    public static string ToWord(this LedgerDirection direction) => direction switch
    {
        LedgerDirection.In => "in",
        LedgerDirection.Out => "out",
        _ => throw Unknown(direction),
    };

    public static string ToWord(this OrderType type) => type switch
    {
        OrderType.Limit => "limit",
        OrderType.Market => "market",
        _ => throw Unknown(type),
    };

    public static string ToWord(this OrderStatus status) => status switch
    {
        OrderStatus.Active => "active",
        OrderStatus.Done => "done",
        _ => throw Unknown(status),
    };

    public static string ToWord(this TimeInForce timeInForce) => timeInForce switch
    {
        TimeInForce.GTC => "GTC",
        TimeInForce.GTT => "GTT",
        TimeInForce.IOC => "IOC",
        TimeInForce.FOK => "FOK",
        _ => throw Unknown(timeInForce),
    };

    public static string ToWord(this TradeType type) => type switch
    {
        TradeType.Trade => "TRADE",
        TradeType.MarginTrade => "MARGIN_TRADE",
        TradeType.MarginIsolatedTrade => "MARGIN_ISOLATED_TRADE",
        _ => throw Unknown(type),
    };

    public static string ToWord(this SelfTradePrevention prevention) => prevention switch
    {
        SelfTradePrevention.DC => "DC",
        SelfTradePrevention.CO => "CO",
        SelfTradePrevention.CN => "CN",
        SelfTradePrevention.CB => "CB",
        _ => throw Unknown(prevention),
    };

    public static string ToWord(this MarginMode mode) => mode switch
    {
        MarginMode.Isolated => "ISOLATED",
        MarginMode.Cross => "CROSS",
        _ => throw Unknown(mode),
    };

    public static string ToWord(this PositionSide side) => side switch
    {
        PositionSide.Both => "BOTH",
        PositionSide.Long => "LONG",
        PositionSide.Short => "SHORT",
        _ => throw Unknown(side),
    };

    public static string ToWord(this StopDirection direction) => direction switch
    {
        StopDirection.Up => "up",
        StopDirection.Down => "down",
        _ => throw Unknown(direction),
    };

    public static string ToWord(this StopPriceType type) => type switch
    {
        StopPriceType.Last => "TP",
        StopPriceType.Mark => "MP",
        StopPriceType.Index => "IP",
        _ => throw Unknown(type),
    };

    /// <summary>In lower case, as the Classic calls want it.</summary>
    public static string ToWord(this AccountType type) => type switch
    {
        AccountType.Main => "main",
        AccountType.Trade => "trade",
        AccountType.Margin => "margin",
        AccountType.Isolated => "isolated",
        AccountType.Contract => "contract",
        AccountType.Option => "option",
        _ => throw Unknown(type),
    };

    private static KuCoinException Unknown<T>(T value)
        where T : struct, Enum =>
        new(KuCoinErrorKind.InvalidArgument, $"{typeof(T).Name}Invalid", $"{value} is no {typeof(T).Name}.");
}
