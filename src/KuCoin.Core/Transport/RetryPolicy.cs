namespace KuCoin.Transport;

/// <summary>How one attempt ended, as far as the exchange's state is concerned.</summary>
internal enum AttemptEnd
{
    /// <summary>Answered as asked.</summary>
    Done,
    /// <summary>The exchange said no, and the same request would get the same answer.</summary>
    Refused,
    /// <summary>The exchange said that it executed the request, but what it answered could not be read.</summary>
    Unreadable,
    /// <summary>Refused because of the request's timestamp.</summary>
    ClockRefused,
    /// <summary>Refused because of the quota or of overload: certainly not executed.</summary>
    Throttled,
    /// <summary>Nothing left this machine: no connection came about.</summary>
    NotSent,
    /// <summary>Timeout, server error or broken connection: it may or may not have taken effect.</summary>
    Unknown,
}

/// <summary>What to do after an attempt.</summary>
internal enum NextStep
{
    /// <summary>Hand out the answer.</summary>
    Answer,
    /// <summary>Hand out the failure as it is.</summary>
    Fail,
    /// <summary>Read the exchange's clock, then repeat once.</summary>
    ResampleClock,
    /// <summary>Wait as the exchange asks, then repeat.</summary>
    WaitAndRepeat,
    /// <summary>Back off a little, then repeat.</summary>
    Repeat,
    /// <summary>Look whether it took effect; repeat only when it did not.</summary>
    Ask,
    /// <summary>Tell the user that nobody knows.</summary>
    ReportUnknown,
}

/// <summary>What may be repeated (errors-and-limits, section 4).</summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan[] SpotLookUps = [TimeSpan.Zero, TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700)];
    private static readonly TimeSpan[] FuturesLookUps = [TimeSpan.Zero, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    public static NextStep Decide(RetryClass retry, AttemptEnd end) => (end, retry) switch
    {
        (AttemptEnd.Done, _) => NextStep.Answer,
        (AttemptEnd.Refused, _) => NextStep.Fail,
        (AttemptEnd.ClockRefused, _) => NextStep.ResampleClock,
        (AttemptEnd.Throttled, RetryClass.Never) => NextStep.Fail,
        (AttemptEnd.Throttled, _) => NextStep.WaitAndRepeat,
        (AttemptEnd.NotSent, _) => NextStep.Repeat,
        (AttemptEnd.Unreadable, RetryClass.AskFirst) => NextStep.Ask,
        (AttemptEnd.Unreadable, RetryClass.Never) => NextStep.ReportUnknown,
        (AttemptEnd.Unreadable, _) => NextStep.Fail,
        (AttemptEnd.Unknown, RetryClass.AskFirst) => NextStep.Ask,
        (AttemptEnd.Unknown, RetryClass.Never) => NextStep.ReportUnknown,
        (AttemptEnd.Unknown, _) => NextStep.Repeat,
        _ => throw new ArgumentOutOfRangeException(nameof(end)),
    };

    /// <summary>How long to wait before repetition number <paramref name="repetition"/> (from 1): doubled each time, half of it left to chance so that many clients do not come back together.</summary>
    public static TimeSpan BackOff(int repetition)
    {
        var full = TimeSpan.FromMilliseconds(Math.Min(250 * Math.Pow(2, repetition - 1), 5000));
        return full / 2 + full / 2 * Chance();
    }

    /// <summary>How long to wait when the exchange is overloaded although the quota is not used up: 1 to 5 s.</summary>
    public static TimeSpan Overload() => TimeSpan.FromSeconds(1 + 4 * Chance());

    /// <summary>When to ask whether something was made, each counted from the answer before: a request may still be on its way, and the index of futures orders lags behind by a fraction of a second.</summary>
    public static IReadOnlyList<TimeSpan> LookUps(ApiHost host) => host == ApiHost.Futures ? FuturesLookUps : SpotLookUps;

#pragma warning disable CA5394 // Spreads load; nothing secret depends on it.
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
