using System.Text.Json.Serialization;

namespace KuCoin.Json;

/// <summary>The answer of calls that make something: its id, and of a margin order what was borrowed for it.</summary>
internal sealed record OrderIdAnswer : IAnswerIds
{
    [JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string OrderId { get; set; } = "";

    public string? LoanApplyId { get; set; }

    public decimal? BorrowSize { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => [OrderId];
}

/// <summary>The answer of calls that cancel.</summary>
internal sealed record CancelledIdsAnswer : IAnswerIds
{
    public IReadOnlyList<string>? CancelledOrderIds { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => CancelledOrderIds ?? [];
}
