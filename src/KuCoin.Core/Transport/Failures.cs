using System.Globalization;

namespace KuCoin.Transport;

/// <summary>Makes the exceptions of failed attempts. What the other side said is shown short and without anything that was sent in confidence.</summary>
internal static class Failures
{
    private static readonly string[] RequestIdHeaders = ["X-Request-Id", "X-Trace-Id", "CF-RAY"];

    /// <summary>The exchange refused with a code.</summary>
    public static KuCoinException Refused<T>(Call<T> call, HttpResponseMessage response, string code, string? text, ErrorCatalogueEntry? known)
    {
        var said = ForeignText.Excerpt(text ?? "");
        var meaning = known?.Meaning ?? "The exchange refused.";
        return Create(
            call,
            known?.Kind ?? KindOf((int)response.StatusCode),
            known?.ErrorId ?? ForeignText.ErrorId("KcApi", code),
            said.Length == 0 ? $"{meaning} ({ForeignText.Excerpt(code)}, {Where(call)})" : $"{meaning} The exchange says: {said} ({ForeignText.Excerpt(code)}, {Where(call)})",
            response,
            code: code,
            action: known?.Action);
    }

    /// <summary>The exchange took a batch and refused one of its rows; some calls give a text and no code.</summary>
    public static KuCoinException RefusedRow(Operation operation, string? code, string? text, string? clientOid)
    {
        var known = ErrorCatalogue.Find(code ?? "", operation.Host == ApiHost.Futures, text);
        var said = ForeignText.Excerpt(text ?? "");
        var meaning = known?.Meaning ?? "The exchange refused.";
        return new KuCoinException(
            known?.Kind ?? KuCoinErrorKind.InvalidArgument,
            known?.ErrorId ?? (code is null ? "RowRefused" : ForeignText.ErrorId("KcApi", code)),
            $"{meaning}{(said.Length == 0 ? "" : $" The exchange says: {said}")} ({(code is null ? "" : ForeignText.Excerpt(code) + ", ")}{operation.Label})")
        {
            Code = code,
            Method = operation.Method.Method,
            Path = operation.Path,
            ClientOid = clientOid,
            RecommendedAction = known?.Action,
        };
    }

    /// <summary>The exchange took a batch and says nothing about one of its rows.</summary>
    public static KuCoinException RowMissing(Operation operation, string row, string? clientOid) =>
        new(operation.Retry is RetryClass.Read or RetryClass.Setter ? KuCoinErrorKind.Protocol : KuCoinErrorKind.OutcomeUnknown, "RowMissing", $"The exchange's answer to {operation.Label} says nothing about '{row}'.")
        {
            Method = operation.Method.Method,
            Path = operation.Path,
            ClientOid = clientOid,
            RecommendedAction = "Read it before you try again.",
        };

    /// <summary>The exchange is overloaded: it refused although the quota is not used up.</summary>
    public static KuCoinException Overloaded<T>(Call<T> call, HttpResponseMessage response, string? code) =>
        Create(call, KuCoinErrorKind.Unavailable, "ExchangeOverloaded", $"The exchange is overloaded and refuses requests although the quota is not used up ({Where(call)}).", response, code, action: "Try again later.");

    /// <summary>What came back is not what the exchange answers.</summary>
    public static KuCoinException Garbled<T>(Call<T> call, HttpResponseMessage response, ResponseBody? body)
    {
        var status = (int)response.StatusCode;
        var text = body is null ? "" : ForeignText.Excerpt(body.Bytes);
        var (errorId, what) = (status, body) switch
        {
            (>= 300 and < 400, _) => ("Redirected", "The exchange points to another address, which is not followed."),
            (_, null) => ("AnswerTooLarge", $"The answer is larger than {ResponseBody.MaximumLength / 1024 / 1024} MiB."),
            (>= 500, _) => ("ExchangeUnavailable", "The exchange is not available."),
            (>= 400, _) => (string.Create(CultureInfo.InvariantCulture, $"Http{status}"), "The request was refused."),
            (_, { Length: 0 }) => ("EmptyAnswer", "The answer is empty."),
            _ => ("UnreadableAnswer", "The answer cannot be understood."),
        };
        var excerpt = text.Length == 0 ? "" : $" It begins: {text}";
        return Create(call, status < 400 || body is null ? KuCoinErrorKind.Protocol : KindOf(status), errorId, string.Create(CultureInfo.InvariantCulture, $"{what} (HTTP {status}, {Where(call)}){excerpt}"), response);
    }

    /// <summary>The exchange reported success, but its data cannot be read.</summary>
    public static KuCoinException UnreadableData<T>(Call<T> call, HttpResponseMessage response, string? code, Exception? cause) =>
        Create(call, KuCoinErrorKind.Protocol, "UnreadableAnswer", $"The exchange reported success, but its answer cannot be understood ({Where(call)}): {(cause is null ? "it holds no data" : ForeignText.Excerpt(cause.Message))}", response, code, cause: cause);

    /// <summary>A look-up whose answer holds nothing.</summary>
    public static KuCoinException NoData<T>(Call<T> call, HttpResponseMessage response, string? code) =>
        Create(call, KuCoinErrorKind.NotFound, call.Target.Path.Contains("/order", StringComparison.Ordinal) ? "OrderNotFound" : "NotFound", $"What was asked for does not exist ({Where(call)}).", response, code);

