using System.Text;

namespace KuCoin.Json;

/// <summary>Gives the same string for the same bytes, so that the symbol of a frequent message costs nothing. For one thread.</summary>
internal sealed class NameCache
{
    // More than the exchange has symbols; beyond it names are still right, only not shared.
    private const int Capacity = 20_000;

    // Longer than any symbol; what is longer is not kept.
    private const int LongestName = 64;

    [ThreadStatic]
    private static NameCache? _ofThread;

    private readonly Utf8Map<string> _names = new();

    /// <summary>One that lasts as long as the thread, for answers whose rows repeat what earlier answers said.</summary>
    public static NameCache OfThread => _ofThread ??= new NameCache();

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (_names.Find(utf8) is { } known)
            return known;
        var name = ForeignText.Visible(Encoding.UTF8.GetString(utf8));
        if (_names.Count < Capacity && utf8.Length <= LongestName)
            _names.Add(utf8, name);
        return name;
    }
}
