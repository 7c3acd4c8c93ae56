using System.Diagnostics;
using System.Management.Automation;

namespace KuCoin.Pipeline;

/// <summary>
/// The first of the four base classes: a cmdlet that can be stopped at any moment.
/// Derived cmdlets implement <see cref="Process"/> (once per pipeline record) and, when they collect first, <see cref="End"/>.
/// </summary>
public abstract class KcCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly object _gate = new();
    private readonly PipelineBridge _bridge;
    private readonly WorkProgress _progress;
    private bool _disposed;

    protected KcCommand() => (_bridge, _progress) = (new PipelineBridge(this), new WorkProgress(this));

    /// <summary>What the user asked about, in the user's words: the TargetObject of an error nothing finer is known for.</summary>
    protected abstract object Target { get; }

    /// <summary>Cancelled when the pipeline stops.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The work for one pipeline record. Failures that leave it become one non-terminating error about <see cref="Target"/>.</summary>
    protected virtual void Process()
    {
    }

    /// <summary>The work after the last pipeline record.</summary>
    protected virtual void End()
    {
    }

    protected sealed override void ProcessRecord() => Attempt(Target, Process);

    protected sealed override void EndProcessing()
    {
        Attempt(Target, End);
        _progress.End();
    }

    protected override void StopProcessing()
    {
        lock (_gate)
        {
            if (!_disposed)
                _stop.Cancel();
        }
    }

    /// <summary>Does one piece of work; a failure becomes a non-terminating error about <paramref name="target"/> and the next piece goes on.</summary>
    /// <returns>True when it did not fail.</returns>
    protected bool Attempt(object target, Action work)
    {
        var (waited, pieces) = (_progress.Waited, _progress.Pieces);
        var isDone = TryWork(target, work);
        // Its own pieces count, not the whole as one more.
        if (_progress.Waited > waited && _progress.Pieces == pieces)
            _progress.AddPiece();
        return isDone;
    }

    /// <summary>Says how far a work of several requests has come; shown once the cmdlet has waited for over a second.</summary>
    /// <param name="status">"step 3 of 7".</param>
    /// <param name="percent">The share that is done; null when the whole is not known.</param>
    protected void TellProgress(string status, int? percent = null) => _progress.Tell(status, percent);

    private bool TryWork(object target, Action work)
    {
        try
        {
            work();
            return true;
        }
        // What the guard refuses, nothing after it shall go on from.
        catch (GuardRefusedException refused)
        {
            ThrowTerminatingError(KcErrors.ToErrorRecord(refused, target));
            return false;
        }
        // RuntimeException is how the engine reports a stop and how a command downstream reports its own failure: neither is ours to translate.
        catch (Exception failure) when (failure is not (RuntimeException or FlowControlException))
        {
            WriteError(KcErrors.ToErrorRecord(failure, target));
            return false;
        }
    }

    /// <summary>As <see cref="Attempt"/> for work without which the cmdlet makes no sense: a failure ends the command.</summary>
    protected void Require(object target, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is not (RuntimeException or FlowControlException))
        {
            ThrowTerminatingError(KcErrors.ToErrorRecord(failure, target));
        }
    }

    /// <summary>
    /// Waits for asynchronous work on the pipeline thread. Meanwhile what the core has to say goes to the
    /// verbose, debug and warning streams, and what takes over a second shows as progress.
    /// </summary>
    protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return WaitIn(() => _bridge.Wait(work, _stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc cref="Await{T}"/>
    protected void Await(Func<CancellationToken, Task> work) =>
        Await(async token =>
        {
            await work(token).ConfigureAwait(false);
            return true;
        });

    /// <summary>
    /// As <see cref="Await{T}"/>, for work that changes something at the exchange: when the pipeline is stopped
    /// meanwhile, the user is told what became of it and how to look.
    /// </summary>
    /// <param name="what">What is being done, as the subject of a sentence: "The order to buy 0.1 BTC-USDT".</param>
    /// <param name="trace">How to find it afterwards: "Get-KcOrder -ClientOid 5f0c...".</param>
    /// <param name="work">The work.</param>
    protected T Change<T>(string what, string trace, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            var result = WaitIn(() => _bridge.Wait(work, _stop.Token));
            if (_stop.IsCancellationRequested)
                TellHost($"{what} went through before the stop took hold. See: {trace}");
            return result;
        }
        catch (OperationCanceledException failure) when (_stop.IsCancellationRequested)
        {
            TellHost(failure is CanceledAfterSendingException
                ? $"{what} was on its way when it was stopped: it may or may not have taken effect. Find out with: {trace}"
                : $"{what} was stopped before anything was sent.");
            throw new PipelineStoppedException();
        }
        catch (KuCoinException failure) when (_stop.IsCancellationRequested)
        {
            TellHost($"{what}: {failure.Message}");
            throw;
        }
        catch (RuntimeException)
        {
            // The work was done; it was a message about it that the preferences of the caller refused.
            TellHost($"{what} went through. See: {trace}");
            throw;
        }
    }

    /// <inheritdoc cref="Change{T}"/>
    protected void Change(string what, string trace, Func<CancellationToken, Task> work) =>
        Change(what, trace, async token =>
        {
            await work(token).ConfigureAwait(false);
            return true;
        });

    /// <summary>Does work that waits on its own; the time counts for <see cref="TellProgress"/> as that of <see cref="Await{T}"/> does.</summary>
    protected T WaitIn<T>(Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            _progress.AddWait(began);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        lock (_gate)
        {
            _disposed = true;
            _stop.Dispose();
        }

        _bridge.Close();
    }

    // The streams of a stopped pipeline are closed; only the host still listens.
    private void TellHost(string message) => Host.UI.WriteWarningLine(message);
}
