using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>What a reader may do to its subscription. Safe for any thread.</summary>
internal interface IReaderHost<T>
    where T : class
{
    /// <summary>Ends with the subscription.</summary>
    CancellationToken Ended { get; }

    TimeProvider Time { get; }

    /// <summary>Gives the consumer an object that no message brought.</summary>
    void Emit(T item);

    void Report(StreamReport report);

    /// <summary>Ends the subscription with an error.</summary>
    void Fail(KuCoinException failure);
}

/// <summary>Reads the messages of one subscription where that takes a memory: the last full state, a book.</summary>
internal abstract class TopicReader<T>
    where T : class
{
    /// <summary>Reads a message, in the order of arrival; emits to the host what it makes of it.</summary>
    public abstract void Read(ref AnswerReader data, scoped in StreamMessage message, IReaderHost<T> host);

    /// <summary>The exchange has confirmed the subscription.</summary>
    public abstract Task StartAsync(IReaderHost<T> host, CancellationToken cancellationToken);

    /// <summary>A connection was lost: of these items nothing is received.</summary>
    public abstract void OnInterrupted(IReadOnlyCollection<string> items, IReaderHost<T> host);

    /// <summary>A connection is back: of these items messages are received again.</summary>
    /// <param name="items">The items; a single empty text for a topic without any.</param>
    /// <param name="since">The last moment (UTC) known to be received.</param>
    /// <param name="host">The subscription.</param>
    public abstract void OnReconnected(IReadOnlyCollection<string> items, DateTimeOffset since, IReaderHost<T> host);
}
