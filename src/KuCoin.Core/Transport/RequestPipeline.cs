using System.Globalization;
using System.Runtime.CompilerServices;
using KuCoin.Credentials;
using KuCoin.Journal;
using KuCoin.RateLimiting;

namespace KuCoin.Transport;

/// <summary>The way of every request: wait for the quota, sign, send, read the headers back, open the envelope, decode, and repeat where that is safe.</summary>
internal sealed partial class RequestPipeline : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly string UserAgent = "KuCoin-PowerShell/" + typeof(RequestPipeline).Assembly.GetName().Version?.ToString(3);

    private readonly TimeProvider _time;
    private readonly ApiCredentials? _credentials;
    private readonly RateLimits _limits;
    private readonly SharedConnections[] _connections;
    private readonly ConditionalWeakTable<Operation, Uri>.CreateValueCallback _makeAddress;
    private readonly string[] _origins;

    // Of the calls without path values and query, orders among them. Weak, for a raw request makes an operation of its own.
    private readonly ConditionalWeakTable<Operation, Uri> _addresses = [];
    private readonly GenerationSelector _generation;
    private readonly AttemptTimeouts _timeouts;
    private int _disposed;

    public RequestPipeline(KuCoinClientOptions options)
    {
        Options = options;
        CheckEndpoint(options.Endpoint);
        CheckEndpoint(options.FuturesEndpoint);
        if (options.VipLevel < 0 || options.VipLevel > QuotaTable.HighestVipLevel)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", string.Create(CultureInfo.InvariantCulture, $"There is no VIP level {options.VipLevel}: it is 0 to {QuotaTable.HighestVipLevel}."));

        // What can be refused comes before what is shared with others.
        _journal = options.Journal is null ? null : new RequestJournal(options.Journal, options.Name);
        _time = options.TimeProvider;
        _timeouts = new AttemptTimeouts(_time);
        _credentials = options.Credentials;
        _makeAddress = operation => Address(operation.Host, operation.Path);
        _origins = [options.Endpoint.GetLeftPart(UriPartial.Authority), options.FuturesEndpoint.GetLeftPart(UriPartial.Authority)];
        _limits = new RateLimits(_origins[(int)ApiHost.Spot], _credentials?.Key, options.VipLevel, _time);
        _connections = [SharedConnections.Join(options.Endpoint, options.ConnectTimeout), SharedConnections.Join(options.FuturesEndpoint, options.ConnectTimeout)];
        Clock = new ServerClock(_time, AskTimeAsync);
        Time = new ExchangeTime(Clock, _time);
        _generation = new GenerationSelector(this);
    }

    public KuCoinClientOptions Options { get; }

    public ServerClock Clock { get; }

    /// <summary>The exchange's time, for those who also wait by it.</summary>
    public TimeProvider Time { get; }

    public IReadOnlyList<RateLimitStatus> GetRateLimits() => _limits.GetStatus();

    /// <summary>Tells the limiter whose the key is: the exchange counts per account, whichever of its keys is used.</summary>
    public void KeyBelongsTo(long uid)
    {
        _limits.BelongsTo(uid);
        if (uid > 0)
            _owner = uid.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Sends one call.</summary>
    /// <param name="operation">What to call.</param>
    /// <param name="arguments">Its values.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <param name="lookUp">Asks for what an earlier attempt may have made, null when it is not there; what it returns becomes the answer. Asked several times over a moment. Throws AlreadyExists when the client id belongs to something else. Needed for <see cref="RetryClass.AskFirst"/>, useful for <see cref="RetryClass.SameId"/>, and for <see cref="RetryClass.Cancel"/> to tell "my first attempt cancelled it" from "it was never there".</param>
    /// <exception cref="KuCoinException">The call failed; <see cref="KuCoinErrorKind.OutcomeUnknown"/> when nobody knows whether it did.</exception>
    /// <exception cref="CanceledAfterSendingException">The caller cancelled while a state-changing request was under way.</exception>
    public Task<T> SendAsync<T>(Operation<T> operation, RequestArguments arguments, CancellationToken cancellationToken, Func<CancellationToken, Task<T?>>? lookUp = null)
    {
        try
        {
            var call = Prepare(operation, arguments, lookUp);
            return operation.Retry == RetryClass.Read || (_journal is null && Guard is null) ? SendAsync(call, cancellationToken) : ChangeAsync(call, cancellationToken);
        }
        catch (KuCoinException refused)
        {
            return Task.FromException<T>(refused);
        }
    }

    private async Task<T> SendAsync<T>(Call<T> call, CancellationToken cancellationToken)
    {
        try
        {
            var attempt = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
            return attempt.End == AttemptEnd.Done ? attempt.Value! : await RecoverAsync(call, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause) when (call.InDoubt && call.Operation.Retry != RetryClass.Read)
        {
            var canceled = Failures.Canceled(call, cause, cancellationToken);
            KuCoinLog.Write(LogLevel.Warning, canceled.Message);
            throw canceled;
        }
    }

    /// <summary>Sends one call that asks for a thing by its id; null when the exchange says that there is none.</summary>
    public async Task<T?> FindAsync<T>(Operation<T> operation, RequestArguments arguments, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await SendAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException failure) when (failure.Kind == KuCoinErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>The generation of calls to use where there are two: as the options say, else asked from the exchange once.</summary>
    public Task<ApiGeneration> GetGenerationAsync(CancellationToken cancellationToken) => _generation.GetAsync(cancellationToken);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _credentials?.Dispose();
        Options.Partner?.Dispose();
        _limits.Dispose();
        foreach (var connections in _connections)
            connections.Leave();
    }

    private static void CheckEndpoint(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.AbsolutePath != "/" || endpoint.Query.Length > 0 || endpoint.UserInfo.Length > 0)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidEndpoint", $"'{endpoint}' is no endpoint: scheme, host and port are wanted, for example https://api.kucoin.com.");
        if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "EndpointNotSecure", $"'{endpoint}' is refused: keys travel over https only. Plain http is for this machine alone.");
    }

    private static KuCoinException Closed() => new(KuCoinErrorKind.InvalidArgument, "SessionClosed", "The session is closed.") { RecommendedAction = "Connect again." };

    private Call<T> Prepare<T>(Operation<T> operation, RequestArguments arguments, Func<CancellationToken, Task<T?>>? lookUp)
    {
        if (_disposed != 0)
            throw Closed();
        if (operation.Access != Access.Public && _credentials is null)
        {
            throw new KuCoinException(KuCoinErrorKind.Authentication, "NoCredentials", $"{operation.Label} needs an API key, and this session has none.")
            {
                RecommendedAction = "Connect with a key.",
            };
        }

        if (operation.Retry != RetryClass.Read && arguments.BlankName is { } blank)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "BlankValue", $"{operation.Label} is not sent: its {blank} is blank, and without it more would be changed than was meant.");

        var target = RequestTarget.Create(operation.Path, arguments);
        var address = ReferenceEquals(target.Wire, operation.Path)
            ? _addresses.GetValue(operation, _makeAddress)
            : Address(operation.Host, target.Wire);
        return new Call<T>(operation, arguments, target, address, _limits[operation.Pool], lookUp)
        {
            Deadline = _time.GetTimestamp() + Ticks(Options.CallTimeout),
        };
    }

    private Uri Address(ApiHost host, string target) => new(_origins[(int)host] + target, AsWritten);

    private async Task<long> AskTimeAsync(CancellationToken cancellationToken) => (await AskingAsync(cancellationToken).ConfigureAwait(false)).Milliseconds;

    private Task<TimeAnswer> AskingAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            return SendAsync(ServerOperations.GetTime, new RequestArguments(), cancellationToken);
        // Asked for many at once, of whom none can end it for the others: a lent thread must come back all the same when its own call is cancelled.
        Task<TimeAnswer> asking;
        using (CallingThread.TakeBack())
            asking = SendAsync(ServerOperations.GetTime, new RequestArguments(), cancellationToken);
        return asking;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
