using KuCoin.Views;

namespace KuCoin.Pipeline;

/// <summary>The clauses that -WhatIf, -Confirm and warnings describe a change with. Values appear as they are sent.</summary>
internal static class ActionText
{
    /// <summary>"Buy 0.1 BTC-USDT at 50000 (limit GTC)", "Sell BTC-USDT for 100 of the quote currency (market)".</summary>
    public static string Order(OrderSide side, string symbol, OrderType type, decimal? price, decimal? size, decimal? funds, string? terms = null)
    {
        var amount = size is { } units
            ? $"{KcFormat.Number(units)} {symbol}"
            : $"{symbol} for {KcFormat.Number(funds)} of the quote currency";
        var at = price is { } limit ? $" at {KcFormat.Number(limit)}" : string.Empty;
        var kind = type == OrderType.Market ? "market" : "limit";
        return $"{side} {amount}{at} ({(terms is null ? kind : $"{kind} {terms}")})";
    }

    /// <summary>"Move 25 USDT from main to trade".</summary>
    public static string Transfer(string currency, decimal amount, string from, string to) =>
        $"Move {KcFormat.Number(amount)} {currency} from {from} to {to}";
}
