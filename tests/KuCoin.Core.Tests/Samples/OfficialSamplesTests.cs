using System.Text.Json;
using KuCoin.Json;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Every sample that the exchange gives of the account, spot and margin calls is read whole.</summary>
public sealed class OfficialSamplesTests
{
    // The streams' tokens are tested with the streams.
    public static TheoryData<string> Calls => [.. OfficialSamples.Operations(ApiHost.Spot).Select(OfficialSamples.Name).Where(name => !name.Contains("/bullet-", StringComparison.Ordinal))];

    [OfficialSamplesTheory]
    [MemberData(nameof(Calls))]
    public void EveryValueOfTheSampleIsOnTheObject(string call)
    {
        var (operation, sample) = Find(call);
        var reader = SampleReading.ReaderOf(operation);
        var value = JsonSerializer.Deserialize(sample, reader);

        if (reader.Type == typeof(Nothing))
            return;
        Assert.All(SampleReading.Losses(sample, value, reader, IsLeftOut), loss => Assert.True(IsMeantSo(loss), loss));
        if (sample.ValueKind != JsonValueKind.Null)
            Assert.NotNull(value);
    }

    [OfficialSamplesTheory]
    [MemberData(nameof(Calls))]
    public void FieldsMayBeMissingOrNull(string call)
    {
        var (operation, sample) = Find(call);
        var reader = SampleReading.ReaderOf(operation);
        foreach (var (what, json) in SampleReading.Thinned(sample, reader))
        {
            var failure = Record.Exception(() => JsonSerializer.Deserialize(json, reader));
            Assert.True(failure is null, $"{what}: {failure?.Message}");
        }
    }

    private static (Operation Operation, JsonElement Sample) Find(string call)
    {
        var operation = OfficialSamples.Operations(ApiHost.Spot).Single(one => OfficialSamples.Name(one) == call);
        return (operation, Assert.NotNull(OfficialSamples.DataOf(operation)));
    }

    // What we sent ourselves, counts of lists, and when a page was made.
    private static bool IsLeftOut(Type type, string name) =>
        (type == typeof(OrderIdAnswer) && name is "clientOid")
        || (type == typeof(CancelledByClientOidAnswer) && name is "clientOid")
        // Of a sub-account its main and trading balances are read, without what they are worth, which only a parameter not sent fills.
        || (type == typeof(SubAccountBalances) && name is not ("mainAccounts" or "tradeAccounts"))
        || (type == typeof(Account) && name is "baseCurrency" or "baseCurrencyPrice" or "baseAmount" or "tag")
        || (type == typeof(SymbolsAnswer) && name is "symbolSize")
        || (type == typeof(BatchOrderRow) && name is not ("id" or "orderId" or "clientOid" or "success" or "status" or "failMsg"))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NumberedPage<>) && name is "timestamp");

    // The key's id is hidden on purpose; a life of -1 is none.
    private static bool IsMeantSo(string loss) =>
        loss.StartsWith("data.apiKey is 6705...d3eb instead of", StringComparison.Ordinal)
        || loss.EndsWith("cancelAfter is  instead of -1", StringComparison.Ordinal);
}
