using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Credentials;
using KuCoin.Transport;

namespace KuCoin.Tests;

/// <summary>A pipeline on a scripted server, with made-up credentials and short timeouts.</summary>
internal static class TestClient
{
    public const string Key = "key-of-nobody";
    public const string Secret = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    public const string Passphrase = "Open.Sesame42";

    /// <summary>Longer than anything a test waits for on purpose, shorter than a hanging build.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static KuCoinClientOptions Options(ScriptedServer server, bool isSigned = true, int retries = 4, TimeSpan? attempt = null, TimeSpan? budget = null, TimeProvider? time = null, string? journal = null, ApiGeneration generation = ApiGeneration.Auto) => new()
    {
        Endpoint = server.Endpoint,
        FuturesEndpoint = server.Endpoint,
        // A key of its own for each client: tests run in parallel and must not share a quota.
        Credentials = isSigned ? new ApiCredentials(Key + Guid.NewGuid().ToString("N"), Secret, Passphrase) : null,
        MaximumRetryCount = retries,
        AttemptTimeout = attempt ?? TimeSpan.FromSeconds(10),
        CallTimeout = budget ?? TimeSpan.FromSeconds(50),
        TimeProvider = time ?? TimeProvider.System,
        Journal = journal,
        ApiGeneration = generation,
    };

    /// <summary>A read whose answer is any JSON.</summary>
    public static Operation<JsonElement> Call(RetryClass retry = RetryClass.Read, string path = "/api/v1/thing") => Create(retry, path, ApiHost.Spot, 1, TransportJson.Default.JsonElement);

    /// <summary>A call of the given retry class whose answer is a text.</summary>
    public static Operation<string> Text(RetryClass retry, ApiHost host = ApiHost.Spot, int weight = 1) => Create(retry, "/api/v1/orders", host, weight, TransportJson.Default.String!);

    public static Task<JsonElement> SendAsync(this RequestPipeline pipeline, RetryClass retry, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Call(retry), Arguments(retry), cancellationToken);

    public static RequestArguments Arguments(RetryClass retry)
    {
        var arguments = new RequestArguments();
        return retry is RetryClass.Read or RetryClass.Cancel ? arguments : arguments.WithBody("""{"clientOid":"my-order"}"""u8.ToArray()).About("my-order");
    }

    private static Operation<T> Create<T>(RetryClass retry, string path, ApiHost host, int weight, JsonTypeInfo<T> answer) => new()
    {
        Name = "Do a thing",
        Row = "test",
        Method = retry switch { RetryClass.Read => HttpMethod.Get, RetryClass.Cancel => HttpMethod.Delete, _ => HttpMethod.Post },
        Path = path,
        Host = host,
        Pool = host == ApiHost.Spot ? RatePool.Spot : RatePool.Futures,
        Weight = weight,
        Access = Access.Spot,
        Retry = retry,
        Answer = () => answer,
    };
}
