namespace KuCoin.Sandbox;

/// <summary>At which point a faulty connection breaks.</summary>
public enum SandboxDrop
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Before the request was looked at: nothing happened.</summary>
    BeforeAccept,

    /// <summary>After the request was carried out: it happened, the answer is lost.</summary>
    AfterAccept,
}

/// <summary>
/// One thing that goes wrong, a given number of times. A fault without an effect only counts;
/// effects combine (a delay and a drop, say).
/// </summary>
public sealed record SandboxFault
{
    /// <summary>The method it applies to; <see langword="null"/> for all.</summary>
    public string? Method { get; init; }

    /// <summary>The path it applies to, or on a stream the topic, <c>*</c> standing for any text; <see langword="null"/> for all.</summary>
    public string? PathPattern { get; init; }

    /// <summary>How many requests, or messages of a stream, it meets before it is used up.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The chance, 0 to 1, that a matching request or message is met. The dice are seeded.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The HTTP status answered instead of carrying the request out.</summary>
    public int? Status { get; init; }

    /// <summary>The exchange's code answered instead of carrying the request out (with status 200 unless <see cref="Status"/> is given); of an error frame, its code (500 unless given).</summary>
    public string? Code { get; init; }

    /// <summary>The text beside <see cref="Code"/>.</summary>
    public string? Message { get; init; }

    /// <summary>A wait before the request is looked at; of a restart, how long no stream connects.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>A wait between carrying the request out and answering.</summary>
    public TimeSpan? AnswerDelay { get; init; }

    /// <summary>Whether and when the connection breaks without an answer.</summary>
    public SandboxDrop Drop { get; init; }

    /// <summary>The answer is a web page, as from a content delivery network (status 503 unless given); nothing is carried out.</summary>
    public bool HtmlBody { get; init; }

    /// <summary>The answer is a web page with this HTTP status, as from a gateway that gave up; the request is carried out.</summary>
    public int? AnswerStatus { get; init; }

    /// <summary>The answer has no body; the request is carried out.</summary>
    public bool EmptyBody { get; init; }

    /// <summary>The answer stops in the middle of its JSON; the request is carried out.</summary>
    public bool TruncateBody { get; init; }

    /// <summary>The answer is filled up with blanks to this many bytes; the request is carried out.</summary>
    public int? PadBodyTo { get; init; }

    /// <summary>The answer drips, a byte at a time; the request is carried out.</summary>
    public bool SlowBody { get; init; }

    /// <summary>An order accepted by the request stays invisible to look-ups for this long, on the sandbox's clock.</summary>
    public TimeSpan? LookupLag { get; init; }

    /// <summary>What goes wrong on a stream; such a fault never meets a request.</summary>
    public SandboxStreamFault Stream { get; init; }
}
