using System.Text.Json;
using System.Text.Json.Serialization;

namespace KuCoin.Json;

/// <summary>The answer of calls that make something: its id, and of a margin order what was borrowed for it.</summary>
internal sealed record OrderIdAnswer : IAnswerIds
{
    [JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string OrderId { get; set; } = "";

    public string? LoanApplyId { get; set; }

    public decimal? BorrowSize { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => [OrderId];

    /// <summary>Reads it by hand, by the same rules and with the same results as generated code: every order waits for it.</summary>
    public static OrderIdAnswer Read(ref AnswerReader reader)
    {
        reader.EnterObject();
        var answer = new OrderIdAnswer();
        string? id = null;
        while (reader.TryReadName(out var name))
        {
            if (name.SequenceEqual("orderId"u8))
                id = reader.ReadText().Needed();
            else if (name.SequenceEqual("loanApplyId"u8))
                answer.LoanApplyId = reader.ReadText();
            else if (name.SequenceEqual("borrowSize"u8))
                answer.BorrowSize = reader.ReadDecimal();
            else
                reader.Skip();
        }

        answer.OrderId = id.Needed();
        return answer;
    }
}

/// <summary>The answer of calls that cancel.</summary>
internal sealed record CancelledIdsAnswer : IAnswerIds
{
    public IReadOnlyList<string>? CancelledOrderIds { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => CancelledOrderIds ?? [];
}
