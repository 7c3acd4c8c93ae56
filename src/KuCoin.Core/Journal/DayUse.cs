using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KuCoin.Journal;

/// <summary>Adds up what the changes of a day have used, from the lines of that day's file; reads on from where it stopped. Called under the journal's lock.</summary>
internal sealed class DayUse
{
    private sealed record Entry(string Account, string? ClientOid, IReadOnlyList<JournalUse> Uses);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private string? _file;
    private long _read;

    /// <summary>By currency, without what the intent's own client id has used already: a repetition uses nothing more.</summary>
    public IReadOnlyDictionary<string, decimal> Of(string file, JournalIntent intent) => Of(file, intent.Account, intent.ClientOid);

    /// <inheritdoc cref="Of(string, JournalIntent)"/>
    public IReadOnlyDictionary<string, decimal> Of(string file, string account, string? clientOid)
    {
        CatchUp(file);
        return _entries.Values
            .Where(entry => entry.Account == account && (clientOid is null || entry.ClientOid != clientOid))
            // What was sent again with the same client id happened once.
            .DistinctBy(entry => entry.ClientOid ?? Guid.NewGuid().ToString(), StringComparer.Ordinal)
            .SelectMany(entry => entry.Uses)
            .GroupBy(use => use.Currency, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(uses => uses.Key, uses => uses.Sum(use => use.Value), StringComparer.OrdinalIgnoreCase);
    }

    private void CatchUp(string file)
    {
        if (_file != file)
        {
            (_file, _read) = (file, 0);
            _entries.Clear();
        }
        if (!File.Exists(file))
            return;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.Seek(_read, SeekOrigin.Begin);
            using var text = new StreamReader(stream, Encoding.UTF8);
            var fresh = text.ReadToEnd();
            // Only whole lines: one that was cut short is ended, and skipped, when the next is written.
            var whole = fresh[..(fresh.LastIndexOf('\n') + 1)];
            _read += Encoding.UTF8.GetByteCount(whole);
            foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Read(line);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalFile.Unavailable(file, failure);
        }
    }

    private void Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var line = document.RootElement;
            if (JournalEntry.Text(line, "id") is not { } id)
                return;
            if (line.TryGetProperty("uses", out var uses))
                _entries[id] = new Entry(JournalEntry.Text(line, "account") ?? "", JournalEntry.Text(line, "clientOid"), [.. uses.EnumerateArray().Select(Use)]);
            else if (JournalEntry.Text(line, "state") is nameof(JournalState.NotDone))
                _entries.Remove(id);
        }
        catch (JsonException torn)
        {
            // A torn intent was never sent, and a torn answer leaves its entry counted.
            KuCoinLog.Write(LogLevel.Warning, $"A line of the journal '{_file}' is torn and left out: {torn.Message}");
        }
    }

    private static JournalUse Use(JsonElement use) =>
        new(JournalEntry.Text(use, "currency") ?? "", decimal.Parse(JournalEntry.Text(use, "value") ?? "", CultureInfo.InvariantCulture));
}
