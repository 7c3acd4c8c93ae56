using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A balance changed. API: WebSocket, Spot, Private Channels, Account Balance.</summary>
public sealed record BalanceChange : KuCoinRecord
{
    /// <summary>The account's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string AccountId { get; internal set; } = "";

    /// <summary>The currency.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>What the account holds now.</summary>
    [JsonInclude, JsonRequired] public decimal Total { get; internal set; }

    /// <summary>What can be used now.</summary>
    [JsonInclude, JsonRequired] public decimal Available { get; internal set; }

    /// <summary>What is on hold now.</summary>
    [JsonInclude, JsonRequired] public decimal Hold { get; internal set; }

    /// <summary>By how much <see cref="Available"/> changed; negative when it shrank, null when the exchange does not say.</summary>
    [JsonInclude] public decimal? AvailableChange { get; internal set; }

    /// <summary>By how much <see cref="Hold"/> changed; negative when it shrank, null when the exchange does not say.</summary>
    [JsonInclude] public decimal? HoldChange { get; internal set; }

    /// <summary>Why, in the exchange's words, for example <c>trade.hold</c>, <c>trade.setted</c> or <c>main.deposit</c>; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("relationEvent")] public string? Event { get; internal set; }

    /// <summary>The id of the event; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("relationEventId")] public string? EventId { get; internal set; }

    /// <summary>The pair it is about; null when there is none.</summary>
    public string? Symbol => Relation?.Symbol;

    /// <summary>The order it is about; null when there is none.</summary>
    public string? OrderId => Relation?.OrderId;

    /// <summary>The trade it is about; null when there is none.</summary>
    public string? TradeId => Relation?.TradeId;

    /// <summary>When, UTC; when <see cref="Reconciled"/>, when it was asked for.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset Time { get; internal set; }

    /// <summary>True when the change was not received but found by asking, after a gap: it stands for all that happened to the balance in it.</summary>
    [JsonIgnore] public bool Reconciled { get; internal set; }

    [JsonInclude, JsonPropertyName("relationContext")] internal BalanceRelation? Relation { get; set; }
}

/// <summary>What a balance change is about, as the exchange nests it.</summary>
internal sealed record BalanceRelation(string? Symbol, string? OrderId, string? TradeId);

[JsonSerializable(typeof(BalanceChange))]
internal sealed partial class BalanceChangeJson : JsonSerializerContext
{
    public static readonly BalanceChangeJson Instance = new(AnswerJson.CreateOptions());
}
