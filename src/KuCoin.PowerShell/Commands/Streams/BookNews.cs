namespace KuCoin.Commands;

/// <summary>
/// Tells which of the books that arrive show something new: one that is kept here shows the present, which may have been
/// written when the change before it arrived.
/// </summary>
internal sealed class BookNews
{
    private readonly Dictionary<string, long> _written = new(StringComparer.Ordinal);

    /// <summary>True when the book was not written before; always of books without a sequence.</summary>
    public bool IsNew(string symbol, long? sequence)
    {
        if (sequence is not { } now)
            return true;
        if (_written.TryGetValue(symbol, out var before) && before == now)
            return false;
        _written[symbol] = now;
        return true;
    }
}
