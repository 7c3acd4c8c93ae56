using System.Diagnostics;
using System.Management.Automation;

namespace KuCoin.Pipeline;

/// <summary>
/// Shows how far a cmdlet has come with several pieces of work, once it has waited for more than a second in all. Only its own waiting
/// counts: a pipeline may be slow for other reasons, and what is done without waiting needs no progress.
/// </summary>
internal sealed class WorkProgress(PSCmdlet cmdlet)
{
    private const int ProgressId = 0x4B44;
    private static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long _shownAt;
    private bool _hasWords;

    /// <summary>How long the cmdlet has waited until now.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>How many pieces of work are done.</summary>
    public int Pieces { get; private set; }

    /// <summary>Counts a wait that began at a timestamp and is over.</summary>
    public void AddWait(long began) => Waited += Stopwatch.GetElapsedTime(began);

    /// <summary>Counts one piece of work; a cmdlet that has no words of its own shows their number.</summary>
    public void AddPiece()
    {
        Pieces++;
        if (!_hasWords && Pieces > 1)
            Show(FormattableString.Invariant($"{Pieces} done"), percent: null);
    }

    /// <summary>Says in words how far the work has come.</summary>
    /// <param name="status">"step 3 of 7".</param>
    /// <param name="percent">The share that is done; null when the whole is not known.</param>
    public void Tell(string status, int? percent)
    {
        _hasWords = true;
        Show(status, percent);
    }

    /// <summary>Takes the progress off the screen.</summary>
    public void End()
    {
        if (_shownAt != 0)
            cmdlet.WriteProgress(new ProgressRecord(ProgressId, "KuCoin", "Done") { RecordType = ProgressRecordType.Completed });
        _shownAt = 0;
    }

    private void Show(string status, int? percent)
    {
        if (Waited < WorthShowing || (_shownAt != 0 && Stopwatch.GetElapsedTime(_shownAt) < Interval))
            return;
        cmdlet.WriteProgress(new ProgressRecord(ProgressId, "KuCoin", $"{cmdlet.MyInvocation.MyCommand.Name}: {status}") { PercentComplete = percent ?? -1 });
        _shownAt = Stopwatch.GetTimestamp();
    }
}
