using System.Text;

namespace KuCoin.Streams;

/// <summary>Gives the same string for the same bytes, so that the symbol of a frequent message costs nothing. For one thread.</summary>
internal sealed class NameCache
{
    // More than the exchange has symbols; beyond it names are still right, only not shared.
    private const int Capacity = 20_000;

    private readonly Utf8Map<string> _names = new();

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (_names.Find(utf8) is { } known)
            return known;
        var name = ForeignText.Visible(Encoding.UTF8.GetString(utf8));
        if (_names.Count < Capacity)
            _names.Add(utf8, name);
        return name;
    }
}
