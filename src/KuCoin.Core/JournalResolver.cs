using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using KuCoin.Journal;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>Finds out what became of journal entries without an answer, by asking; never by doing anything again.</summary>
internal sealed class JournalResolver(KuCoinClient client, RequestPipeline pipeline)
{
    /// <summary>The exchange refuses requests stamped more than 5 s ago: what has not taken effect by then never will.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(6);

    /// <summary>When processes of this machine were first seen to be gone, by their numbers and the exchange by whose clock that is.</summary>
    private static readonly ConcurrentDictionary<(string Endpoint, int Process), DateTimeOffset> Gone = [];

    /// <summary>How long a process on another machine may still be at it.</summary>
    private static readonly TimeSpan Elsewhere = TimeSpan.FromMinutes(5);

    public async Task<JournalEntry> ResolveAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        if (!entry.IsUnresolved)
            return entry;
        await pipeline.Clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        await RequireSameAccountAsync(entry, cancellationToken).ConfigureAwait(false);
        // Since it was read it may have been answered: what is known must not give way to what a list seems to say.
        entry = JournalReader.ReadAgain(entry);
        if (!entry.IsUnresolved)
            return entry;
        if (IsUnderWay(entry))
            return entry with { Resolution = $"Process {entry.ProcessId} on {entry.Machine} may still be at it." };

        var settled = LastSent(entry) + Settled - pipeline.Clock.Now;
        if (settled > TimeSpan.Zero)
            await Task.Delay(settled, pipeline.Options.TimeProvider, cancellationToken).ConfigureAwait(false);

        var ask = client.Account.Resolve(entry, cancellationToken) ?? client.Spot.Resolve(entry, cancellationToken) ?? client.Margin.Resolve(entry, cancellationToken) ?? client.Futures.Resolve(entry, cancellationToken);
        if (ask is null)
            return entry with { Resolution = $"The exchange cannot be asked about \"{entry.Operation}\": look at what it was to change, and close the entry yourself." };
        var answer = await ask().ConfigureAwait(false);
        return answer.State == JournalState.Unknown ? entry with { Resolution = answer.Resolution } : await CloseAsync(entry, answer).ConfigureAwait(false);
    }

    /// <summary>Sends again what the exchange carries out at most once.</summary>
    public async Task<JournalEntry> CompleteAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        if (!entry.IsUnresolved)
            return entry;
        await RequireSameAccountAsync(entry, cancellationToken).ConfigureAwait(false);
        var operation = OperationCatalogue.Match(new HttpMethod(entry.Method), entry.IsFutures ? ApiHost.Futures : ApiHost.Spot, entry.Path);
        Require.That(
            operation is { Retry: RetryClass.SameId } && entry.ClientOid is not null && !IsUnderWay(entry),
            "NotRepeatable",
            $"\"{entry.Operation}\" is not sent again: only what carries a client id that the exchange carries out once is, and only when nobody is at it any more.");
        var request = new RawRequest { Method = operation.Method, Path = entry.Path, Futures = entry.IsFutures, Body = entry.Body.GetRawText() };
        var answer = await client.SendRawAsync(request, cancellationToken).ConfigureAwait(false);
        return await CloseAsync(entry, new(JournalState.Done, AnswerIds.In(answer.Data), Resolution: "Sent again with the same client id, which the exchange carries out once.")).ConfigureAwait(false);
    }

    /// <summary>Writes down what was found out.</summary>
    public async Task<JournalEntry> CloseAsync(JournalEntry entry, JournalAnswer answer)
    {
        var now = pipeline.Clock.Now;
        await new RequestJournal(Path.GetDirectoryName(entry.File)!, session: null).EndAsync(entry.File, entry.Id, now, answer).ConfigureAwait(false);
        return entry with { State = answer.State, Ids = answer.Ids.Count > 0 ? answer.Ids : entry.Ids, ResolvedAt = now, Resolution = answer.Resolution };
    }

    private async Task RequireSameAccountAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var account = await pipeline.GetOwnerAsync(cancellationToken).ConfigureAwait(false);
        var endpoint = pipeline.EndpointOf(entry.IsFutures ? ApiHost.Futures : ApiHost.Spot);
        if (entry.Account != account || entry.Endpoint != endpoint)
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "JournalOfAnotherAccount", $"The entry is about account {entry.Account} at {entry.Endpoint}; this session is account {account} at {endpoint}.")
            {
                RecommendedAction = "Connect as that account and resolve it there.",
            };
        }
    }

    /// <summary>When the entry's request was sent for the last time, at the latest: it may have waited for the quota, and been repeated, long after its line was written.</summary>
    private DateTimeOffset LastSent(JournalEntry entry)
    {
        if (entry.AnsweredAt is { } answered)
            return answered;
        if (entry.Machine != Environment.MachineName)
            return entry.Time + Elsewhere;
        if (entry.ProcessId == Environment.ProcessId)
            return RequestJournal.EndedAt(entry.Id) ?? entry.Time;
        // When a process ended nobody tells; that it is gone is seen now. One that has the same number and wrote later is another one.
        var now = pipeline.Clock.Now;
        var gone = Gone.AddOrUpdate((entry.Endpoint, entry.ProcessId), now, (_, seen) => seen >= entry.Time ? seen : now);
        return gone - entry.Time < JournalTwins.Longest ? gone : entry.Time + JournalTwins.Longest;
    }

    private bool IsUnderWay(JournalEntry entry)
    {
        if (entry.State != JournalState.Open)
            return false;
        if (entry.Machine != Environment.MachineName)
            return pipeline.Clock.Now - entry.Time < Elsewhere;
        if (entry.ProcessId == Environment.ProcessId)
            return RequestJournal.IsUnderWay(entry.Id);
        try
        {
            using var process = Process.GetProcessById(entry.ProcessId);
            // A process that began later only has the number in common.
            return process.StartTime.ToUniversalTime() + pipeline.Clock.Offset <= entry.Time.UtcDateTime + TimeSpan.FromSeconds(1);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (ExternalException hidden)
        {
            // Another user's process, whose age is not told: it may be the one.
            KuCoinLog.Write(LogLevel.Verbose, $"Process {entry.ProcessId} cannot be looked at: {hidden.Message}");
            return true;
        }
    }
}
