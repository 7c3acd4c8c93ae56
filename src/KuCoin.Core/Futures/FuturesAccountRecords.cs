using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The futures account in one settlement currency; all amounts are in it. API: Account Info, Account &amp; Funding, Get Account - Futures.</summary>
public sealed record FuturesAccount : KuCoinRecord
{
    /// <summary>The settlement currency; the exchange says <c>XBT</c> for bitcoin.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>What the account is worth: the margin balance with the unrealized profit or loss.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("accountEquity")] public decimal Equity { get; internal set; }

    /// <summary>The profit or loss of the open positions at the mark price.</summary>
    [JsonInclude, JsonPropertyName("unrealisedPNL")] public decimal? UnrealizedPnl { get; internal set; }

    /// <summary>Margin of positions and orders, frozen funds and available balance, without the unrealized profit or loss.</summary>
    [JsonInclude] public decimal? MarginBalance { get; internal set; }

    /// <summary>What positions hold.</summary>
    [JsonInclude] public decimal? PositionMargin { get; internal set; }

    /// <summary>What orders hold.</summary>
    [JsonInclude] public decimal? OrderMargin { get; internal set; }

    /// <summary>What is frozen for transfers out.</summary>
    [JsonInclude] public decimal? FrozenFunds { get; internal set; }

    /// <summary>What can be used.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("availableBalance")] public decimal Available { get; internal set; }

    /// <summary>What new positions can use; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? AvailableMargin { get; internal set; }

    /// <summary>What can be transferred out; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("maxWithdrawAmount")] public decimal? MaxTransferOut { get; internal set; }

    /// <summary>The risk of the cross positions (1 = liquidation); null when the exchange does not say.</summary>
    [JsonInclude] public decimal? RiskRatio { get; internal set; }
}

/// <summary>A change of the futures account's money. API: Account Info, Account &amp; Funding, Get Account Ledgers - Futures.</summary>
public sealed record FuturesLedgerEntry : KuCoinRecord
{
    /// <summary>The entry's place in the ledger; -1 while it is pending.</summary>
    [JsonInclude, JsonRequired] public long Offset { get; internal set; }

    /// <summary>RealisedPNL, Deposit, Withdrawal, TransferIn, TransferOut, ... in the exchange's words.</summary>
    [JsonInclude, JsonRequired] public string Type { get; internal set => field = value ?? ""; } = "";

    /// <summary>The currency.</summary>
    [JsonInclude] public string Currency { get; internal set => field = value ?? ""; } = "";

    /// <summary>By how much the account changed: negative when it shrank.</summary>
    [JsonInclude, JsonRequired] public decimal Amount { get; internal set; }

    /// <summary>The fee; null while pending.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>What the account was worth afterwards; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("accountEquity")] public decimal? Equity { get; internal set; }

    /// <summary>Completed, or Pending for what an open position has realized so far.</summary>
    [JsonInclude] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>The contract, or what the exchange notes; null when nothing.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset Time { get; internal set; }
}

/// <summary>Asks for the ledger of the futures account.</summary>
public sealed class FuturesLedgerQuery
{
    /// <summary>One settlement currency; null for all.</summary>
    public string? Currency { get; init; }

    /// <summary>RealisedPNL, Deposit, Withdrawal, TransferIn or TransferOut; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>The oldest wanted; null for what the exchange takes.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>What filled of a futures order at one price. API: Futures Trading, Orders, Get Trade History.</summary>
public sealed record FuturesFill
{
    /// <summary>The trade's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string TradeId { get; internal set; } = "";

    /// <summary>The order's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string OrderId { get; internal set; } = "";

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary>The price, in quote currency.</summary>
    [JsonInclude, JsonRequired] public decimal Price { get; internal set; }

    /// <summary>How much, in lots.</summary>
    [JsonInclude, JsonRequired] public long Size { get; internal set; }

    /// <summary>How much the lots are in base currency; null when the contract is not known any more.</summary>
    [JsonIgnore] public decimal? Quantity { get; internal set; }

