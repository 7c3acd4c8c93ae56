using System.Text;

namespace KuCoin.Bench.Floor;

/// <summary>Gives the same string for the same bytes. No defence against anything.</summary>
public sealed class SymbolCache
{
    private readonly Dictionary<int, (byte[] Name, string Text)> _known = [];

    public string Get(ReadOnlySpan<byte> name)
    {
        var hash = 0;
        foreach (var b in name)
            hash = (hash * 31) + b;
        if (_known.TryGetValue(hash, out var known) && name.SequenceEqual(known.Name))
            return known.Text;
        var text = Encoding.UTF8.GetString(name);
        _known[hash] = (name.ToArray(), text);
        return text;
    }
}
