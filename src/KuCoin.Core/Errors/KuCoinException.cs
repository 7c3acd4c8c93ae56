namespace KuCoin;

/// <summary>Why a call failed, coarse enough to choose a reaction by. Finer: <see cref="KuCoinException.ErrorId"/>.</summary>
public enum KuCoinErrorKind
{
    /// <summary>A value is wrong; nothing happened.</summary>
    InvalidArgument,
    /// <summary>Key, passphrase or signature was refused.</summary>
    Authentication,
    /// <summary>The key lacks a permission, or the user, region or address is barred.</summary>
    PermissionDenied,
    /// <summary>The thing asked for does not exist.</summary>
    NotFound,
    /// <summary>A thing with that client id exists already.</summary>
    AlreadyExists,
    /// <summary>The quota is used up.</summary>
    LimitExceeded,
    /// <summary>Not enough balance.</summary>
    InsufficientFunds,
    /// <summary>The exchange cannot do it now: trading suspended, overloaded, an internal error.</summary>
    Unavailable,
    /// <summary>The exchange could not be reached, or the connection broke.</summary>
    Connection,
    /// <summary>No answer in time.</summary>
    Timeout,
    /// <summary>The answer could not be understood.</summary>
    Protocol,
    /// <summary>The clocks of this machine and of the exchange are too far apart.</summary>
    Clock,
    /// <summary>A state-changing request may or may not have taken effect.</summary>
    OutcomeUnknown,
}

/// <summary>A call that failed, with what is known about it and never a secret.</summary>
public class KuCoinException : Exception
{
    /// <summary>Creates the failure. Its message becomes one line of bounded length that no terminal obeys, for what the exchange says and names can be part of it.</summary>
    public KuCoinException(KuCoinErrorKind kind, string errorId, string message, Exception? innerException = null)
        : base(ForeignText.Line(message), innerException)
    {
        Kind = kind;
        ErrorId = errorId;
    }

    /// <summary>The coarse reason.</summary>
    public KuCoinErrorKind Kind { get; }

    /// <summary>A stable Pascal-case name of the cause, for example <c>InsufficientBalance</c>; codes without a name are <c>KcApi&lt;code&gt;</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The exchange's code as text, null when the exchange gave none.</summary>
    public string? Code { get; init => field = value is null ? null : ForeignText.Excerpt(value); }

    /// <summary>The HTTP status, null when there was no answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The request's method, null when nothing was sent.</summary>
    public string? Method { get; init; }

    /// <summary>The request's path without its query, null when nothing was sent.</summary>
    public string? Path { get; init; }

    /// <summary>The exchange's or the CDN's id of the request, null when none was given.</summary>
    public string? RequestId { get; init; }

    /// <summary>The client id of the order or transfer the request was about, null when there is none.</summary>
    public string? ClientOid { get; init; }

    /// <summary>What to do next, one sentence; null when the message says it all.</summary>
    public string? RecommendedAction { get; init; }
}
