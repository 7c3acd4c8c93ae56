namespace KuCoin.Transport;

/// <summary>The rows a paged list has given: a row that moved to the next page while one was read is not given twice, and pages that only repeat come to an end.</summary>
/// <param name="operation">The call, for the message.</param>
/// <param name="key">What tells two rows apart.</param>
/// <param name="part">Where the key alone does not: what tells apart those that share it. Null where keys are enough.</param>
internal sealed class SeenRows<T>(Operation operation, Func<T, string> key, Func<T, string>? part)
{
    // Far more than rows that move can explain.
    private const int MostRepeatedPages = 20;

    // Rows move by as many places as there were changes while a page was read, and lists of times end a minute ahead: ten thousand are
    // 166 changes a second for as long. To remember more costs long lists more, in garbage collection, than reading their rows.
    private const int Remembered = 10_000;

    // By key the part, both of them texts of the row: nothing is made for what is remembered. When the later rows are enough, the earlier ones are forgotten.
    private Dictionary<string, string?> _earlier = [];
    private Dictionary<string, string?> _later = [];
    private int _repeatedPages;

    /// <summary>Of a page the rows that did not come before.</summary>
    /// <exception cref="KuCoinException">Page after page holds nothing new (Protocol, EndlessPages): the list would go on for ever.</exception>
    public IReadOnlyList<T> Fresh(IReadOnlyList<T> rows)
    {
        List<T>? some = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (IsNew(key(row), part?.Invoke(row)))
                some?.Add(row);
            else
                some ??= [.. rows.Take(i)];
        }

        var fresh = some ?? rows;
        _repeatedPages = fresh.Count > 0 ? 0 : _repeatedPages + 1;
        if (_repeatedPages > MostRepeatedPages)
            throw new KuCoinException(KuCoinErrorKind.Protocol, "EndlessPages", $"The pages of {operation.Label} repeat rows that came before, page after page; the list is not read further.");
        return fresh;
    }

    private bool IsNew(string key, string? part)
    {
        if (!_earlier.TryGetValue(key, out var known))
        {
            if (_later.TryAdd(key, part))
            {
                if (_later.Count == Remembered)
                    ForgetEarlier();
                return true;
            }

            known = _later[key];
        }

        return known != part && IsNew($"{key}/{part}", part);
    }

    private void ForgetEarlier()
    {
        (_earlier, _later) = (_later, _earlier);
        _later.Clear();
        _later.EnsureCapacity(Remembered);
    }
}
