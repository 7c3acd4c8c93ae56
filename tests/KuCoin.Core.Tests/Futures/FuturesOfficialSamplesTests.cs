using System.Text.Json;
using KuCoin.Json;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests.Futures;

/// <summary>Every sample that the exchange gives of the futures calls is read whole.</summary>
public sealed class FuturesOfficialSamplesTests
{
    /// <summary>Calls that are newer than the descriptions.</summary>
    private static readonly string[] NotDescribed = ["GET /api/v2/position"];

    // The streams' tokens are tested with the streams.
    public static TheoryData<string> Calls => [.. OfficialSamples.Operations(ApiHost.Futures).Select(OfficialSamples.Name).Where(name => !name.Contains("/bullet-", StringComparison.Ordinal)).Distinct()];

    [OfficialSamplesTheory]
    [MemberData(nameof(Calls))]
    public void EveryValueOfTheSampleIsOnTheObject(string call)
    {
        var operation = OfficialSamples.Operations(ApiHost.Futures).First(one => OfficialSamples.Name(one) == call);
        var sample = OfficialSamples.DataOf(operation);
        Assert.Equal(!NotDescribed.Contains(call), sample is not null);
        if (sample is not { } data)
            return;

        var reader = SampleReading.ReaderOf(operation);
        var value = JsonSerializer.Deserialize(data, reader);

        Assert.Empty(SampleReading.Losses(data, value, reader, IsLeftOut));
        if (data.ValueKind != JsonValueKind.Null)
            Assert.NotNull(value);
    }

    [OfficialSamplesTheory]
    [MemberData(nameof(Calls))]
    public void FieldsMayBeMissingOrNull(string call)
    {
        var operation = OfficialSamples.Operations(ApiHost.Futures).First(one => OfficialSamples.Name(one) == call);
        if (OfficialSamples.DataOf(operation) is not { } data)
            return;
        var reader = SampleReading.ReaderOf(operation);
        foreach (var (what, json) in SampleReading.Thinned(data, reader))
        {
            var failure = Record.Exception(() => JsonSerializer.Deserialize(json, reader));
            Assert.True(failure is null, $"{what}: {failure?.Message}");
        }
    }

    // The client id of a new order is ours; what an order's "deal" fields say its "filled" fields say too.
    private static bool IsLeftOut(Type type, string name) =>
        (type == typeof(OrderIdAnswer) && name is "clientOid")
        || (type == typeof(FuturesOrder) && name is "dealSize" or "dealValue");
}
