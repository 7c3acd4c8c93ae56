using KuCoin.Credentials;
using KuCoin.Transport;

namespace KuCoin.Tests.Hostile;

/// <summary>An exchange on loopback that answers every call well, except where a test makes it bad.</summary>
internal sealed class HostileExchange : IAsyncDisposable
{
    // More than a test uses up: what is proved is not the quota.
    private static readonly (string Name, string Value)[] Plenty = [("gw-ratelimit-limit", "1000000000"), ("gw-ratelimit-remaining", "1000000000"), ("gw-ratelimit-reset", "30000")];

    private readonly ScriptedServer _spot = new() { Time = null };
    private readonly ScriptedServer _futures = new() { Time = null };
    private readonly Dictionary<ApiGeneration, KuCoinClient> _clients = [];

    public HostileExchange()
    {
        _spot.Handler = request => Answer(request, ApiHost.Spot);
        _futures.Handler = request => Answer(request, ApiHost.Futures);
        var key = Guid.NewGuid().ToString("N");
        foreach (var generation in Enum.GetValues<ApiGeneration>())
        {
            _clients[generation] = new KuCoinClient(new KuCoinClientOptions
            {
                Endpoint = _spot.Endpoint,
                FuturesEndpoint = _futures.Endpoint,
                ApiGeneration = generation,
                Credentials = new ApiCredentials(key, TestClient.Secret, TestClient.Passphrase),
                MaximumRetryCount = 2,
                AttemptTimeout = 2 * HastyTimeProvider.LongestSkipped,
                CallTimeout = TimeSpan.FromHours(10),
                TimeProvider = new HastyTimeProvider(),
            });
        }
    }

    /// <summary>Given a call and its good answers, what is answered instead; null for a good answer.</summary>
    public Func<Operation, string[], Reply?> Spoil { get; set; } = (_, _) => null;

    /// <summary>The good answer to a call where the usual one does not do; null for the usual one.</summary>
    public Func<Operation, string?>? Instead { get; set; }

    /// <summary>Which calls came.</summary>
    public HashSet<Operation> Asked { get; } = [];

    public KuCoinClient Client(ApiGeneration generation) => _clients[generation];

    public static Reply Send(byte[] body, int status = 200) => Replies.Bytes(status, "application/json", body, Plenty);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            await client.DisposeAsync();
        await _spot.DisposeAsync();
        await _futures.DisposeAsync();
    }

    private Reply Answer(ReceivedRequest request, ApiHost host)
    {
        var path = request.Target.Split('?')[0];
        var operation = OperationCatalogue.Match(new HttpMethod(request.Method), host, path) ?? throw new InvalidOperationException($"{request.Line} is not declared.");
        var answers = Instead?.Invoke(operation) is { } other ? [other] : GoodAnswers.Of(operation);
        lock (Asked)
        {
            Asked.Add(operation);
            return Spoil(operation, answers) ?? Send(System.Text.Encoding.UTF8.GetBytes(answers[0]));
        }
    }
}
