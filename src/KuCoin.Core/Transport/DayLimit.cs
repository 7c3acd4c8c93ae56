using KuCoin.Guards;
using KuCoin.Journal;

namespace KuCoin.Transport;

/// <summary>The day's maximum of a guard, over all changes of the account that the journal has: also those that were made without a guard, or under one that did not look at their worth.</summary>
internal sealed class DayLimit(GuardDesk guard) : IDayLimit
{
    public async Task<IReadOnlyList<(JournalEntry Entry, IReadOnlyList<JournalUse> Uses)>> ValueAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var valued = new List<(JournalEntry, IReadOnlyList<JournalUse>)>();
        var past = guard.OfThePast();
        foreach (var entry in entries)
        {
            try
            {
                valued.Add((entry, await past.ExamineAsync(Request(entry), cancellationToken).ConfigureAwait(false)));
            }
            catch (KuCoinException unknown) when (unknown is GuardRefusedException || unknown.Kind == KuCoinErrorKind.NotFound)
            {
                KuCoinLog.Write(LogLevel.Verbose, $"What \"{entry.Operation}\" has used of the day is not known: {unknown.Message}");
            }
        }
        return valued;
    }

    public void Admit(JournalIntent intent, IReadOnlyDictionary<string, decimal> used, IReadOnlyList<JournalEntry> unvalued) => guard.CheckDay(intent.Uses, used, unvalued);

    private static GuardedRequest Request(JournalEntry entry)
    {
        var method = new HttpMethod(entry.Method);
        var operation = OperationCatalogue.Match(method, entry.IsFutures ? ApiHost.Futures : ApiHost.Spot, entry.Path);
        return new($"{entry.Method} {entry.Path}", entry.Method, entry.Path, entry.IsFutures, operation?.IsHarmless == true, entry.HasQuery, entry.Body);
    }
}
