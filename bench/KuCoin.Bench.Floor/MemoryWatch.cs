namespace KuCoin.Bench.Floor;

/// <summary>Looks at this process's memory ten times a second, to tell whether a long work lets it grow.</summary>
public sealed class MemoryWatch
{
    private readonly List<(long Heap, long WorkingSet)> _samples = [];
    private readonly Thread _thread;
    private volatile bool _isOver;

    public MemoryWatch()
    {
        _thread = new Thread(() =>
        {
            while (!_isOver)
            {
                _samples.Add((GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes, Environment.WorkingSet));
                Thread.Sleep(100);
            }
        }) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The heap as the collector left it and the working set, at most, in each quarter of the time.</summary>
    public string Stop()
    {
        _isOver = true;
        _thread.Join();
        var quarters = _samples.Chunk(Math.Max(1, (_samples.Count + 3) / 4)).ToArray();
        return $"{Join(quarters, sample => sample.Heap)} | {Join(quarters, sample => sample.WorkingSet)}";
    }

    private static string Join((long Heap, long WorkingSet)[][] quarters, Func<(long Heap, long WorkingSet), long> of) =>
        string.Join(", ", quarters.Select(quarter => FormattableString.Invariant($"{quarter.Max(of) / 1048576.0:0}"))) + " MB";
}
