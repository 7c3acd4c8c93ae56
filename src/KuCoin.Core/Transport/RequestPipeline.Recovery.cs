using System.Globalization;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    private enum Found
    {
        There,
        NotThere,
        NoAnswer,
    }

    /// <summary>Everything after a first attempt that did not simply succeed.</summary>
    private async Task<T> RecoverAsync<T>(Call<T> call, Attempt<T> attempt, CancellationToken cancellationToken)
    {
        var repetitions = 0;
        var clockWasReset = false;
        while (true)
        {
            var failure = attempt.Failure!;
            var wait = TimeSpan.Zero;
            var wasAsked = false;
            switch (RetryPolicy.Decide(call.Operation.Retry, attempt.End))
            {
                case NextStep.Answer:
                    return attempt.Value!;

                case NextStep.ResampleClock when !clockWasReset:
                    clockWasReset = true;
                    if (!await Clock.TryResampleAsync(call.ClockOffset, cancellationToken).ConfigureAwait(false))
                        goto default;
                    // The next call is stamped rightly; this one is the user's to repeat.
                    if (call.Operation.Retry == RetryClass.Never)
                        goto default;
                    attempt = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
                    continue;

                case NextStep.WaitAndRepeat:
                    wait = attempt.Wait;
                    break;

                case NextStep.Repeat:
                    wait = RetryPolicy.BackOff(repetitions + 1);
                    break;

                case NextStep.Ask when call.LookUp is not null:
                    wasAsked = true;
                    var (found, value, asking) = await AskAsync(call, cancellationToken).ConfigureAwait(false);
                    if (found == Found.There)
                        return value!;
                    if (found == Found.NoAnswer || attempt.End == AttemptEnd.Unreadable)
                        throw Failures.OutcomeUnknown(call, failure, asking);
                    break;

                case NextStep.Ask or NextStep.ReportUnknown:
                    throw Failures.OutcomeUnknown(call, failure);

                default:
                    return await GiveUpAsync(call, attempt, cancellationToken).ConfigureAwait(false);
            }

            if (repetitions >= Options.MaximumRetryCount || _time.GetTimestamp() + Ticks(wait) >= call.Deadline)
            {
                if (wasAsked)
                    throw Failures.NotThere(call, failure);
                return await GiveUpAsync(call, attempt, cancellationToken).ConfigureAwait(false);
            }
            repetitions++;
            call.Quota.CountRetry();
            var delay = Task.Delay(wait, _time, cancellationToken);
            if (KuCoinLog.IsEnabled)
                KuCoinLog.Write(LogLevel.Verbose, string.Create(CultureInfo.InvariantCulture, $"Repeating {call.Operation.Label} in {wait.TotalSeconds:0.0} s ({repetitions} of {Options.MaximumRetryCount}): {failure.Message}"), wait);
            await delay.ConfigureAwait(false);
            attempt = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a call that will not be repeated, after making sure what an earlier attempt did.</summary>
    private async Task<T> GiveUpAsync<T>(Call<T> call, Attempt<T> attempt, CancellationToken cancellationToken)
    {
        var failure = attempt.Failure!;
        var retry = call.Operation.Retry;
        if (!call.InDoubt || retry == RetryClass.Read)
            throw retry == RetryClass.Never && attempt.End is AttemptEnd.Throttled or AttemptEnd.ClockRefused ? Failures.SentOnce(failure) : failure;

        // A refusal after an attempt whose outcome is unknown may be that attempt's effect: its order holds the funds, its client id is taken, its cancelling left nothing to cancel.
        var mayBeOurs = retry is RetryClass.AskFirst or RetryClass.SameId || (retry == RetryClass.Cancel && failure.Kind == KuCoinErrorKind.NotFound);
        if (mayBeOurs && call.LookUp is not null)
        {
            var (found, value, asking) = await AskAsync(call, cancellationToken).ConfigureAwait(false);
            if (found == Found.There)
                return value!;
            if (found == Found.NotThere)
                throw retry == RetryClass.Cancel ? failure : Failures.NotThere(call, failure);
            throw Failures.OutcomeUnknown(call, failure, asking);
        }
        if (attempt.End is AttemptEnd.Refused && retry is RetryClass.Cancel or RetryClass.Setter)
            throw failure;
        throw Failures.OutcomeUnknown(call, failure);
    }

    private async Task<(Found Found, T? Value, KuCoinException? Failure)> AskAsync<T>(Call<T> call, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var found = Found.NoAnswer;
        KuCoinException? last = null;
        foreach (var delay in RetryPolicy.LookUps(call.Operation.Host))
        {
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
            try
            {
                if (await call.LookUp!(cancellationToken).ConfigureAwait(false) is { } value)
                {
                    KuCoinLog.Write(LogLevel.Verbose, $"{call.Operation.Label} had taken effect although its answer was lost.");
                    return (Found.There, value, null);
                }
                found = Found.NotThere;
                last = null;
            }
            catch (KuCoinException failure) when (failure.Kind != KuCoinErrorKind.AlreadyExists)
            {
                // Only the last question's answer counts: what was not there before may be there now.
                found = Found.NoAnswer;
                last = failure;
                KuCoinLog.Write(LogLevel.Verbose, $"Asking what became of {call.Operation.Label} failed: {failure.Message}");
            }
        }
        // Asking has time budgets of its own.
        call.Deadline += _time.GetTimestamp() - began;
        return (found, default, last);
    }
}
