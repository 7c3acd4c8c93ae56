namespace KuCoin;

/// <summary>The caller gave up after a state-changing request had left: it may or may not have taken effect.</summary>
public sealed class CanceledAfterSendingException : OperationCanceledException
{
    internal CanceledAfterSendingException(string message, string errorId, string? clientOid, Exception cause, CancellationToken cancellationToken)
        : base(message, cause, cancellationToken)
    {
        ErrorId = errorId;
        ClientOid = clientOid;
    }

    /// <summary>The same stable name an unknown outcome has without cancelling, for example <c>OrderOutcomeUnknown</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The client id to ask for, null when the request had none.</summary>
    public string? ClientOid { get; }
}
