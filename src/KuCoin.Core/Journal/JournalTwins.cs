using System.Text.Json;

namespace KuCoin.Journal;

/// <summary>
/// Tells by a list of what happened whether an entry did, where the exchange knows no id of ours: the rows of the list that look like the entry,
/// less those that other entries of the journal account for.
/// </summary>
internal sealed class JournalTwins
{
    /// <summary>How long after its line a request can still be carried out: repetitions and waits for the quota included.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What the clocks may still differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    private static readonly string[] OwnIds = ["clientOid", "bizNo", "remark"];

    private readonly List<JournalEntry> _twins;

    // The same change, asked for again: the exchange carries out one of them, and answers both alike.
    private readonly JournalEntry? _same;

    private JournalTwins(List<JournalEntry> twins, HashSet<string> claimed)
    {
        _twins = twins;
        _same = twins[^1].ClientOid is { } clientOid ? twins.Find(twin => twin.State == JournalState.Done && twin.ClientOid == clientOid) : null;
        Claimed = claimed;
        var open = twins.Where(twin => twin.IsUnresolved).ToList();
        Start = open.Min(twin => twin.Time) - Skew;
        End = open.Max(twin => twin.Time) + Longest;
    }

    /// <summary>The oldest row that can be one of the entries.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The newest row that can be one of the entries.</summary>
    public DateTimeOffset End { get; }

    private HashSet<string> Claimed { get; }

    /// <summary>The entry and all that ask for the same around the same time.</summary>
    public static JournalTwins Of(JournalEntry entry)
    {
        var around = JournalReader.Read(Path.GetDirectoryName(entry.File)!, entry.Time - Longest, entry.Time + Longest).Where(other => other.Account == entry.Account && other.Endpoint == entry.Endpoint).ToList();
        return new(
            [.. around.Where(other => other.Id != entry.Id && other.Path == entry.Path && IsSame(other.Values, entry.Values)), entry],
            around.SelectMany(other => other.Ids).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Asks for the rows that look like the entry, again after each of the delays while there is none of it: lists lag behind what happened.</summary>
    /// <param name="list">Asks for the rows: the exchange's id and time of each; null where the list tells nothing about the entry.</param>
    /// <param name="what">What a row is, for the text: "withdrawal".</param>
    /// <param name="delays">When to ask, each counted from the answer before.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>Null where the list tells nothing about the entry.</returns>
    public async Task<JournalAnswer?> AskAsync(Func<Task<IReadOnlyList<(string Id, DateTimeOffset Time)>?>> list, string what, IReadOnlyList<TimeSpan> delays, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_same is not null)
            return new(JournalState.Done, _same.Ids, Resolution: $"The {what} is done under the same client id.");
        JournalAnswer? answer = null;
        foreach (var delay in delays)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            if (await list().ConfigureAwait(false) is not { } rows)
                return null;
            answer = Judge(rows, what);
            if (answer.State != JournalState.NotDone)
                break;
        }
        return answer;
    }

    private JournalAnswer Judge(IEnumerable<(string Id, DateTimeOffset Time)> rows, string what)
    {
        var there = rows.Where(row => row.Time >= Start && row.Time <= End).OrderBy(row => row.Time).ToList();
        var free = there.Where(row => !Claimed.Contains(row.Id)).ToList();
        var open = _twins.Count(twin => twin.IsUnresolved);
        // What is known to be done has a row of its own, by whichever id.
        var left = free.Count - _twins.Count(twin => twin.State == JournalState.Done && twin.Time >= Start && !there.Exists(row => twin.Ids.Contains(row.Id, StringComparer.Ordinal)));
        if (left <= 0)
            return new(JournalState.NotDone, [], Resolution: $"The exchange lists no {what} like it.");
        return left <= open
            ? new(JournalState.Done, [free[0].Id], Resolution: $"The exchange lists the {what}.")
            : new(JournalState.Unknown, [], Resolution: FormattableString.Invariant($"The exchange lists {left} such {what}s where {open} may be the journal's: look which one it is."));
    }

    private static bool IsSame(JsonElement one, JsonElement other) =>
        one.ValueKind == other.ValueKind && (one.ValueKind != JsonValueKind.Object || Text(one).SequenceEqual(Text(other), StringComparer.Ordinal));

    private static IEnumerable<string> Text(JsonElement values) =>
        values.EnumerateObject().Where(value => !OwnIds.Contains(value.Name, StringComparer.Ordinal)).Select(value => $"{value.Name}={value.Value}").Order(StringComparer.Ordinal);
}
