using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace KuCoin;

/// <summary>A line of the journal that is no entry: a write that was cut short by the end of its process.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The number of the line, from 1.</param>
public sealed record TornJournalLine(string File, int Line);

/// <summary>Reads the journal that clients with <see cref="KuCoinClientOptions.Journal"/> write. It can be read while they write.</summary>
public static class JournalReader
{
    /// <summary>The entries of a folder, oldest first; a folder that is not there has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="startTime">The oldest entry wanted; null for all.</param>
    /// <param name="endTime">The newest entry wanted; null for all.</param>
    /// <param name="torn">Told of each line that is no entry. A torn intent was never sent, for a request leaves only when its line is whole; a torn answer leaves its entry open.</param>
    /// <exception cref="KuCoinException">JournalUnreadable: a file cannot be read.</exception>
    public static IEnumerable<JournalEntry> Read(string folder, DateTimeOffset? startTime = null, DateTimeOffset? endTime = null, Action<TornJournalLine>? torn = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Journal.JournalFile.All(folder, startTime, endTime)
            .SelectMany(file => ReadFile(file, torn))
            .Where(entry => !(entry.Time < startTime) && !(entry.Time > endTime));
    }

    /// <summary>
    /// The entries of which it is not known what became of them, oldest first. Files of past days that were seen without any are not read again
    /// while they have not grown; a note in the folder says which.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="startTime">The oldest entry wanted; null for all.</param>
    /// <param name="endTime">The newest entry wanted; null for all.</param>
    /// <param name="torn">Told of each line that is no entry, in the files that are read.</param>
    /// <exception cref="KuCoinException">JournalUnreadable: a file cannot be read.</exception>
    public static IReadOnlyList<JournalEntry> ReadUnresolved(string folder, DateTimeOffset? startTime = null, DateTimeOffset? endTime = null, Action<TornJournalLine>? torn = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var settled = new Journal.SettledFiles(folder);
        var found = new List<JournalEntry>();
        var files = Journal.JournalFile.All(folder, startTime, endTime).ToList();
        foreach (var file in files)
        {
            // Before it is read: what is added meanwhile makes it longer than noted.
            var length = new FileInfo(file).Length;
            if (settled.Has(file, length))
                continue;
            var unresolved = ReadFile(file, torn).FindAll(entry => entry.IsUnresolved);
            // The newest one still grows, and would be noted in vain.
            if (unresolved.Count == 0 && file != files[^1])
                settled.Add(file, length);
            found.AddRange(unresolved.Where(entry => !(entry.Time < startTime) && !(entry.Time > endTime)));
        }
        settled.Save();
        return found;
    }

    /// <summary>The entries with a client id, newest first.</summary>
    internal static IEnumerable<JournalEntry> Find(string folder, string account, string endpoint, string clientOid) =>
        Journal.JournalFile.All(folder).Reverse()
            // Most files do not name it, and looking for a text is much faster than reading lines as JSON.
            .Where(file => Lines(file).Any(line => line.Contains(clientOid, StringComparison.Ordinal)))
            .SelectMany(file => Enumerable.Reverse(ReadFile(file, torn: null)))
            .Where(entry => entry.ClientOid == clientOid && entry.Account == account && entry.Endpoint == endpoint);

    /// <summary>The entry as it stands now; as it was where its file has it no more.</summary>
    /// <exception cref="KuCoinException">JournalUnreadable: its file cannot be read.</exception>
    internal static JournalEntry ReadAgain(JournalEntry entry) => ReadFile(entry.File, torn: null).Find(other => other.Id == entry.Id) ?? entry;

    private static List<JournalEntry> ReadFile(string file, Action<TornJournalLine>? torn)
    {
        var entries = new List<JournalEntry>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            if (TryRead(Encoding.UTF8.GetBytes(line), file) is not { } read)
            {
                torn?.Invoke(new(file, number));
            }
            else if (read.Intent is { } intent)
            {
                places[intent.Id] = entries.Count;
                entries.Add(intent);
            }
            else if (places.TryGetValue(read.Id, out var place))
            {
                entries[place] = Answered(entries[place], read.Line);
            }
        }
        return entries;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = Open(file);
        using var text = new StreamReader(stream, Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "JournalUnreadable", $"The journal file '{file}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>One line: its entry when it is an intent; null when it is torn.</summary>
    internal static (string Id, JsonElement Line, JournalEntry? Intent)? TryRead(ReadOnlyMemory<byte> text, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var line = document.RootElement.Clone();
            var kind = JournalEntry.Text(line, "kind");
            return JournalEntry.Text(line, "id") is not { } id ? null
                : kind is Journal.JournalLine.Intent ? (id, line, Intent(line, id, file))
                : kind is Journal.JournalLine.Answer ? (id, line, null)
                : null;
        }
        catch (Exception torn) when (torn is JsonException or FormatException)
        {
            return null;
        }
    }

    private static JournalEntry Intent(JsonElement line, string id, string file)
    {
        line.TryGetProperty("body", out var body);
        line.TryGetProperty("query", out var query);
        return new JournalEntry
        {
            Id = id,
            File = file,
            Time = Time(line),
            Account = Needed(line, "account"),
            Session = JournalEntry.Text(line, "session"),
            Endpoint = Needed(line, "endpoint"),
            Machine = JournalEntry.Text(line, "machine"),
            ProcessId = int.TryParse(JournalEntry.Text(line, "process"), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0,
            Operation = Needed(line, "operation"),
            Method = Needed(line, "method"),
            Path = Needed(line, "path"),
            IsFutures = JournalEntry.Text(line, "futures") == "true",
            ClientOid = JournalEntry.Text(line, "clientOid"),
            IdempotencyKey = JournalEntry.Text(line, "key"),
            Body = body,
            Values = body.ValueKind == JsonValueKind.Undefined ? query : body,
            HasQuery = query.ValueKind != JsonValueKind.Undefined,
            Uses = line.TryGetProperty("uses", out var uses) ? [.. uses.EnumerateArray().Select(Use)] : null,
        };
    }

    private static JournalEntry Answered(JournalEntry entry, JsonElement line)
    {
        var resolution = JournalEntry.Text(line, "resolution");
        var answered = entry with
        {
            State = Enum.TryParse<JournalState>(JournalEntry.Text(line, "state"), out var state) ? state : JournalState.Unknown,
            Ids = line.TryGetProperty("ids", out var ids) && ids.ValueKind == JsonValueKind.Array ? [.. ids.EnumerateArray().Select(id => id.ToString())] : entry.Ids,
        };
        return resolution is null
            ? answered with
            {
                AnsweredAt = Time(line),
                IsRecovered = JournalEntry.Text(line, "recovered") == "true",
                Code = JournalEntry.Text(line, "code"),
                ErrorId = JournalEntry.Text(line, "errorId"),
                Message = JournalEntry.Text(line, "message"),
            }
            : answered with { ResolvedAt = Time(line), Resolution = resolution };
    }

    private static Journal.JournalUse Use(JsonElement use) => new(Needed(use, "currency"), decimal.Parse(Needed(use, "value"), CultureInfo.InvariantCulture));

    private static DateTimeOffset Time(JsonElement line) => DateTimeOffset.Parse(Needed(line, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Needed(JsonElement line, string name, [CallerArgumentExpression(nameof(line))] string what = "") =>
        JournalEntry.Text(line, name) ?? throw new FormatException($"The {what} has no {name}.");
}
