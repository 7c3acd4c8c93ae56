using System.Globalization;
using System.Text.Json;

namespace KuCoin.Streams;

/// <summary>The failures of streams.</summary>
internal static class StreamErrors
{
    /// <summary>Makes the exception of an <c>error</c> frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="about">What failed, as the subject of a sentence: "The connection", "The subscription to /market/ticker:X".</param>
    public static KuCoinException FromFrame(scoped in StreamFrame frame, string about)
    {
        var code = ForeignText.Excerpt(frame.Code);
        var data = frame.Data;
        var text = frame.HasData && data.PeekKind() == JsonValueKind.String ? ForeignText.Excerpt(data.ReadBytes()) : null;
        var (kind, id, action) = code switch
        {
            "400" => (KuCoinErrorKind.InvalidArgument, "StreamTopicInvalid", "Check the symbol and the topic; the exchange does not serve this one."),
            "401" => (KuCoinErrorKind.Authentication, "StreamTokenInvalid", null),
            "403" => (KuCoinErrorKind.PermissionDenied, "StreamLoginRequired", "Connect with an API key that has the General permission."),
            "404" => (KuCoinErrorKind.NotFound, "StreamTopicNotFound", "Check the symbol and the topic; the exchange does not know this one."),
            "406" => (KuCoinErrorKind.InvalidArgument, "StreamTopicMissing", null),
            "415" => (KuCoinErrorKind.Protocol, "StreamTypeNotSupported", null),
            "500" => (KuCoinErrorKind.Unavailable, "StreamInternalError", "Try again later."),
            "509" => (KuCoinErrorKind.LimitExceeded, "StreamLimitExceeded", "Close subscriptions or other sessions of the same user, and try again later."),
            _ => (KuCoinErrorKind.Protocol, ForeignText.ErrorId("KcStream", code), (string?)null),
        };
        return new KuCoinException(kind, id, $"{about} was refused by the exchange: {text ?? "no reason given"} (code {code}).") { Code = code, RecommendedAction = action };
    }

    public static KuCoinException Lost(string why, Exception? cause = null) =>
        new(KuCoinErrorKind.Connection, "StreamConnectionLost", why, cause);

    public static KuCoinException TimedOut(string what) => new(KuCoinErrorKind.Timeout, "StreamTimeout", what);

    public static KuCoinException Unreadable(string why, Exception? cause = null) =>
        new(KuCoinErrorKind.Protocol, "StreamFrameUnreadable", why, cause);
}
