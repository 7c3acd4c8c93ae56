using KuCoin.Credentials;
using KuCoin.Sandbox;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin.Tests;

internal static class SandboxExtensions
{
    /// <summary>A client of the sandbox's default user, or of a key's.</summary>
    public static KuCoinClient Connect(this SandboxServer sandbox, ApiGeneration generation = ApiGeneration.Auto, string? journal = null, KuCoinGuard? guard = null, SandboxKey? key = null, int retries = 4, TimeProvider? time = null) =>
        new(OptionsFor(sandbox, key ?? sandbox.Key, generation, journal, guard, retries, time));

    /// <summary>A client of a key's user.</summary>
    public static KuCoinClient Connect(this SandboxServer sandbox, SandboxKey key, ApiGeneration generation = ApiGeneration.Auto) => new(OptionsFor(sandbox, key, generation));

    /// <summary>Streams of the default user that come back quickly and as often as they must.</summary>
    public static KuCoinStreams OpenStreams(this SandboxServer sandbox)
    {
        var options = OptionsFor(sandbox, sandbox.Key, ApiGeneration.Auto);
        var pipeline = new RequestPipeline(options);
        return new KuCoinStreams(options, (operation, cancellationToken) => pipeline.SendAsync(operation, new RequestArguments(), cancellationToken), new StreamSettings
        {
            FirstBackOff = TimeSpan.FromMilliseconds(5),
            LongestBackOff = TimeSpan.FromMilliseconds(50),
            ConnectionsPerMinute = 100_000,
            ShortestPing = TimeSpan.FromMilliseconds(1),
        }, pipeline.Time);
    }

    public static async Task<List<T>> ToListAsync<T>(this Paged<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }

    /// <summary>The rows of the first page.</summary>
    public static async Task<IReadOnlyList<T>> FirstRowsAsync<T>(this IAsyncEnumerable<Page<T>> pages)
    {
        await foreach (var page in pages)
            return page.Items;
        return [];
    }

    private static KuCoinClientOptions OptionsFor(SandboxServer sandbox, SandboxKey key, ApiGeneration generation, string? journal = null, KuCoinGuard? guard = null, int retries = 4, TimeProvider? time = null) => new()
    {
        ApiGeneration = generation,
        Journal = journal,
        Guard = guard,
        MaximumRetryCount = retries,
        TimeProvider = time ?? TimeProvider.System,
        Endpoint = sandbox.Endpoint,
        FuturesEndpoint = sandbox.FuturesEndpoint,
        Credentials = new ApiCredentials(key.ApiKey, key.Secret, key.Passphrase),
    };
}
