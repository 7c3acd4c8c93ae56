using System.Diagnostics;
using System.Globalization;

namespace KuCoin.Bench.Floor;

/// <summary>What a piece of work costs this process: wall time, processor time of all its threads, allocated bytes, the most memory it has. The work says where it begins and ends.</summary>
public sealed class Meter
{
    private long _allocated;
    private TimeSpan _used;
    private long _began;
    private TimeSpan _wall;
    private long _peak;

    /// <summary>Begins, after the garbage of what was before is gone.</summary>
    public void Start()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        PeakMemory.Reset();
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _used = Environment.CpuUsage.TotalTime;
        _began = Stopwatch.GetTimestamp();
    }

    public void Stop()
    {
        _wall = Stopwatch.GetElapsedTime(_began);
        _used = Environment.CpuUsage.TotalTime - _used;
        _allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
        _peak = PeakMemory.Read();
    }

    /// <summary>Measures a stretch of what the caller begins now and another thread sees: for works whose beginning is not what counts.</summary>
    /// <param name="after">When it begins.</param>
    /// <param name="length">How long it is.</param>
    public void MeasureLater(TimeSpan after, TimeSpan length) => new Thread(() =>
    {
        Thread.Sleep(after);
        Start();
        Thread.Sleep(length);
        Stop();
    }) { IsBackground = true }.Start();

    /// <summary>Takes over what another process has measured.</summary>
    /// <param name="sample">As <see cref="Describe"/> wrote it there.</param>
    public Tally Take(string sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Split('\t') is not ["sample", _, _, _, var wall, var used, var allocated, var peak, var count, var sum, var last])
            throw new InvalidOperationException("A measuring process wrote: " + sample);
        _wall = TimeSpan.FromMicroseconds(double.Parse(wall, CultureInfo.InvariantCulture));
        _used = TimeSpan.FromMicroseconds(double.Parse(used, CultureInfo.InvariantCulture));
        _allocated = long.Parse(allocated, CultureInfo.InvariantCulture);
        _peak = long.Parse(peak, CultureInfo.InvariantCulture);
        return new Tally(long.Parse(count, CultureInfo.InvariantCulture), decimal.Parse(sum, CultureInfo.InvariantCulture), last);
    }

    /// <summary>The processor time of all threads.</summary>
    public TimeSpan Used => _used;

    /// <summary>The sample as one line of text for the process that compares: times in microseconds, memory in bytes.</summary>
    public string Describe(string work, string contender, long units, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"sample\t{work}\t{contender}\t{units}\t{_wall.TotalMicroseconds:0.0}\t{_used.TotalMicroseconds:0.0}\t{_allocated}\t{_peak}\t{tally.Count}\t{tally.Sum:0.############}\t{tally.Last}");
    }
}