    /// <summary>Nothing came back.</summary>
    public static KuCoinException NoAnswer<T>(Call<T> call, KuCoinErrorKind kind, string errorId, string what, Exception cause) =>
        Create(call, kind, errorId, $"{what} ({call.Operation.Method} {call.Address.Authority}{call.Target.Path})", response: null, action: "Check the network and the address of the exchange, then try again.", cause: cause);

    /// <summary>A state-changing request may or may not have taken effect.</summary>
    /// <param name="call">The request.</param>
    /// <param name="cause">How its last attempt ended.</param>
    /// <param name="asking">Why asking for it failed, null when it was not asked for or is not there.</param>
    public static KuCoinException OutcomeUnknown<T>(Call<T> call, KuCoinException cause, KuCoinException? asking = null) =>
        new(KuCoinErrorKind.OutcomeUnknown, OutcomeErrorId(call.Operation), OutcomeMessage(call, asking is null ? cause.Message : $"{cause.Message} Asking for it failed too: {asking.Message}"), cause)
        {
            Code = cause.Code,
            HttpStatus = cause.HttpStatus,
            Method = call.Operation.Method.Method,
            Path = call.Target.Path,
            RequestId = cause.RequestId,
            ClientOid = call.Arguments.ClientOid,
            RecommendedAction = OutcomeAction(call),
        };

    /// <summary>The caller gave up while a state-changing request was under way.</summary>
    public static CanceledAfterSendingException Canceled<T>(Call<T> call, OperationCanceledException cause, CancellationToken cancellationToken) =>
        new($"{OutcomeMessage(call, "the call was cancelled after the request had left.")} {OutcomeAction(call)}", OutcomeErrorId(call.Operation), call.Arguments.ClientOid, cause, cancellationToken);

    /// <summary>The failure of an order that, as the exchange says, was not placed.</summary>
    public static KuCoinException NotThere<T>(Call<T> call, KuCoinException cause) =>
        new(cause.Kind, cause.ErrorId, $"{cause.Message} Asked by the client id, the exchange does not know it, so nothing was placed.", cause)
        {
            Code = cause.Code,
            HttpStatus = cause.HttpStatus,
            Method = cause.Method,
            Path = cause.Path,
            RequestId = cause.RequestId,
            ClientOid = call.Arguments.ClientOid,
            RecommendedAction = cause.RecommendedAction ?? "Try again, with the same client id to be quite sure.",
        };

    /// <summary>The exchange turned away a request that is never sent a second time; sent again by whoever asked for it, it may well be taken.</summary>
    public static KuCoinException SentOnce(KuCoinException cause) =>
        new(cause.Kind, cause.ErrorId, $"{cause.Message} It was not executed, and is not sent again by itself.", cause)
        {
            Code = cause.Code,
            HttpStatus = cause.HttpStatus,
            Method = cause.Method,
            Path = cause.Path,
            RequestId = cause.RequestId,
            ClientOid = cause.ClientOid,
            RecommendedAction = cause.Kind == KuCoinErrorKind.Clock ? "Run it again: the exchange's clock has been read anew." : "Run it again in a moment.",
        };

    private static string OutcomeErrorId(Operation operation) => operation.Retry switch
    {
        RetryClass.AskFirst => "OrderOutcomeUnknown",
        RetryClass.SameId => "TransferOutcomeUnknown",
        RetryClass.Cancel => "CancelOutcomeUnknown",
        RetryClass.Setter => "SettingOutcomeUnknown",
        _ => "RequestOutcomeUnknown",
    };

    private static string OutcomeMessage<T>(Call<T> call, string why)
    {
        var id = call.Arguments.ClientOid is { } clientOid ? $" with the client id {clientOid}" : "";
        return $"It is not known whether \"{call.Operation.Name}\"{id} took effect: {why}";
    }

    private static string OutcomeAction<T>(Call<T> call) => (call.Operation.Retry, call.Arguments.ClientOid) switch
    {
        (RetryClass.AskFirst, { } clientOid) => $"Look for the order with the client id {clientOid} before you place another one.",
        (RetryClass.SameId, { } clientOid) => $"Check the balances; a repetition with the client id {clientOid} is executed at most once.",
        (RetryClass.Cancel, _) => "Read the order to see what became of it; cancelling again does no harm.",
        (RetryClass.Setter, _) => "Read the setting; stating it again does no harm.",
        _ => "Read the history before you repeat it.",
    };

    private static KuCoinException Create<T>(Call<T> call, KuCoinErrorKind kind, string errorId, string message, HttpResponseMessage? response, string? code = null, string? action = null, Exception? cause = null) =>
        new(kind, errorId, message, cause)
        {
            Code = code,
            HttpStatus = (int?)response?.StatusCode,
            Method = call.Operation.Method.Method,
            Path = call.Target.Path,
            RequestId = response is null ? null : RequestId(response),
            ClientOid = call.Arguments.ClientOid,
            RecommendedAction = action,
        };

    private static string Where<T>(Call<T> call) => $"{call.Operation.Method} {call.Target.Path}";

    private static KuCoinErrorKind KindOf(int status) => status switch
    {
        401 => KuCoinErrorKind.Authentication,
        403 => KuCoinErrorKind.PermissionDenied,
        429 => KuCoinErrorKind.LimitExceeded,
        >= 500 => KuCoinErrorKind.Unavailable,
        // A 404 of a proxy is no word about an order, so it is never "not found".
        _ => KuCoinErrorKind.InvalidArgument,
    };

    private static string? RequestId(HttpResponseMessage response)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (response.Headers.NonValidated.TryGetValues(name, out var values))
                return ForeignText.Excerpt(values.ToString());
        }
        return null;
    }
}
