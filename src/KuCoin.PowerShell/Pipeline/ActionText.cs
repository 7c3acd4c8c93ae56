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

        var amount = order switch
        {
            { Size: { } lots } => $"{order.Side} {KcFormat.Lots(lots, null, null)} of {order.Symbol}",
            { Quantity: { } units } => $"{order.Side} {KcFormat.Number(units)} base units of {order.Symbol}",
            { Value: { } value } => $"{order.Side} {order.Symbol} worth {KcFormat.Number(value)} of the quote currency",
            _ => $"Close the position in {order.Symbol}",
        };
        return $"{amount}{At(order.Price)} ({string.Join(", ", terms)})";
    }

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
