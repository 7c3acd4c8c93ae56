using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace KuCoin.Pipeline;

/// <summary>
/// Lets the pipeline thread wait for asynchronous work. The core's messages arrive on any thread, are queued here
/// and are written by the pipeline thread, the only one that may write.
/// </summary>
internal sealed class PipelineBridge
{
    private const int ProgressId = 0x4B43;
    private const int WorkId = 0x4B45;
    private static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private readonly PSCmdlet _cmdlet;
    private readonly Action<LogEntry> _sink;
    private readonly object _gate = new();
    private readonly Queue<LogEntry> _entries = new();
    private bool? _isDebugWanted;
    private bool _closed;
    private string? _waitMessage;
    private TimeSpan _waitLength;
    private long _waitBegan;
    private long _began;
    private bool _isShown;
    private LogEntry? _work;
    private long _workBegan;

    public PipelineBridge(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _sink = Enqueue;
    }

    public T Wait<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        Task<T> task;
        _began = Stopwatch.GetTimestamp();
        using (KuCoinLog.Listen(_sink, IsDebugWanted ? LogLevel.Debug : LogLevel.Verbose))
        using (CallingThread.Lend())
            task = work(stop);

        if (!task.IsCompleted)
            _ = task.ContinueWith(Wake, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        // A write can throw (the pipeline was stopped, -WarningAction Stop). The work is seen to its end all the same:
        // what becomes of a request that is on its way must be known before anything else is said.
        ExceptionDispatchInfo? writeFailure = null;
        while (true)
        {
            var entries = TakeOrWait(task);
            var finished = entries.Length == 0 && task.IsCompleted;
            if (writeFailure is null)
            {
                try
                {
                    Write(entries, finished);
                }
#pragma warning disable CA1031 // Rethrown below.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    writeFailure = ExceptionDispatchInfo.Capture(failure);
                }
            }

            if (finished)
                break;
        }

        if (task.IsCompletedSuccessfully)
            writeFailure?.Throw();
        return task.GetAwaiter().GetResult();
    }

    // Every request has something to say to the debug stream; it is put into words only for somebody who listens.
    private bool IsDebugWanted => _isDebugWanted ??= _cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : _cmdlet.GetVariableValue("DebugPreference") is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Messages that come later are dropped: nobody is there to write them.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _entries.Clear();
        }
    }

    private void Enqueue(LogEntry entry)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _entries.Enqueue(entry);
            Monitor.Pulse(_gate);
        }
    }

    private void Wake(Task task)
    {
        lock (_gate)
            Monitor.Pulse(_gate);
    }

    private LogEntry[] TakeOrWait(Task task)
    {
        lock (_gate)
        {
            if (_entries.Count == 0 && !task.IsCompleted)
                Monitor.Wait(_gate, _isShown || _waitMessage is not null ? ProgressInterval : WorthShowing);
            if (_entries.Count == 0)
                return [];
            var entries = _entries.ToArray();
            _entries.Clear();
            return entries;
        }
    }

    private void Write(LogEntry[] entries, bool finished)
    {
        foreach (var entry in entries)
        {
            switch (entry.Level)
            {
                case LogLevel.Warning:
                    _cmdlet.WriteWarning(entry.Message);
                    break;
                case LogLevel.Verbose:
                    _cmdlet.WriteVerbose(entry.Message);
                    break;
                default:
                    _cmdlet.WriteDebug(entry.Message);
                    break;
            }

            if (entry.Wait >= WorthShowing)
                (_waitMessage, _waitLength, _waitBegan) = (entry.Message, entry.Wait.Value, Stopwatch.GetTimestamp());
            if (entry.Share is not null)
                (_work, _workBegan) = (entry, _work is null ? Stopwatch.GetTimestamp() : _workBegan);
        }

        WriteProgress(finished);
        WriteWork(finished);
    }

    /// <summary>How far a work of many requests has come, once it has taken long enough to be worth it.</summary>
    private void WriteWork(bool finished)
    {
        if (_work is null || (!finished && Stopwatch.GetElapsedTime(_workBegan) < WorthShowing))
            return;
        _cmdlet.WriteProgress(new ProgressRecord(WorkId, "KuCoin", _work.Message)
        {
            PercentComplete = (int)(100 * _work.Share!.Value),
            RecordType = finished ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
        if (finished)
            _work = null;
    }

    /// <summary>The wait that has been announced; else, where nothing tells how far the work has come, how long it takes already.</summary>
    private void WriteProgress(bool finished)
    {
        var left = _waitLength - Stopwatch.GetElapsedTime(_waitBegan);
        if (finished || left <= TimeSpan.Zero)
            _waitMessage = null;
        var taken = Stopwatch.GetElapsedTime(_began);
        if (finished || (_waitMessage is null && (_work is not null || taken < WorthShowing)))
        {
            if (_isShown)
                _cmdlet.WriteProgress(new ProgressRecord(ProgressId, "KuCoin", "Done") { RecordType = ProgressRecordType.Completed });
            _isShown = false;
            return;
        }

        var record = new ProgressRecord(ProgressId, "KuCoin", _waitMessage ?? FormattableString.Invariant($"{_cmdlet.MyInvocation.MyCommand.Name}: under way for {taken.TotalSeconds:0} s"));
        if (_waitMessage is not null)
        {
            record.SecondsRemaining = (int)Math.Ceiling(left.TotalSeconds);
            record.PercentComplete = (int)(100 * (1 - (left / _waitLength)));
        }

        _cmdlet.WriteProgress(record);
        _isShown = true;
    }
}
