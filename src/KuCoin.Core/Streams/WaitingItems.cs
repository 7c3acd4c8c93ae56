using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KuCoin.Streams;

/// <summary>What became of an object that arrived.</summary>
internal enum Admission
{
    Added,
    /// <summary>It took the place of an older one.</summary>
    Replaced,
    /// <summary>There is no room.</summary>
    Refused,
}

/// <summary>
/// The unread objects of a subscription. Whoever adds holds a lock of its own; whoever takes needs none, so that the thread that
/// receives and the one that consumes never wait for each other.
/// </summary>
internal abstract class WaitingItems<T>
    where T : class
{
    public abstract bool IsEmpty { get; }

    public abstract int Count { get; }

    public abstract Admission Add(T item);

    public abstract bool TryTake([MaybeNullWhen(false)] out T item);

    public void Clear()
    {
        while (TryTake(out _))
            continue;
    }
}

/// <summary>All of them in order, up to a bound.</summary>
internal sealed class AllItems<T>(int capacity) : WaitingItems<T>
    where T : class
{
    private readonly ConcurrentQueue<T> _queue = new();
    private long _added;
    private long _takenAsSeen;
    private long _taken;

    public override bool IsEmpty => _queue.IsEmpty;

    public override int Count => (int)(Volatile.Read(ref _added) - Volatile.Read(ref _taken));

    public override Admission Add(T item)
    {
        // How much has been taken is looked up only when it matters: the two threads would tear at one line of memory.
        if (_added - _takenAsSeen >= capacity && _added - (_takenAsSeen = Volatile.Read(ref _taken)) >= capacity)
            return Admission.Refused;
        Volatile.Write(ref _added, _added + 1);
        _queue.Enqueue(item);
        return Admission.Added;
    }

    public override bool TryTake([MaybeNullWhen(false)] out T item)
    {
        if (!_queue.TryDequeue(out item))
            return false;
        Interlocked.Increment(ref _taken);
        return true;
    }
}

/// <summary>The newest one of each key, the key that waits longest first; so there are never more than keys.</summary>
internal sealed class NewestItems<T>(Func<T, string> key) : WaitingItems<T>
    where T : class
{
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Slot> _waiting = new();

    public override bool IsEmpty => _waiting.IsEmpty;

    public override int Count => _waiting.Count;

    public override Admission Add(T item)
    {
        var name = key(item);
        if (!_slots.TryGetValue(name, out var slot))
            _slots.Add(name, slot = new Slot());
        // Whoever finds the slot empty puts it in the queue; so it is there once, and holds something when its turn comes.
        if (Interlocked.Exchange(ref slot.Item, item) is { } waiting)
        {
            // An object that changes while it waits, as a book does, loses nothing.
            return ReferenceEquals(waiting, item) ? Admission.Added : Admission.Replaced;
        }

        _waiting.Enqueue(slot);
        return Admission.Added;
    }

    public override bool TryTake([MaybeNullWhen(false)] out T item)
    {
        if (!_waiting.TryDequeue(out var slot))
        {
            item = null;
            return false;
        }

        item = Interlocked.Exchange(ref slot.Item, null)!;
        return true;
    }

    private sealed class Slot
    {
        public T? Item;
    }
}
