using KuCoin.Streams;

namespace KuCoin;

/// <summary>What Register-KcTopic's events carry.</summary>
public sealed class KcTopicEventArgs : EventArgs
{
    internal KcTopicEventArgs(object? item, StreamReport? report) => (Item, Report) = (item, report);

    /// <summary>The object that came, of the type Watch-KcTopic writes; null in the events whose names end with <c>.Report</c>.</summary>
    public object? Item { get; }

    /// <summary>What there is to know about the subscription: a gap, a failure; null in all other events.</summary>
    public StreamReport? Report { get; }
}
