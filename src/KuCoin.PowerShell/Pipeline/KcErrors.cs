using System.Management.Automation;

namespace KuCoin.Pipeline;

/// <summary>Makes every error record of the module. Ids are stable for ever and listed in about_KcErrors.</summary>
internal static class KcErrors
{
    /// <summary>The record for a failure about <paramref name="target"/>, which is what the user passed.</summary>
    public static ErrorRecord ToErrorRecord(Exception failure, object? target) => failure switch
    {
        KuCoinException known => Create(known, known.ErrorId, CategoryOf(known.Kind), target, known.Message, known.RecommendedAction),
        ObjectDisposedException => Create(
            failure, "SessionClosed", ErrorCategory.ConnectionError, target,
            "The session was closed while it was in use.", "Connect again with Connect-KcSession."),
        _ => Create(failure, "UnexpectedError", ErrorCategory.InvalidResult, target, failure.Message, recommendedAction: null),
    };

    /// <summary>The record for something the module itself refuses: nothing was sent.</summary>
    public static ErrorRecord Refuse(string errorId, ErrorCategory category, object? target, string message, string? recommendedAction = null) =>
        Create(new PSInvalidOperationException(message), errorId, category, target, message, recommendedAction);

    /// <summary>The record for a name that was asked for and does not exist.</summary>
    public static ErrorRecord NotFound(string errorId, object target, string message, string? recommendedAction = null) =>
        Create(new ItemNotFoundException(message), errorId, ErrorCategory.ObjectNotFound, target, message, recommendedAction);

    /// <summary>What the module itself refuses about a value, to be thrown inside of a piece of work.</summary>
    public static KuCoinException Refused(string errorId, string message) => new(KuCoinErrorKind.InvalidArgument, errorId, message);

    /// <summary>True when a refusal is about the order that was tested, and not about the key, the line or the exchange's state: those leave the question open.</summary>
    public static bool IsVerdict(KuCoinErrorKind kind) =>
        kind is KuCoinErrorKind.InvalidArgument or KuCoinErrorKind.InsufficientFunds or KuCoinErrorKind.NotFound or KuCoinErrorKind.AlreadyExists;

    private static ErrorCategory CategoryOf(KuCoinErrorKind kind) => kind switch
    {
        KuCoinErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        KuCoinErrorKind.Authentication => ErrorCategory.AuthenticationError,
        KuCoinErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        KuCoinErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        KuCoinErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
        KuCoinErrorKind.LimitExceeded => ErrorCategory.LimitsExceeded,
        KuCoinErrorKind.InsufficientFunds => ErrorCategory.ResourceUnavailable,
        KuCoinErrorKind.Unavailable => ErrorCategory.ResourceUnavailable,
        KuCoinErrorKind.Connection => ErrorCategory.ConnectionError,
        KuCoinErrorKind.Timeout => ErrorCategory.OperationTimeout,
        KuCoinErrorKind.Protocol => ErrorCategory.ProtocolError,
        KuCoinErrorKind.Clock => ErrorCategory.InvalidOperation,
        KuCoinErrorKind.OutcomeUnknown => ErrorCategory.OperationStopped,
        _ => ErrorCategory.InvalidResult,
    };

    private static ErrorRecord Create(Exception exception, string errorId, ErrorCategory category, object? target, string message, string? recommendedAction) =>
        new(exception, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = recommendedAction ?? string.Empty },
        };
}
