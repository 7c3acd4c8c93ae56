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

/// <summary>The unread objects of a subscription. Its owner locks.</summary>
internal abstract class WaitingItems<T>
    where T : class
{
    public abstract int Count { get; }

    public abstract Admission Add(T item);

    public abstract bool TryTake([MaybeNullWhen(false)] out T item);

    public abstract void Clear();
}

/// <summary>All of them in order, up to a bound.</summary>
internal sealed class AllItems<T>(int capacity) : WaitingItems<T>
    where T : class
{
    private readonly Queue<T> _queue = new();

    public override int Count => _queue.Count;

    public override Admission Add(T item)
    {
        if (_queue.Count == capacity)
            return Admission.Refused;
        _queue.Enqueue(item);
        return Admission.Added;
    }

    public override bool TryTake([MaybeNullWhen(false)] out T item) => _queue.TryDequeue(out item);

    public override void Clear() => _queue.Clear();
}

/// <summary>The newest one of each key, the key that waits longest first; so there are never more than keys.</summary>
internal sealed class NewestItems<T>(Func<T, string> key) : WaitingItems<T>
    where T : class
{
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly Queue<Slot> _waiting = new();

    public override int Count => _waiting.Count;

    public override Admission Add(T item)
    {
        var name = key(item);
        if (!_slots.TryGetValue(name, out var slot))
            _slots.Add(name, slot = new Slot());
        var waiting = slot.Item;
        slot.Item = item;
        if (waiting is not null)
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

        item = slot.Item!;
        slot.Item = null;
        return true;
    }

    public override void Clear()
    {
        _waiting.Clear();
        _slots.Clear();
    }

    private sealed class Slot
    {
        public T? Item { get; set; }
    }
}
