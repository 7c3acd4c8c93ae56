using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KuCoin.Journal;

/// <summary>Adds up what the changes of a day have used, from the lines of that day's file; reads on from where it stopped. Called under the journal's lock.</summary>
internal sealed class DayUse
{
    /// <param name="Account">Whose change it is.</param>
    /// <param name="Change">The same for entries of which the exchange carries out one only.</param>
    /// <param name="Uses">What it uses.</param>
    private sealed record Entry(string Account, string Change, IReadOnlyList<JournalUse> Uses);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private string? _file;
    private long _read;

    /// <summary>By currency, without what the intent's own client id has used already: a repetition uses nothing more.</summary>
    public IReadOnlyDictionary<string, decimal> Of(string file, JournalIntent intent) => Of(file, intent.Account, ChangeOf(intent.Id, intent.ClientOid, intent.IsFutures, intent.Path));

    /// <summary>By currency, all of it.</summary>
    public IReadOnlyDictionary<string, decimal> Of(string file, string account) => Of(file, account, except: null);

    private Dictionary<string, decimal> Of(string file, string account, string? except)
    {
        CatchUp(file);
        return _entries.Values
            .Where(entry => entry.Account == account && entry.Change != except)
            .DistinctBy(entry => entry.Change, StringComparer.Ordinal)
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
                _entries[id] = new Entry(JournalEntry.Text(line, "account") ?? "", ChangeOf(id, line), [.. uses.EnumerateArray().Select(Use)]);
            else if (JournalEntry.Text(line, "state") is nameof(JournalState.NotDone))
                _entries.Remove(id);
        }
        catch (JsonException torn)
        {
            // A torn intent was never sent, and a torn answer leaves its entry counted.
            KuCoinLog.Write(LogLevel.Warning, $"A line of the journal '{_file}' is torn and left out: {torn.Message}");
        }
    }

    private static string ChangeOf(string id, JsonElement line) =>
        ChangeOf(id, JournalEntry.Text(line, "clientOid"), JournalEntry.Text(line, "futures") == "true", JournalEntry.Text(line, "path") ?? "");

    // A client id stands for one change of one call: an order and a transfer may share it and both happen.
    private static string ChangeOf(string id, string? clientOid, bool isFutures, string path) => clientOid is null ? id : $"{isFutures} {path} {clientOid}";

    private static JournalUse Use(JsonElement use) =>
        new(JournalEntry.Text(use, "currency") ?? "", decimal.Parse(JournalEntry.Text(use, "value") ?? "", CultureInfo.InvariantCulture));
}
