using System.Globalization;
using System.Text.Json;

namespace KuCoin;

/// <summary>What became of a change that was written down.</summary>
public enum JournalState
{
    /// <summary>No answer is written down: the request is under way, or the process ended before the answer came.</summary>
    Open,
    /// <summary>It took effect.</summary>
    Done,
    /// <summary>It did not take effect: refused, or never sent.</summary>
    NotDone,
    /// <summary>The answer was lost, and asking did not tell either.</summary>
    Unknown,
}

/// <summary>One change as the journal has it: what was about to be asked of the exchange, and what became of it. Never holds a secret, header or signature.</summary>
public sealed record JournalEntry : KuCoinRecord
{
    /// <summary>The journal's own id of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>When the request was about to leave: the exchange's clock, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What became of it.</summary>
    public JournalState State { get; init; }

    /// <summary>What was to be done, two or three words: "Place order".</summary>
    public required string Operation { get; init; }

    /// <summary>The user id of the account, or a text that stands for the key where the exchange does not tell it.</summary>
    public required string Account { get; init; }

    /// <summary>The name of the session, null when it had none.</summary>
    public string? Session { get; init; }

    /// <summary>The host the request was for.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The machine the request was sent from.</summary>
    public string? Machine { get; init; }

    /// <summary>The process it was sent from.</summary>
    public int ProcessId { get; init; }

    /// <summary>The request's method.</summary>
    public required string Method { get; init; }

    /// <summary>The request's path.</summary>
    public required string Path { get; init; }

    /// <summary>True for requests to the futures host.</summary>
    public bool IsFutures { get; init; }

    /// <summary>The client id it carried (for added margin the bizNo), null when it had none of its own.</summary>
    public string? ClientOid { get; init; }

    /// <summary>The key that made it happen once, null when it was given none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The pair or contract, null when there is none.</summary>
    public string? Symbol => Text("symbol");

    /// <summary>The currency, null when there is none.</summary>
    public string? Currency => Text("currency");

    /// <summary><c>buy</c> or <c>sell</c> of an order, null otherwise.</summary>
    public string? Side => Text("side");

    /// <summary>The amount of a transfer or withdrawal, the margin, or the size of an order; null when the request has none.</summary>
    public decimal? Amount => Number("amount") ?? Number("margin") ?? Number("withdrawAmount") ?? Number("size") ?? Number("funds");

    /// <summary>The price of an order, null when it has none.</summary>
    public decimal? Price => Number("price");

    /// <summary>All values of the request as JSON text; what looks like a secret is left out.</summary>
    public string Parameters => Values.ValueKind == JsonValueKind.Undefined ? "{}" : Values.GetRawText();

    /// <summary>The exchange's ids of what was made or cancelled; empty when there are none.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>When the answer was written down (UTC), null while there is none.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>True when an answer was lost on the way and the call found out by asking.</summary>
    public bool IsRecovered { get; init; }

    /// <summary>The exchange's code of a refusal, null otherwise.</summary>
    public string? Code { get; init; }

    /// <summary>The stable name of what went wrong, null when nothing did.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What went wrong, in words; null when nothing did.</summary>
    public string? Message { get; init; }

    /// <summary>When it was closed afterwards (UTC), null when it was not.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How it was found out, in words; null when it was not resolved afterwards.</summary>
    public string? Resolution { get; init; }

    /// <summary>The file it stands in.</summary>
    public required string File { get; init; }

    /// <summary>True while it is not known what became of it.</summary>
    public bool IsUnresolved => State is JournalState.Open or JournalState.Unknown;

    /// <summary>What it uses of the day's maximum; null where its line does not say so, for no guard had to know.</summary>
    internal IReadOnlyList<Journal.JournalUse>? Uses { get; init; }

    /// <summary>True when values stood in the path or the query.</summary>
    internal bool HasQuery { get; init; }

    /// <summary>The values of the request: an object, or the array of a batch.</summary>
    internal JsonElement Values { get; init; }

    /// <summary>The request's body as it can be sent again; undefined when it had none.</summary>
    internal JsonElement Body { get; init; }

    /// <summary>A value of the request as text, null when it is not there.</summary>
    internal string? Text(string name) => Text(Values, name);

    /// <summary>A value of the request as a number, null when it is not there.</summary>
    internal decimal? Number(string name) =>
        decimal.TryParse(Text(name), NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string? Text(JsonElement values, string name) =>
        values.ValueKind != JsonValueKind.Object || !values.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
}
