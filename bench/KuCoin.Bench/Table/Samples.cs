using System.Globalization;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Table;

/// <summary>What one unit cost in one sample, and the most memory the process had meanwhile: microseconds and bytes, NaN where it is not known.</summary>
internal sealed record Sample(double Wall, double Cpu, double Bytes, double Peak)
{
    public double Value(Of of) => of switch
    {
        Of.Cpu => Cpu,
        Of.Wall => Wall,
        Of.Bytes => Bytes,
        _ => Peak,
    };
}

/// <summary>All samples of a run, in the order of their rounds.</summary>
internal sealed class Samples
{
    private readonly Dictionary<(string Work, string Contender), List<Sample>> _all = [];

    /// <summary>Who did what, in the order in which it was measured.</summary>
    public IEnumerable<(string Work, string Contender)> Measured => _all.Keys;

    public bool Has(string work, string contender) => _all.ContainsKey((work, contender));

    public IReadOnlyList<Sample> Of(string work, string contender) => _all[(work, contender)];

    /// <summary>Takes a line of a measuring process.</summary>
    /// <param name="line">As <see cref="Meter.Describe"/> writes it.</param>
    /// <exception cref="InvalidOperationException">The sample counted something else than was served.</exception>
    public void Add(string line)
    {
        if (line.Split('\t') is not ["sample", var work, var contender, var units, var wall, var cpu, var bytes, var peak, var count, var sum, var last])
            throw new InvalidOperationException("A measuring process wrote: " + line);
        Expected.Check(work, contender, Number<int>(units), new Tally(Number<long>(count), Number<decimal>(sum), last));
        var per = Number<double>(units);
        Add(work, contender, new Sample(Number<double>(wall) / per, Number<double>(cpu) / per, Number<double>(bytes) / per, Number<double>(peak) is > 0 and var most ? most : double.NaN));
    }

    public void Add(string work, string contender, Sample sample)
    {
        if (!_all.TryGetValue((work, contender), out var samples))
            _all.Add((work, contender), samples = []);
        samples.Add(sample);
    }

    public double Median(string work, string contender, Func<Sample, double> of) => Middle(_all[(work, contender)].Select(of));

    /// <summary>The middle one of the rounds' ratios, so that what slowed the machine down for a while slowed both.</summary>
    public double Ratio(string work, string contender, string to, Func<Sample, double> of) =>
        Middle(_all[(work, contender)].Zip(_all[(work, to)], (left, right) => of(left) / of(right)));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static T Number<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
