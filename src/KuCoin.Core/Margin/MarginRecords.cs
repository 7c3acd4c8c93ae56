using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>Money to borrow on margin. API: Margin Trading, Borrow.</summary>
public sealed record MarginLoanRequest
{
    /// <summary>The currency code.</summary>
    public required string Currency { get; init; }

    /// <summary>How much, in units of the currency.</summary>
    public required decimal Size { get; init; }

    /// <summary>The pair, for its isolated-margin account; null for the cross-margin account.</summary>
    public string? Symbol { get; init; }

    /// <summary><see cref="TimeInForce.IOC"/> to borrow what can be had now, <see cref="TimeInForce.FOK"/> to borrow all or nothing.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.FOK;

    /// <summary>Refuses what contradicts itself, as sending it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => MarginCalls.Check(this);
}

/// <summary>Borrowed money to give back. API: Margin Trading, Repay.</summary>
public sealed record MarginRepaymentRequest
{
    /// <summary>The currency code.</summary>
    public required string Currency { get; init; }

    /// <summary>How much, in units of the currency; interest is paid first.</summary>
    public required decimal Size { get; init; }

    /// <summary>The pair, for its isolated-margin account; null for the cross-margin account.</summary>
    public string? Symbol { get; init; }

    /// <summary>Refuses what contradicts itself, as sending it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => MarginCalls.Check(this);
}

/// <summary>What came of borrowing or repaying. API: Margin Trading, Borrow and Repay.</summary>
public sealed record MarginReceipt : KuCoinRecord, IAnswerIds
{
    /// <summary>The exchange's id of it.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderNo"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The currency code.</summary>
    [JsonIgnore] public string Currency { get; internal set; } = "";

    /// <summary>The pair of the isolated-margin account, null for the cross-margin account.</summary>
    [JsonIgnore] public string? Symbol { get; internal set; }

    /// <summary>How much was asked for, in units of the currency.</summary>
    [JsonIgnore] public decimal Size { get; internal set; }

    /// <summary>How much was borrowed or repaid, in units of the currency; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? ActualSize { get; internal set; }

    /// <summary>When the exchange did it, or when its answer came if it does not say, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")] public DateTimeOffset? Time { get; internal set; }

    IEnumerable<string?> IAnswerIds.Ids => [Id];
}

/// <summary>Which loans, repayments or interest to list; what is null does not filter. API: Margin Trading, Get Borrow History, Get Repay History and Get Interest History.</summary>
public sealed class MarginDebtQuery
{
    /// <summary>The currency; loans and repayments need it.</summary>
    public string? Currency { get; init; }

    /// <summary>The pair, for its isolated-margin account; null for the cross-margin account.</summary>
    public string? Symbol { get; init; }

    /// <summary>One loan or repayment by its id; not for interest.</summary>
    public string? Id { get; init; }

    /// <summary>The oldest wanted; null means thirty days before <see cref="EndTime"/>.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>Money that was borrowed. API: Margin Trading, Get Borrow History.</summary>
public sealed record MarginLoan : KuCoinRecord
{
    /// <summary>The exchange's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderNo"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The pair of the isolated-margin account, null for the cross-margin account.</summary>
    [JsonInclude] public string? Symbol { get; internal set; }

    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>How much was asked for, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Size { get; internal set; }

    /// <summary>How much was borrowed, in units of the currency; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? ActualSize { get; internal set; }

    /// <summary>PENDING, SUCCESS or FAILED.</summary>
    [JsonInclude] public string? Status { get; internal set; }

    /// <summary>When it was asked for, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("createdTime")] public DateTimeOffset CreatedAt { get; internal set; }
}

/// <summary>Borrowed money that was given back. API: Margin Trading, Get Repay History.</summary>
public sealed record MarginRepayment : KuCoinRecord
{
    /// <summary>The exchange's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderNo"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The pair of the isolated-margin account, null for the cross-margin account.</summary>
    [JsonInclude] public string? Symbol { get; internal set; }

    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>How much was to be repaid, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Size { get; internal set; }

    /// <summary>What of it paid the loan, in units of the currency; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? Principal { get; internal set; }

    /// <summary>What of it paid interest, in units of the currency; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? Interest { get; internal set; }

    /// <summary>PENDING, SUCCESS or FAILED.</summary>
    [JsonInclude] public string? Status { get; internal set; }

    /// <summary>When it was asked for, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("createdTime")] public DateTimeOffset CreatedAt { get; internal set; }
}

/// <summary>Interest that was charged for an hour. API: Margin Trading, Get Interest History.</summary>
public sealed record MarginInterest
{
    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>The rate of a day (0.0002 = 0.02 %).</summary>
    [JsonInclude, JsonPropertyName("dayRatio")] public decimal? DailyRate { get; internal set; }

    /// <summary>How much, in units of the currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("interestAmount")] public decimal Amount { get; internal set; }

    /// <summary>When it was charged, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("createdTime")] public DateTimeOffset CreatedAt { get; internal set; }
}
