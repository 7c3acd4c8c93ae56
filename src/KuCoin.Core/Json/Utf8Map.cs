using System.Numerics;
using System.Runtime.InteropServices;

namespace KuCoin.Json;

/// <summary>Finds things by UTF-8 text, so that a name in a message need not become a string first.</summary>
internal sealed class Utf8Map<T>
    where T : class
{
    private Entry?[] _buckets = new Entry?[16];

    public int Count { get; private set; }

    public T? Find(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        for (var entry = _buckets[hash & (uint)(_buckets.Length - 1)]; entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && name.SequenceEqual(entry.Name))
                return entry.Value;
        }

        return null;
    }

    /// <summary>Adds a name that is not there yet.</summary>
    public void Add(ReadOnlySpan<byte> name, T value)
    {
        if (Count == _buckets.Length)
            Grow();
        Link(new Entry(Hash(name), name.ToArray(), value));
        Count++;
    }

    // Names come from the exchange a subscription was made with, and their number is bounded by the callers:
    // a fast mix of the bytes is enough, no defence against chosen collisions is needed.
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length;
        while (name.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(name)) * 0x9E3779B97F4A7C15;
            hash = BitOperations.RotateLeft(hash, 29);
            name = name[sizeof(ulong)..];
        }

        foreach (var b in name)
            hash = (hash ^ b) * 0x100000001B3;
        return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
    }

    private void Grow()
    {
        var old = _buckets;
        _buckets = new Entry?[old.Length * 2];
        foreach (var bucket in old)
        {
            for (var entry = bucket; entry is not null;)
            {
                var next = entry.Next;
                Link(entry);
                entry = next;
            }
        }
    }

    private void Link(Entry entry)
    {
        ref var bucket = ref _buckets[entry.Hash & (uint)(_buckets.Length - 1)];
        entry.Next = bucket;
        bucket = entry;
    }

    private sealed class Entry(uint hash, byte[] name, T value)
    {
        public uint Hash { get; } = hash;

        public byte[] Name { get; } = name;

        public T Value { get; } = value;

        public Entry? Next { get; set; }
    }
}
