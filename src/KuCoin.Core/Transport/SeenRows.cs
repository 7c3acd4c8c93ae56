namespace KuCoin.Transport;

/// <summary>The rows a paged list has given: a row that moved to the next page while one was read is not given twice, and pages that only repeat come to an end.</summary>
/// <param name="operation">The call, for the message.</param>
/// <param name="key">What tells two rows apart.</param>
internal sealed class SeenRows<T>(Operation operation, Func<T, string> key)
{
    // Far more than rows that move can explain.
    private const int MostRepeatedPages = 20;

    // Rows move by as many places as there were changes while a page was read, and lists of times end a minute ahead: ten thousand are
    // 166 changes a second for as long. To remember more costs long lists more, in garbage collection, than reading their rows.
    private const int MostRemembered = 10_000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _remembered = new();
    private int _repeatedPages;

    /// <summary>Of a page the rows that did not come before.</summary>
    /// <exception cref="KuCoinException">Page after page holds nothing new (Protocol, EndlessPages): the list would go on for ever.</exception>
    public List<T> Fresh(IReadOnlyList<T> rows)
    {
        var fresh = new List<T>(rows.Count);
        foreach (var row in rows)
        {
            var name = key(row);
            if (!_seen.Add(name))
                continue;
            fresh.Add(row);
            _remembered.Enqueue(name);
            if (_remembered.Count > MostRemembered)
                _seen.Remove(_remembered.Dequeue());
        }

        _repeatedPages = fresh.Count > 0 ? 0 : _repeatedPages + 1;
        if (_repeatedPages > MostRepeatedPages)
            throw new KuCoinException(KuCoinErrorKind.Protocol, "EndlessPages", $"The pages of {operation.Label} repeat rows that came before, page after page; the list is not read further.");
        return fresh;
    }
}
