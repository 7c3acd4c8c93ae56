namespace KuCoin.Journal;

/// <summary>
/// Adds up what the changes of a day have used, from the lines of that day's file; reads on from where it stopped, so that the thousandth change of a day costs no more than the first.
/// Changes without a worth in their line wait in <see cref="Unvalued"/>. Not thread-safe.
/// </summary>
internal sealed class DayUse
{
    private readonly Dictionary<string, DayEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DayEntry> _unvalued = new(StringComparer.Ordinal);

    // Entries of which the exchange carries out one only.
    private readonly Dictionary<(string Account, string Change), List<DayEntry>> _changes = [];
    private readonly Dictionary<string, Dictionary<string, decimal>> _sums = new(StringComparer.Ordinal);
    private string? _file;
    private long _read;

    /// <summary>By currency, without what the intent's own client id has used already: a repetition uses nothing more.</summary>
    public IReadOnlyDictionary<string, decimal> Before(JournalIntent intent)
    {
        var used = new Dictionary<string, decimal>(SumsOf(intent.Account), StringComparer.OrdinalIgnoreCase);
        foreach (var own in Counted((intent.Account, ChangeOf(intent.Id, intent.ClientOid, intent.IsFutures, intent.Path))))
            used[own.Currency] -= own.Value;
        return used;
    }

    /// <summary>By currency, all that is valued.</summary>
    public IReadOnlyDictionary<string, decimal> Of(string account) => new Dictionary<string, decimal>(SumsOf(account), StringComparer.OrdinalIgnoreCase);

    /// <summary>The account's changes whose worth is not known.</summary>
    public IReadOnlyList<JournalEntry> Unvalued(string account) => [.. _unvalued.Values.Select(entry => entry.Source!).Where(source => source.Account == account)];

    /// <summary>Says what one of <see cref="Unvalued"/> has used.</summary>
    public void Value(JournalEntry entry, IReadOnlyList<JournalUse> uses) => Update(entry.Id, _entries[entry.Id], valued => (valued.Uses, valued.Source) = (uses, null));

    /// <summary>Reads what was added to the day's file: whole lines, for one that was cut short is ended, and skipped, when the next is written.</summary>
    /// <exception cref="KuCoinException">JournalUnavailable: it cannot be read.</exception>
    public void CatchUp(string file)
    {
        if (_file != file)
            Forget(file);
        if (!File.Exists(file))
            return;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            // Somebody put another file in its place.
            if (stream.Length < _read)
                Forget(file);
            stream.Seek(_read, SeekOrigin.Begin);
            var fresh = new byte[stream.Length - _read];
            stream.ReadExactly(fresh);
            var start = 0;
            for (int end; (end = Array.IndexOf(fresh, (byte)'\n', start)) >= 0; start = end + 1)
                Read(fresh.AsMemory(start, end - start), file);
            _read += start;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalFile.Unavailable(file, failure);
        }
    }

    private void Forget(string file)
    {
        (_file, _read) = (file, 0);
        _entries.Clear();
        _unvalued.Clear();
        _changes.Clear();
        _sums.Clear();
    }

    private void Read(ReadOnlyMemory<byte> text, string file)
    {
        if (text.IsEmpty)
            return;
        // A torn intent was never sent, and a torn answer leaves its entry counted.
        if (JournalReader.TryRead(text, file) is not { } line)
            KuCoinLog.Write(LogLevel.Warning, $"A line of the journal '{file}' is torn and left out.");
        else if (line.Intent is { } intent)
            Update(line.Id, _entries[line.Id] = new DayEntry(intent.Account, ChangeOf(intent.Id, intent.ClientOid, intent.IsFutures, intent.Path)), entry => (entry.Uses, entry.Source) = (intent.Uses, intent.Uses is null ? intent : null));
        else if (_entries.TryGetValue(line.Id, out var answered))
            Update(line.Id, answered, entry => entry.IsNotDone = JournalEntry.Text(line.Line, "state") is nameof(JournalState.NotDone));
    }

    /// <summary>Changes an entry, and the sums with it.</summary>
    private void Update(string id, DayEntry entry, Action<DayEntry> update)
    {
        var key = (entry.Account, entry.Change);
        var before = Counted(key);
        update(entry);
        if (!_changes.TryGetValue(key, out var same))
            _changes[key] = same = [];
        if (!same.Contains(entry))
            same.Add(entry);
        if (entry is { Uses: null, IsNotDone: false })
            _unvalued[id] = entry;
        else
            _unvalued.Remove(id);

        var sums = SumsOf(entry.Account);
        foreach (var use in before)
            sums[use.Currency] -= use.Value;
        foreach (var use in Counted(key))
            sums[use.Currency] = sums.GetValueOrDefault(use.Currency) + use.Value;
    }

    /// <summary>What counts of the entries of one change: one of them is carried out, and it may be the largest.</summary>
    private IReadOnlyList<JournalUse> Counted((string Account, string Change) key) =>
        !_changes.TryGetValue(key, out var same) ? []
        : [.. same.Where(entry => !entry.IsNotDone).SelectMany(entry => entry.Total).GroupBy(use => use.Currency, StringComparer.OrdinalIgnoreCase).Select(uses => uses.MaxBy(use => use.Value)!)];

    private Dictionary<string, decimal> SumsOf(string account) =>
        _sums.TryGetValue(account, out var sums) ? sums : _sums[account] = new(StringComparer.OrdinalIgnoreCase);

    // A client id stands for one change of one call: an order and a transfer may share it and both happen.
    private static string ChangeOf(string id, string? clientOid, bool isFutures, string path) => clientOid is null ? id : $"{isFutures} {path} {clientOid}";

    private sealed class DayEntry(string account, string change)
    {
        public string Account { get; } = account;

        public string Change { get; } = change;

        /// <summary>What is to be valued; null when its worth is known.</summary>
        public JournalEntry? Source { get; set; }

        /// <summary>Null while its worth is not known.</summary>
        public IReadOnlyList<JournalUse>? Uses { get; set; }

        public bool IsNotDone { get; set; }

        /// <summary>By currency: a batch uses several times of one.</summary>
        public IEnumerable<JournalUse> Total => (Uses ?? []).GroupBy(use => use.Currency, StringComparer.OrdinalIgnoreCase).Select(uses => new JournalUse(uses.Key, uses.Sum(use => use.Value)));
    }
}