    /// <summary>What it is worth at the price, in settlement currency.</summary>
    [JsonInclude] public decimal? Value { get; internal set; }

    /// <summary>The fee, in <see cref="FeeCurrency"/>.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>The fee rate (0.0006 = 0.06 %).</summary>
    [JsonInclude] public decimal? FeeRate { get; internal set; }

    /// <summary>What the fee is in.</summary>
    [JsonInclude] public string? FeeCurrency { get; internal set; }

    /// <summary>The fee for opening a position, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("openFeePay")] public decimal? OpenFee { get; internal set; }

    /// <summary>The fee for closing a position, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("closeFeePay")] public decimal? CloseFee { get; internal set; }

    /// <summary>The tax on the opening fee; null where there is none.</summary>
    [JsonInclude, JsonPropertyName("openFeeTaxPay")] public decimal? OpenFeeTax { get; internal set; }

    /// <summary>The tax on the closing fee; null where there is none.</summary>
    [JsonInclude, JsonPropertyName("closeFeeTaxPay")] public decimal? CloseFeeTax { get; internal set; }

    /// <summary>A fixed fee; retired by the exchange.</summary>
    [JsonInclude] public decimal? FixFee { get; internal set; }

    /// <summary><c>taker</c> or <c>maker</c>.</summary>
    [JsonInclude] public string Liquidity { get; internal set => field = value ?? ""; } = "";

    /// <summary>True when the order was made a taker by force.</summary>
    [JsonInclude] public bool ForceTaker { get; internal set; }

    /// <summary>The order's type: <c>limit</c> or <c>market</c>.</summary>
    [JsonInclude, JsonPropertyName("orderType")] public string Type { get; internal set => field = value ?? ""; } = "";

    /// <summary>The order's type with its stop: <c>limit</c>, <c>market</c>, <c>limit_stop</c>, <c>market_stop</c>.</summary>
    [JsonInclude] public string? DisplayType { get; internal set; }

    /// <summary>Why it was traded: <c>trade</c>, <c>liquid</c>, <c>adl</c>, <c>settlement</c>, <c>cancel</c>, ...</summary>
    [JsonInclude] public string TradeType { get; internal set => field = value ?? ""; } = "";

    /// <summary>Retired by the exchange.</summary>
    [JsonInclude] public string? SubTradeType { get; internal set; }

    /// <summary><c>up</c> or <c>down</c>; null when the order was no stop.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>ISOLATED or CROSS.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary>BOTH, or LONG and SHORT in hedge mode; null when not given.</summary>
    [JsonInclude] public string? PositionSide { get; internal set; }

    /// <summary>What value and profit are in.</summary>
    [JsonInclude] public string? SettleCurrency { get; internal set; }

    /// <summary>True when the other side was a retail-price-improvement order; null when not given.</summary>
    [JsonInclude] public bool? IsRpiTrade { get; internal set; }

    /// <summary>When it was traded, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("tradeTime")] public DateTimeOffset Time { get; internal set; }

    /// <summary>When it was booked, UTC.</summary>
    [JsonInclude] public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>One line for the places that show an object as text, such as a group's members.</summary>
    public override string ToString() => FormattableString.Invariant($"{Side} {Size} {Symbol} at {Price}");
}

/// <summary>Asks for fills of futures orders.</summary>
public sealed class FuturesFillQuery
{
    /// <summary>One order; null for all.</summary>
    public string? OrderId { get; init; }

    /// <summary>One contract; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>One side; null for both.</summary>
    public OrderSide? Side { get; init; }

    /// <summary><c>limit</c>, <c>market</c>, <c>limit_stop</c> or <c>market_stop</c>; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Why it was traded: <c>trade</c>, <c>adl</c>, <c>liquid</c>, <c>settlement</c>; empty for all.</summary>
    public IReadOnlyList<string> TradeTypes { get; init; } = [];

    /// <summary>The oldest wanted; null for seven days before the end.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
