using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace KuCoin.Tests;

/// <summary>Many attempts by chance, repeatable by their seed, watched for memory.</summary>
internal static class Campaign
{
    // So much more memory than after the first attempts means that something is kept.
    private const long MostKept = 64L * 1024 * 1024;
    private const int BatchSize = 250;

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("KC_CAMPAIGN") is { Length: > 0 };

    /// <summary>As said, else by chance in the long form; the short one is the same in every run.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("KC_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : IsLong ? Random.Shared.Next() : 1889235960;

    /// <summary>How many of something: few in every test run, all of them in a long one.</summary>
    public static int Of(int shortCount, int longCount) => IsLong ? longCount : shortCount;

    /// <summary>The same for the same seed and number.</summary>
    public static Random Chance(int number) => new(unchecked((Seed * 1_000_003) + number));

    /// <summary>Does the work with all numbers, a batch at a time.</summary>
    public static async Task RunAsync(ITestOutputHelper output, string what, int shortCount, int longCount, int workers, Func<IReadOnlyList<int>, Task> work)
    {
        var batches = Enumerable.Range(0, Of(shortCount, longCount)).Chunk(BatchSize).ToArray();
        var watch = Stopwatch.StartNew();
        // The first batches fill caches that stay.
        var warm = Math.Min(batches.Length / 2, 8);
        await Parallel.ForEachAsync(batches[..warm], new ParallelOptions { MaxDegreeOfParallelism = workers }, async (batch, _) => await work(batch));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(batches[warm..], new ParallelOptions { MaxDegreeOfParallelism = workers }, async (batch, _) => await work(batch));
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        var text = string.Create(CultureInfo.InvariantCulture, $"{batches.Sum(batch => batch.Length)} {what}, seed {Seed}: {watch.Elapsed.TotalSeconds:0.0} s, {kept / 1024.0 / 1024:+0.0;-0.0;0.0} MiB kept, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MiB.");
        output.WriteLine(text);
        Assert.True(kept < MostKept, text);
    }
}
