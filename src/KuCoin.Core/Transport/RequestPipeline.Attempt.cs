using System.Globalization;
using System.Net;
using System.Text.Json;
using KuCoin.RateLimiting;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    private static readonly TimeSpan AddressBlock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CallBlock = TimeSpan.FromSeconds(10);

    private async Task<Attempt<T>> AttemptAsync<T>(Call<T> call, CancellationToken cancellationToken)
    {
        if (call.IsSigned && !Clock.IsSampled)
            await Clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);

        var waitBegan = _time.GetTimestamp();
        var waiting = call.Quota.AcquireAsync(call.Operation.Label, call.Operation.Weight, cancellationToken);
        QuotaLease lease;
        if (waiting.IsCompletedSuccessfully)
        {
            lease = waiting.Result;
        }
        else
        {
            lease = await waiting.ConfigureAwait(false);
            call.Deadline += _time.GetTimestamp() - waitBegan;
        }

        var said = default(QuotaHeaders);
        var wasInDoubt = call.InDoubt;
        try
        {
            var began = _time.GetTimestamp();
            using var attempting = _timeouts.Start(AttemptTimeLeft(call.Deadline - began));
            var timeout = attempting.Source;
            using var cancel = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout);
            try
            {
                var connections = _connections[(int)call.Operation.Host];
                using var hold = connections.Hold();
                using var request = CreateRequest(call);
                call.InDoubt = true;
                var isLent = CallingThread.IsLent;
                using var response = isLent
                    ? connections.Send(request, timeout.Token)
                    : await connections.SendAsync(request, timeout.Token).ConfigureAwait(false);
                said = QuotaHeaders.Read(response.Headers, _time);
                using var body = await ResponseBody.ReadAsync(response.Content, blocks: isLent && call.Address.Scheme == Uri.UriSchemeHttp, timeout.Token).ConfigureAwait(false);
                var attempt = Judge(call, response, body, said);
                Note(call, attempt.End, wasInDoubt);
                if (KuCoinLog.IsDebugEnabled)
                    LogAnswer(call, response, attempt.Failure?.Code, said, _time.GetElapsedTime(began));
                return attempt;
            }
            catch (KuCoinException closed)
            {
                // The key is gone, so nothing was sent this time; an earlier attempt's outcome may still have to be asked for.
                return new(AttemptEnd.Refused, default, closed);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            // A body whose compression is broken ends in InvalidDataException or InvalidOperationException.
            catch (Exception cause) when (cause is OperationCanceledException or HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
            {
                var attempt = NoAnswer(call, cause, timeout.IsCancellationRequested);
                Note(call, attempt.End, wasInDoubt);
                if (KuCoinLog.IsEnabled)
                    KuCoinLog.Write(LogLevel.Debug, attempt.Failure!.Message);
                return attempt;
            }
        }
        finally
        {
            call.Quota.Complete(lease, said);
        }
    }

    private HttpRequestMessage CreateRequest<T>(Call<T> call)
    {
        var operation = call.Operation;
        var isSecure = call.Address.Scheme == Uri.UriSchemeHttps;
        var request = new HttpRequestMessage(operation.Method, call.Address)
        {
            // The framework sends synchronously by HTTP/1.1 only.
            Version = isSecure && !CallingThread.IsLent ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var body = call.Arguments.Body;
        // With a content, even an empty one, the handler never repeats a request by itself once it has begun to send;
        // a DELETE that it sent twice would come back as "not there" although the first one had done it.
        if (operation.Method != HttpMethod.Get)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", UserAgent);
        // What a change is answered is too short to be packed.
        if (operation.Method == HttpMethod.Get)
            headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.AcceptedEncodings);
        if (Options.SiteType is { Length: > 0 } site)
            headers.TryAddWithoutValidation("X-SITE-TYPE", site);
        if (call.IsSigned)
        {
            call.ClockOffset = Clock.Offset;
            var timestamp = (_time.GetUtcNow() + call.ClockOffset).ToUnixTimeMilliseconds();
            var signature = _credentials!.Sign(timestamp, operation.Method.Method, call.Target.Plain, body.Span);
            headers.TryAddWithoutValidation("KC-API-KEY", _credentials.Key);
            headers.TryAddWithoutValidation("KC-API-SIGN", signature.Sign);
            headers.TryAddWithoutValidation("KC-API-TIMESTAMP", signature.Timestamp);
            headers.TryAddWithoutValidation("KC-API-PASSPHRASE", signature.Passphrase);
            headers.TryAddWithoutValidation("KC-API-KEY-VERSION", _credentials.KeyVersionText);
            if (Options.Partner is { } partner)
            {
                headers.TryAddWithoutValidation("KC-API-PARTNER", partner.Id);
                headers.TryAddWithoutValidation("KC-API-PARTNER-SIGN", partner.Sign(signature.Timestamp, _credentials.Key));
                headers.TryAddWithoutValidation("KC-API-PARTNER-VERIFY", "true");
                if (partner.Name is { } broker)
                    headers.TryAddWithoutValidation("KC-BROKER-NAME", broker);
            }
        }
        return request;
    }

    private Attempt<T> Judge<T>(Call<T> call, HttpResponseMessage response, ResponseBody? body, in QuotaHeaders said)
    {
        var status = (int)response.StatusCode;
        Envelope<T> envelope;
        try
        {
            envelope = body is null ? default : Envelope<T>.Read(body.Bytes, call.Operation.Decode);
        }
        catch (JsonException)
        {
            // Its message quotes the body, which can echo what was sent; the failure shows a masked excerpt instead.
            return JudgeGarbled(call, response, body, said);
        }
        if (envelope.Code is not { } code)
            return JudgeGarbled(call, response, body, said);

        if (envelope.IsSuccess && status is >= 200 and < 300)
        {
            if (envelope.Fault is { } fault)
                return new(AttemptEnd.Unreadable, default, Failures.UnreadableData(call, response, code, fault));
            if (envelope.HasData)
                return new(AttemptEnd.Done, envelope.Data, null);
            if (call.Operation.HasEmpty)
                return new(AttemptEnd.Done, call.Operation.Empty, null);
            return call.Operation.Retry == RetryClass.Read
                ? new(AttemptEnd.Refused, default, Failures.NoData(call, response, code))
                : new(AttemptEnd.Unreadable, default, Failures.UnreadableData(call, response, code, cause: null));
        }

        var known = ErrorCatalogue.Find(code, call.Operation.Host == ApiHost.Futures, envelope.Message);
        var failure = Failures.Refused(call, response, code, envelope.Message, known);
        if (code == "400002")
            return new(AttemptEnd.ClockRefused, default, failure);
        if (status == 429 || known is { Kind: KuCoinErrorKind.LimitExceeded, IsTransient: true })
            return Throttled(call, response, code, said, failure);
        return new(status is >= 500 or 408 || known is { IsTransient: true } || envelope.IsSuccess ? AttemptEnd.Unknown : AttemptEnd.Refused, default, failure);
    }

    private Attempt<T> JudgeGarbled<T>(Call<T> call, HttpResponseMessage response, ResponseBody? body, in QuotaHeaders said)
    {
        var status = (int)response.StatusCode;
        var failure = Failures.Garbled(call, response, body);
        var isBlocked = status is 403 or 429 && body is not null && body.Bytes.IndexOf("1015"u8) >= 0;
        if (isBlocked || status == 429)
            return Throttled(call, response, isBlocked ? "1015" : null, said, failure);

        // Asking again for something too large or elsewhere brings the same, and so does a web page that refuses; the exchange's own answer, when it came broken, may be whole the next time.
        // Only a refusal says that nothing was changed: who points elsewhere may have done it first.
        var isBroken = body is { Length: 0 } || (body is not null && body.Bytes[0] == (byte)'{');
        var isFinal = (status is >= 400 and < 500 and not 408 && !isBroken) || ((status is >= 300 and < 400 || body is null) && call.Operation.Retry == RetryClass.Read);
        return new(isFinal ? AttemptEnd.Refused : AttemptEnd.Unknown, default, failure);
    }

    private Attempt<T> Throttled<T>(Call<T> call, HttpResponseMessage response, string? code, in QuotaHeaders said, KuCoinException failure)
    {
        call.Quota.CountRejection();
        switch (code)
        {
            case "1015":
                _limits.Pause(AddressBlock);
                break;
            case "200002":
                call.Quota.Block(call.Operation.Label, CallBlock);
                break;
            default:
                if (said.Remaining >= call.Operation.Weight)
                    return new(AttemptEnd.Throttled, default, Failures.Overloaded(call, response, code), RetryPolicy.Overload());
                call.Quota.Exhaust(said.Reset);
                break;
        }
        return new(AttemptEnd.Throttled, default, failure);
    }

    private static Attempt<T> NoAnswer<T>(Call<T> call, Exception cause, bool isTimeout) => cause switch
    {
        ObjectDisposedException => new(AttemptEnd.Refused, default, Closed()),
        OperationCanceledException { InnerException: TimeoutException } when !isTimeout =>
            new(AttemptEnd.NotSent, default, Failures.NoAnswer(call, KuCoinErrorKind.Connection, "ConnectionFailed", "No connection came about in time.", cause)),
        OperationCanceledException =>
            new(AttemptEnd.Unknown, default, Failures.NoAnswer(call, KuCoinErrorKind.Timeout, "Timeout", "No answer came in time.", cause)),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new(AttemptEnd.NotSent, default, Failures.NoAnswer(call, KuCoinErrorKind.Connection, "NameResolutionFailed", "The host's name is not known.", cause)),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new(AttemptEnd.NotSent, default, Failures.NoAnswer(call, KuCoinErrorKind.Connection, "SecureConnectionFailed", "No secure connection came about.", cause)),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } =>
            new(AttemptEnd.NotSent, default, Failures.NoAnswer(call, KuCoinErrorKind.Connection, "ConnectionFailed", "No connection came about.", cause)),
        _ => new(AttemptEnd.Unknown, default, Failures.NoAnswer(call, KuCoinErrorKind.Connection, "ConnectionBroken", "The connection broke before the answer was complete.", cause)),
    };

    private static void Note<T>(Call<T> call, AttemptEnd end, bool wasInDoubt)
    {
        call.InDoubt = wasInDoubt || end is AttemptEnd.Unknown or AttemptEnd.Unreadable;
        call.Arguments.AnswerWasLost |= call.InDoubt;
    }

    private TimeSpan AttemptTimeLeft(long ticks)
    {
        var left = TimeSpan.FromSeconds((double)ticks / _time.TimestampFrequency);
        return left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : left < Options.AttemptTimeout ? left : Options.AttemptTimeout;
    }

    private static void LogAnswer<T>(Call<T> call, HttpResponseMessage response, string? code, in QuotaHeaders said, TimeSpan took)
    {
        var quota = said.Remaining is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {call.Operation.Pool} quota {said.Remaining} of {said.Limit} left");
        KuCoinLog.Write(LogLevel.Debug, string.Create(CultureInfo.InvariantCulture, $"{call.Operation.Method} {call.Target.Path} answered HTTP {(int)response.StatusCode}{(code is null ? "" : " code " + code)} in {took.TotalMilliseconds:0} ms{quota}."));
    }
}
