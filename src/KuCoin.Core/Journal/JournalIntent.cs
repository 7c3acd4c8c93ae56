using System.Text.Json;

namespace KuCoin.Journal;

/// <summary>What a change will use of the day's maximum.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Value">How much of it.</param>
internal sealed record JournalUse(string Currency, decimal Value);

/// <summary>What is about to be asked of the exchange.</summary>
internal sealed record JournalIntent
{
    public required string Id { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Account { get; init; }

    public required string Endpoint { get; init; }

    public required string Operation { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required bool IsFutures { get; init; }

    public string? ClientOid { get; init; }

    public string? IdempotencyKey { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> PathValues { get; init; } = [];

    /// <summary>The JSON text that will be sent; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public IReadOnlyList<JournalUse> Uses { get; init; } = [];
}

/// <summary>What came back, or what was found out afterwards.</summary>
/// <param name="State">What became of the change.</param>
/// <param name="Ids">The exchange's ids.</param>
/// <param name="IsRecovered">An answer was lost and the call found out by asking.</param>
/// <param name="Failure">Why it failed, null when it did not.</param>
/// <param name="Resolution">How it was found out afterwards; null for the call's own answer.</param>
internal sealed record JournalAnswer(JournalState State, IReadOnlyList<string> Ids, bool IsRecovered = false, KuCoinException? Failure = null, string? Resolution = null);

/// <summary>Finds the exchange's ids in an answer of unknown form.</summary>
internal static class AnswerIds
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "orderId", "newOrderId", "cancelledOrderId", "cancelledOrderIds", "withdrawalId", "orderNo", "applyId", "loanApplyId", "purchaseOrderNo", "cancelledOcoOrderIds",
    };

    public static IReadOnlyList<string> In(JsonElement data)
    {
        var ids = new List<string>();
        Collect(data, isId: false, ids);
        return ids;
    }

    private static void Collect(JsonElement value, bool isId, List<string> ids)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Collect(property.Value, Names.Contains(property.Name), ids);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Collect(item, isId, ids);
                break;
            case JsonValueKind.String when isId && value.GetString() is { Length: > 0 and <= 128 } id:
                ids.Add(id);
                break;
        }
    }
}
