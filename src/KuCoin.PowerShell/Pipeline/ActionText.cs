using System.Text.RegularExpressions;
using KuCoin.Views;

namespace KuCoin.Pipeline;

/// <summary>The clauses that -WhatIf, -Confirm, warnings and errors describe a change with. Values appear as they are sent.</summary>
internal static partial class ActionText
{
    /// <summary>"Buy 0.1 BTC-USDT at 50000, worth 5000 USDT (limit, GTC, post-only)", "Sell BTC-USDT for 100 USDT (market)".</summary>
    public static string Order(OrderRequest order)
    {
        var terms = new List<string> { order.Type == OrderType.Market ? "market" : "limit" };
        if (order.TimeInForce is { } life)
            terms.Add(order.CancelAfter is { } span ? $"{life} {Seconds(span)} s" : $"{life}");
        if (order.PostOnly)
            terms.Add("post-only");
        if (order.Hidden)
            terms.Add("hidden");
        if (order.Iceberg)
            terms.Add($"iceberg showing {KcFormat.Number(order.VisibleSize)}");
        if (order.TradeType is TradeType.MarginTrade)
            terms.Add("cross margin");
        if (order.TradeType is TradeType.MarginIsolatedTrade)
            terms.Add("isolated margin");
        return $"{Spot(order.Side, order.Symbol, order.Price, order.Size, order.Funds)} ({string.Join(", ", terms)})";
    }

    /// <summary>"Buy 0.1 BTC-USDT at 50000, worth 5000 USDT (limit)", of an order that exists.</summary>
    public static string Order(Order order) =>
        $"{Spot(order.Side, order.Symbol, order.Price, order.Size, order.Funds)} ({order.Type}{(order.FilledSize > 0 ? $", {KcFormat.Number(order.FilledSize)} filled" : null)})";

    /// <summary>"Buy 5 lots of XBTUSDTM at 50000 (limit, 10x, isolated)", "Close the position in XBTUSDTM (market)".</summary>
    public static string FuturesOrder(FuturesOrderRequest order)
    {
        var terms = new List<string> { order.Type == OrderType.Market ? "market" : "limit" };
        if (order.TimeInForce is { } life)
            terms.Add($"{life}");
        if (order.Leverage is { } leverage)
            terms.Add($"{KcFormat.Number(leverage)}x");
        if (order.MarginMode is { } mode)
            terms.Add(mode == MarginMode.Cross ? "cross margin" : "isolated margin");
        if (order.PostOnly)
            terms.Add("post-only");
        if (order.Hidden)
            terms.Add("hidden");
        if (order.Iceberg)
            terms.Add($"iceberg showing {KcFormat.Number(order.VisibleSize)}");
        if (order.ReduceOnly)
            terms.Add("reduce only");

        var amount = order switch
        {
            { Size: { } lots } => $"{order.Side} {KcFormat.Lots(lots, null, null)} of {order.Symbol}",
            { Quantity: { } units } => $"{order.Side} {KcFormat.Number(units)} base units of {order.Symbol}",
            { Value: { } value } => $"{order.Side} {order.Symbol} worth {KcFormat.Number(value)} of the quote currency",
            _ => $"Close the position in {order.Symbol}",
        };
        return $"{amount}{At(order.Price)} ({string.Join(", ", terms)})";
    }

    /// <summary>"Move 25 USDT from Main to Trade".</summary>
    public static string Transfer(TransferRequest transfer) =>
        $"Move {KcFormat.Number(transfer.Amount)} {transfer.Currency} from {Place(transfer.From, transfer.FromSymbol)} to {Place(transfer.To, transfer.ToSymbol)}";

    /// <summary>"Send POST /api/v1/orders with {"symbol":...}". The values of keys, secrets and passphrases are left out.</summary>
    public static string Request(RawRequest request)
    {
        var query = string.Join('&', request.Query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={pair.Value}"));
        var text = $"Send {request.Method} {request.Path}{(query.Length == 0 ? null : $"?{query}")}{(request.Body is null ? null : $" with {request.Body}")}";
        return SecretValue().Replace(text, "${name}***");
    }

    private static string Place(AccountType account, string? symbol) => symbol is null ? $"{account}" : $"{account} {symbol}";

    private static string Spot(OrderSide side, string symbol, decimal? price, decimal? size, decimal? funds)
    {
        var quote = symbol[(symbol.LastIndexOf('-') + 1)..];
        if (size is not { } units)
            return $"{side} {symbol} for {KcFormat.Number(funds)} {quote}";
        var worth = price is { } limit && Product(limit, units) is { } value ? $", worth {KcFormat.Number(value)} {quote}" : null;
        return $"{side} {KcFormat.Number(units)} {symbol}{At(price)}{worth}";
    }

    private static string? At(decimal? price) => price is { } limit ? $" at {KcFormat.Number(limit)}" : null;

    private static string Seconds(TimeSpan span) => KcFormat.Number((decimal)span.TotalSeconds);

    private static decimal? Product(decimal price, decimal size)
    {
        try
        {
            return price * size;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex("(?<name>(passphrase|secret|password|apikey)\\w*(?<json>\"\\s*:\\s*\")|(passphrase|secret|password|apikey)\\w*=)(?(json)[^\"]*|[^&\\s]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretValue();
}
