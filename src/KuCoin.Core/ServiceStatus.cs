using System.Text.Json.Serialization;

namespace KuCoin;

/// <summary>Whether a market is open. API: Service Status.</summary>
public sealed record ServiceStatus : KuCoinRecord
{
    /// <summary><c>spot</c> or <c>futures</c>.</summary>
    [JsonIgnore] public string Market { get; internal set; } = "";

    /// <summary><c>open</c>, <c>close</c> or <c>cancelonly</c>, in the exchange's words.</summary>
    [JsonInclude, JsonRequired] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>The exchange's remark, null when none.</summary>
    [JsonInclude, JsonPropertyName("msg")] public string? Message { get; internal set; }
}
