using KuCoin.Transport;
using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>Makes the typed object of one message.</summary>
/// <param name="data">Stands on the first token of the message's <c>data</c>.</param>
/// <param name="message">The rest of the message.</param>
/// <returns>Null when the message is of no concern to the topic (a subject it does not know).</returns>
internal delegate T? TopicDecoder<T>(ref AnswerReader data, scoped in StreamMessage message)
    where T : class;

/// <summary>What one can subscribe to: where it is served and what it is called.</summary>
public abstract class Topic
{
    private protected Topic(ApiHost host, bool isPrivate, string name)
    {
        Host = host;
        IsPrivate = isPrivate;
        Name = name;
    }

    /// <summary>The exchange's name of the topic without its items, for example <c>/market/ticker</c>.</summary>
    public string Name { get; }

    /// <summary>What is watched, usually symbols; empty when the topic has no items.</summary>
    public IReadOnlyList<string> Items { get; internal init; } = [];

    /// <summary>True when the topic is about the account and needs a key.</summary>
    public bool IsPrivate { get; }

    internal ApiHost Host { get; }

    /// <summary>False where the exchange takes one item per subscription instead of a comma list.</summary>
    internal bool TakesLists { get; init; } = true;

    /// <summary>Under which name messages come, where that is not the topic's own.</summary>
    internal string? ArrivesAs { get; init; }

    internal abstract Task<ISubscription> SubscribeAsync(KuCoinStreams streams, SubscriptionOptions? options, CancellationToken cancellationToken);
}

/// <summary>What one can subscribe to, declared in the areas: where it is served, what it is called and how its messages are read.</summary>
/// <typeparam name="T">What arrives.</typeparam>
public sealed class Topic<T> : Topic
    where T : class
{
    internal Topic(ApiHost host, bool isPrivate, string name, TopicDecoder<T> decode)
        : base(host, isPrivate, name)
    {
        Decode = decode;
    }

    internal Topic(ApiHost host, bool isPrivate, string name, Func<TopicReader<T>> createReader)
        : base(host, isPrivate, name)
    {
        CreateReader = createReader;
    }

    /// <summary>What happens by default when the consumer is slow: keep the newest where there is a key to keep it by, else never drop.</summary>
    public OverflowMode DefaultOverflow => Key is null ? OverflowMode.NeverDrop : OverflowMode.KeepNewest;

    /// <summary>What an object is the newest of, for example its symbol; null when every object counts.</summary>
    internal Func<T, string>? Key { get; init; }

    /// <summary>How many unread objects may wait where none may be dropped, unless the subscription says otherwise.</summary>
    internal int Capacity { get; init; } = 32_768;

    /// <summary>True when the data has one entry per symbol; each is decoded by itself, with its name as the message's item.</summary>
    internal bool HasEntries { get; init; }

    /// <summary>How a message is read where nothing need be remembered; else null.</summary>
    internal TopicDecoder<T>? Decode { get; }

    /// <summary>Makes what reads for one subscription and remembers what came before; null where nothing need be remembered.</summary>
    internal Func<TopicReader<T>>? CreateReader { get; }

    /// <summary>Makes ready what <see cref="Complete"/> needs, before the subscription begins; null where nothing is needed. Does not fail.</summary>
    internal Func<CancellationToken, Task>? Prepare { get; private set; }

    /// <summary>Adds to an object what its message does not say; null where nothing is added. Mostly on the receiving thread, so it must be quick.</summary>
    internal Action<T>? Complete { get; private set; }

    /// <summary>The same topic, whose objects are completed.</summary>
    internal Topic<T> With(Func<CancellationToken, Task> prepare, Action<T> complete)
    {
        var topic = (Topic<T>)MemberwiseClone();
        (topic.Prepare, topic.Complete) = (prepare, complete);
        return topic;
    }

    internal override async Task<ISubscription> SubscribeAsync(KuCoinStreams streams, SubscriptionOptions? options, CancellationToken cancellationToken) =>
        await streams.SubscribeAsync(this, options, cancellationToken).ConfigureAwait(false);
}
