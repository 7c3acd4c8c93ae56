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
        if (order.AutoBorrow)
            terms.Add("borrowing what is missing");
        if (order.AutoRepay)
            terms.Add("repaying with what it brings in");
        return $"{Spot(order.Side, order.Symbol, order.Price, order.Size, order.Funds)} ({string.Join(", ", terms)})";
    }

    /// <summary>"Buy 0.1 BTC-USDT at 50000, worth 5000 USDT (limit)", of an order that exists.</summary>
    public static string Order(Order order) =>
        $"{Spot(order.Side, order.Symbol, order.Price, order.Size, order.Funds)} ({order.Type}{(order.FilledSize > 0 ? $", {KcFormat.Number(order.FilledSize)} filled" : null)})";

    /// <summary>"Change order 6601... (Buy 0.1 BTC-USDT at 50000, worth 5000 USDT (limit)): price 49000, size 0.2".</summary>
    public static string Modification(Order order, OrderModification change)
    {
        string?[] changes = [change.Price is null ? null : $"price {KcFormat.Number(change.Price)}", change.Size is null ? null : $"size {KcFormat.Number(change.Size)}"];
        return $"Change order {order.Id} ({Order(order)}): {string.Join(", ", changes.Where(text => text is not null))}";
    }

    /// <summary>"Sell 0.1 BTC-USDT at 44900, worth 4490 USDT (limit) when the price falls to 45000".</summary>
    public static string StopOrder(StopOrderRequest order) =>
        $"{Order(order.Order)} when the price {(order.Stop == StopKind.Loss ? "falls" : "rises")} to {KcFormat.Number(order.StopPrice)}";

    /// <summary>"Sell 0.1 BTC-USDT at 44900, worth 4490 USDT (limit, loss at 45000)", of a stop order that exists.</summary>
    public static string StopOrder(StopOrder order) =>
        $"{Spot(order.Side, order.Symbol, order.Price, order.Size, order.Funds)} ({order.Type}, {order.Stop} at {KcFormat.Number(order.StopPrice)})";

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
        if (order.PositionSide is PositionSide.Long or PositionSide.Short)
            terms.Add(order.PositionSide == PositionSide.Long ? "long position" : "short position");
        if (order.StopPrice is { } stop)
            terms.Add($"when the {Watched(order.StopPriceType)} price is at or {(order.Stop == StopDirection.Up ? "above" : "below")} {KcFormat.Number(stop)}");
        if (order.TriggerUpPrice is { } upper)
            terms.Add($"closed again at or above {KcFormat.Number(upper)}");
        if (order.TriggerDownPrice is { } lower)
            terms.Add($"closed again at or below {KcFormat.Number(lower)}");
        if ((order.TriggerUpPrice ?? order.TriggerDownPrice) is not null)
            terms.Add($"by the {Watched(order.StopPriceType)} price");

        var amount = order switch
        {
            { Size: { } lots } => $"{order.Side} {KcFormat.Lots(lots, null, null)} of {order.Symbol}",
            { Quantity: { } units } => $"{order.Side} {KcFormat.Number(units)} base units of {order.Symbol}",
            { Value: { } value } => $"{order.Side} {order.Symbol} worth {KcFormat.Number(value)} of the quote currency",
            _ => $"Close the position in {order.Symbol}",
        };
        return $"{amount}{At(order.Price)} ({string.Join(", ", terms)})";
    }

    /// <summary>"buy 5 lots of XBTUSDTM at 50000 (limit, 2 filled)", of an order that exists.</summary>
    public static string FuturesOrder(FuturesOrder order)
    {
        var terms = new List<string> { order.Type };
        if (order.StopPrice is { } stop)
            terms.Add($"{(order.Stop is "down" ? "at or below" : "at or above")} {KcFormat.Number(stop)} ({order.StopPriceType})");
        if (order.FilledSize > 0)
            terms.Add($"{KcFormat.Number(order.FilledSize)} filled");
        var amount = order.CloseOrder ? $"Close the position in {order.Symbol}" : $"{order.Side} {KcFormat.Lots(order.Size, order.Quantity, order.Value)} of {order.Symbol}";
        return $"{amount}{At(order.Price)} ({string.Join(", ", terms)})";
    }

    /// <summary>"Close the long position of 5 lots in XBTUSDTM at market (0.005 base, entered at 50000, unrealized 1.5 USDT)".</summary>
    public static string Close(FuturesPosition position)
    {
        var terms = new[]
        {
            KcFormat.Amount(position.Quantity is { } units ? Math.Abs(units) : null, "base"),
            position.AverageEntryPrice is { } entry ? $"entered at {KcFormat.Average(entry)}" : string.Empty,
            position.UnrealizedPnl is { } profit ? $"unrealized {KcFormat.Amount(profit, position.SettleCurrency)}" : string.Empty,
        };
        return $"Close the {(position.Size < 0 ? "short" : "long")} position of {KcFormat.Lots(Math.Abs(position.Size), null, null)} in {position.Symbol} at market ({string.Join(", ", terms.Where(term => term.Length > 0))})";
    }

    /// <summary>"Add 25 USDT of margin to the isolated position in XBTUSDTM".</summary>
    public static string Margin(string verb, decimal amount, string preposition, FuturesContract contract) =>
        $"{verb} {KcFormat.Amount(amount, contract.SettleCurrency)} of margin {preposition} the isolated position in {contract.Symbol}";

    /// <summary>"Move 25 USDT from Main to Trade", "Move 25 USDT from Trade of sub-account 62f5f5d4d72aaf000122707e to Main".</summary>
    public static string Transfer(TransferRequest transfer)
    {
        var sub = transfer.SubUserId is { } id ? $" of sub-account {id}" : null;
        return $"Move {KcFormat.Number(transfer.Amount)} {transfer.Currency} from {Place(transfer.From, transfer.FromSymbol)}{(transfer.FromSubAccount ? sub : null)}"
            + $" to {Place(transfer.To, transfer.ToSymbol)}{(transfer.FromSubAccount ? null : sub)}";
    }

    /// <summary>"Make a deposit address for USDT on trx, into Main".</summary>
    public static string DepositAddress(string currency, string? chain, AccountType? to, decimal? amount) =>
        $"Make a deposit address for {(amount is null ? currency : KcFormat.Amount(amount, currency))} on {chain ?? "its default chain"}{(to is null ? null : $", into {to}")}";

    /// <summary>"Withdraw 25 USDT to TKF... on trx (memo 1234, fee out of the amount)".</summary>
    public static string Withdrawal(WithdrawalRequest withdrawal, bool needsMemo)
    {
        var terms = new List<string>();
        if (withdrawal.Memo is not null)
            terms.Add($"memo {withdrawal.Memo}");
        else if (needsMemo)
            terms.Add("no memo, although this chain has them");
        if (withdrawal.Fee is { } fee)
            terms.Add(fee == WithdrawalFee.Internal ? "fee out of the amount" : "fee besides the amount");
        if (withdrawal.IsInner)
            terms.Add("inside the exchange");
        var receiver = withdrawal.Target == WithdrawalTarget.Address ? withdrawal.Address : $"the user with {Word(withdrawal.Target)} {withdrawal.Address}";
        var chain = withdrawal.Target == WithdrawalTarget.Address && !withdrawal.IsInner ? $" on {withdrawal.Chain ?? "the default chain"}" : null;
        return $"Withdraw {KcFormat.Number(withdrawal.Amount)} {withdrawal.Currency} to {receiver}{chain}{(terms.Count == 0 ? null : $" ({string.Join(", ", terms)})")}";
    }

    /// <summary>"25 USDT to TKF... on trx (PROCESSING)", of a withdrawal that exists.</summary>
    public static string Withdrawal(Withdrawal withdrawal) =>
        $"{KcFormat.Number(withdrawal.Amount)} {withdrawal.Currency} to {withdrawal.Address ?? "another user"}{(withdrawal.Chain is null ? null : $" on {withdrawal.Chain}")} ({withdrawal.Status})";

    /// <summary>"Borrow 100 USDT in cross margin (FOK)".</summary>
    public static string MarginLoan(MarginLoanRequest loan) =>
        $"Borrow {KcFormat.Number(loan.Size)} {loan.Currency} in {Margin(loan.Symbol)} ({loan.TimeInForce})";

    /// <summary>"Repay 100 USDT in isolated margin BTC-USDT".</summary>
    public static string MarginRepayment(MarginRepaymentRequest repayment) =>
        $"Repay {KcFormat.Number(repayment.Size)} {repayment.Currency} in {Margin(repayment.Symbol)}";

    /// <summary>"Send POST /api/v1/orders with {"symbol":...}". The values of keys, secrets and passphrases are left out.</summary>
    public static string Request(RawRequest request)
    {
        var query = string.Join('&', request.Query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={(SecretName().IsMatch(pair.Key) ? "***" : pair.Value)}"));
        var body = request.Body is null ? null : $" with {SecretValue().Replace(request.Body, "${name}\"***\"")}";
        return $"Send {request.Method} {request.Path}{(query.Length == 0 ? null : $"?{query}")}{body}";
    }

    private static string Margin(string? symbol) => symbol is null ? "cross margin" : $"isolated margin {symbol}";

    private static string Word(WithdrawalTarget target) => target switch
    {
        WithdrawalTarget.Uid => "id",
        WithdrawalTarget.Mail => "mail address",
        _ => "phone number",
    };

    private static string Watched(StopPriceType? type) => type switch
    {
        StopPriceType.Mark => "mark",
        StopPriceType.Index => "index",
        _ => "last",
    };

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

    private const string SecretWords = "(passphrase|secret|password|apikey)";
    private const RegexOptions SecretOptions = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(SecretWords, SecretOptions, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    // The value whatever it is: a text with its escapes, a list or object of texts, a number.
    [GeneratedRegex("(?<name>\"[^\"]*" + SecretWords + "[^\"]*\"\\s*:\\s*)(\"(\\\\.|[^\"\\\\])*\"|[\\[{](\"(\\\\.|[^\"\\\\])*\"|[^\"\\]}])*[\\]}]|[^\\s,\\]}]+)", SecretOptions, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretValue();
}
