using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace KuCoin.Tests.Faults;

/// <summary>Where a process of the fault campaign dies.</summary>
internal enum DeathPoint
{
    /// <summary>Whenever the campaign kills it.</summary>
    AnyMoment,
    /// <summary>Before a line of the journal: of what it is about to ask, or of what it was answered.</summary>
    BeforeLine,
    /// <summary>While the line of what it is about to ask is written: half of it is there.</summary>
    InLine,
    /// <summary>The line is written, the request is not sent.</summary>
    BeforeSending,
    /// <summary>The request is sent, and nothing answered.</summary>
    BeforeAnswer,
    /// <summary>The exchange has answered, and the answer is not written down.</summary>
    BeforeAnswerLine,
}

/// <summary>Ends this process at once when it comes to a point the given number of times, as the kill of an operating system does: nothing is closed, written or told.</summary>
internal sealed class Death(DeathPoint point, int after) : EventListener
{
    private static readonly string[] Changes = ["-transfer", "orders", "deposit-margin", "withdrawals"];

    private readonly string? _event = point switch
    {
        DeathPoint.BeforeSending or DeathPoint.InLine => "RequestStart",
        DeathPoint.BeforeAnswer => "RequestContentStop",
        DeathPoint.BeforeAnswerLine => "RequestStop",
        _ => null,
    };

    private int _left = after;

    /// <summary>From here on it counts.</summary>
    public bool IsNear { get; set; }

    public static void Now()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (!IsNear || eventData.EventName != _event || (_event == "RequestStart" && !IsChange(eventData)))
            return;
        if (Interlocked.Decrement(ref _left) == 0)
            Now();
    }

    private static bool IsChange(EventWrittenEventArgs start) => start.Payload is { } payload && Array.Exists(Changes, word => $"{payload[3]}".Split('?')[0].EndsWith(word, StringComparison.Ordinal));
}
