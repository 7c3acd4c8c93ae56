using System.Text.Json.Serialization;

namespace KuCoin.Json;

/// <summary>The answer of calls that make something: its id.</summary>
internal sealed record OrderIdAnswer
{
    [JsonRequired] public string OrderId { get; set; } = "";
}

/// <summary>The answer of calls that cancel.</summary>
internal sealed record CancelledIdsAnswer
{
    public IReadOnlyList<string>? CancelledOrderIds { get; set; }
}
