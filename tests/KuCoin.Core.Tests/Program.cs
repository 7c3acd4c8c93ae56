using System.Globalization;
using KuCoin;
using KuCoin.Credentials;
using KuCoin.Tests.Faults;

// The process that the fault campaign starts and kills: makes changes one after another until it is ended.
var (endpoint, futures, journal, first) = (args[0], args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
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
for (var number = first; ; number++)
{
    try
    {
        await FaultIntents.DoAsync(client, number, CancellationToken.None);
    }
    catch (KuCoinException failure)
    {
        Console.Error.WriteLine(failure.Message);
    }
}

static string Given(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
