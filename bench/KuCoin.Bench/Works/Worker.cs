using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Works;

/// <summary>Does works in this process: everyone warms up, then round by round each takes its turn, so that what disturbs the machine disturbs all.</summary>
internal static class Worker
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan QuickWarmUp = TimeSpan.FromSeconds(1.25);

    // Fewer in a round are stragglers, not what the work itself consists of.
    private const int FewMethods = 30;
    private const int QuietRounds = 2;

    public static async Task RunAsync(Place place, IReadOnlyCollection<string> names, int rounds, bool isQuick)
    {
        using var http = new HttpClient();
        using var peer = place.StartPeer();
        var shortest = isQuick ? QuickWarmUp : WarmUp;
        var longest = 2 * shortest;
        foreach (var work in Calls.All(place).Concat(Streams.All(place)).Append(Signatures.Work).Where(work => names.Contains(work.Name, StringComparer.Ordinal)))
        {
            // The runtime compiles anew what is used often, step by step, and begins with each when there is a moment's rest. Time alone
            // does not tell that it is done: on a busy machine, or with one contender more, fewer rounds fit into it.
            var began = Stopwatch.GetTimestamp();
            var quiet = 0;
            do
            {
                var compiled = JitInfo.GetCompiledMethodCount();
                await RunAsync(work, work.WarmUp, round: null);
                await Task.Delay(150);
                quiet = JitInfo.GetCompiledMethodCount() - compiled < FewMethods ? quiet + 1 : 0;
            }
            while (Stopwatch.GetElapsedTime(began) is var warm && (warm < shortest || (quiet < QuietRounds && warm < longest)));

            for (var round = 0; round < rounds; round++)
                await RunAsync(work, isQuick ? work.Quick : work.Full, round);
        }

        async Task RunAsync(Work work, int units, int? round)
        {
            // Who begins changes, for the first of a round may find the machine another than the second.
            var contenders = work.With(peer);
            foreach (var contender in round % 2 == 1 ? contenders.Reverse() : contenders)
            {
                if (work.Plan is not null)
                    await http.GetStringAsync(new Uri($"{place.Plain}/bench/plan?{work.Plan(units)}"));
                var meter = new Meter();
                var tally = await contender.RunAsync(units, meter);
                if (work.Expect is not null && tally != work.Expect(units))
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{work.Name}, {contender.Name}: {tally} was counted, {work.Expect(units)} was served."));
                if (round is not null)
                    Console.WriteLine(meter.Describe(work.Name, contender.Name, units, tally));
            }
        }
    }
}
