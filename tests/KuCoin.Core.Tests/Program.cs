using System.Globalization;
using KuCoin;
using KuCoin.Credentials;
using KuCoin.Tests.Faults;

// The process that the fault campaign starts: makes changes, several at a time, until it dies where it was told to or is killed.
var (endpoint, futures, journal, first) = (args[0], args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
var (point, after, workers) = (Enum.Parse<DeathPoint>(args[4]), int.Parse(args[5], CultureInfo.InvariantCulture), int.Parse(args[6], CultureInfo.InvariantCulture));
using var death = new Death(point, after);
using var client = new KuCoinClient(new KuCoinClientOptions
{
    Endpoint = new Uri(endpoint),
    FuturesEndpoint = new Uri(futures),
    Journal = journal,
    Name = "victim",
    VipLevel = 12,
    ApiGeneration = ApiGeneration.Current,
    Credentials = new ApiCredentials(Given("KUCOIN_API_KEY"), Given("KUCOIN_API_SECRET"), Given("KUCOIN_API_PASSPHRASE")),
});
await client.Account.GetApiKeyAsync();
Console.WriteLine("ready");
death.IsNear = true;
var (next, made) = (first - 1, 0);
await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
{
    while (true)
    {
        try
        {
            await FaultIntents.DoAsync(client, Interlocked.Increment(ref next), CancellationToken.None);
        }
        catch (KuCoinException failure)
        {
            Console.Error.WriteLine(failure.Message);
        }
        // Whoever holds the lock keeps all others before their next line.
        if (Interlocked.Increment(ref made) == after && point == DeathPoint.BeforeLine)
            await DieHoldingAsync(Path.Combine(journal, "journal.lock"));
    }
})));

static async Task DieHoldingAsync(string path)
{
    while (true)
    {
        try
        {
            using var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            await Task.Delay(200);
            Death.Now();
        }
        catch (IOException)
        {
            await Task.Delay(1);
        }
    }
}

static string Given(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
