using System.Collections.Concurrent;

namespace KuCoin.Journal;

/// <summary>
/// Writes what is about to be asked of the exchange before it is asked, and what came back after it. One file per UTC day of the exchange's clock;
/// an entry's lines all stand in the file of its intent. Safe with several processes and sessions on one folder.
/// </summary>
#pragma warning disable CA1001 // The gate holds nothing to free, and an answer may have to be written down after its client was disposed.
internal sealed class RequestJournal
#pragma warning restore CA1001
{
    private static readonly ConcurrentDictionary<string, bool> UnderWay = new(StringComparer.Ordinal);

    // Of this process, those few whose answer could not be written down, and when it came.
    private static readonly ConcurrentDictionary<string, DateTimeOffset> Unwritten = new(StringComparer.Ordinal);

    private readonly string _folder;
    private readonly string? _session;
    private readonly DayUse _use = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Makes the folder and tries to write in it, so that a journal that cannot be kept is found out at connect and not at the first order.</summary>
    /// <exception cref="KuCoinException">JournalUnavailable: it cannot be written.</exception>
    public RequestJournal(string folder, string? session)
    {
        _folder = Path.GetFullPath(folder);
        _session = session;
        try
        {
            JournalFile.MakeFolder(_folder);
            JournalFile.Open(Path.Combine(_folder, $"probe-{Guid.NewGuid():N}"), FileMode.CreateNew, FileShare.None, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw JournalFile.Unavailable(_folder, failure);
        }
    }

    public string Folder => _folder;

    /// <summary>True while this process waits for the answer to the entry's request.</summary>
    public static bool IsUnderWay(string id) => UnderWay.ContainsKey(id);

    /// <summary>When the answer to the entry's request came, where this process could not write it down; null otherwise.</summary>
    public static DateTimeOffset? EndedAt(string id) => Unwritten.TryGetValue(id, out var time) ? time : null;

    /// <summary>Writes down what is about to happen; when it returns the line is on the disk and the request may leave.</summary>
    /// <param name="intent">What is about to be asked.</param>
    /// <param name="limit">Judges by what the account's changes of this day have used so far, while no other process can write; null for no limit.</param>
    /// <param name="cancellationToken">Ends waiting for the lock.</param>
    /// <returns>Where the answer will be written.</returns>
    /// <exception cref="KuCoinException">JournalUnavailable: nothing may be sent.</exception>
    public async Task<string> BeginAsync(JournalIntent intent, IDayLimit? limit, CancellationToken cancellationToken)
    {
        var file = JournalFile.NameOf(_folder, intent.Time);
        // What others have done is valued before the lock is taken, for it may need answers of the exchange; only what came since is valued under it.
        if (limit is not null)
            await UnderGateAsync(() => SumUpAsync(file, intent.Account, limit, cancellationToken), cancellationToken).ConfigureAwait(false);
        // Before the line is there: whoever reads it must not find that nobody is at it.
        UnderWay[intent.Id] = true;
        try
        {
            await UnderLockAsync(
                async () =>
                {
                    if (limit is not null)
                    {
                        var unvalued = await SumUpAsync(file, intent.Account, limit, cancellationToken).ConfigureAwait(false);
                        limit.Admit(intent, _use.Before(intent), unvalued);
                    }
                    JournalFile.Append(file, JournalLine.Write(intent, _session).Span);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            UnderWay.TryRemove(intent.Id, out _);
            throw;
        }
        return file;
    }

    /// <summary>Writes down what came back, or what was found out.</summary>
    /// <exception cref="KuCoinException">JournalUnavailable: the entry stays open.</exception>
    public async Task EndAsync(string file, string id, DateTimeOffset time, JournalAnswer answer)
    {
        Unwritten[id] = time;
        UnderWay.TryRemove(id, out _);
        await UnderLockAsync(
            () =>
            {
                JournalFile.Append(file, JournalLine.Write(id, time, answer).Span);
                Unwritten.TryRemove(id, out _);
                return Task.CompletedTask;
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What the changes of a day have used by currency, and those whose worth is not known.</summary>
    public Task<(IReadOnlyDictionary<string, decimal> Used, IReadOnlyList<JournalEntry> Unvalued)> ReadUseAsync(string account, DateTimeOffset day, IDayLimit limit, CancellationToken cancellationToken) => UnderGateAsync(
        async () =>
        {
            var unvalued = await SumUpAsync(JournalFile.NameOf(_folder, day), account, limit, cancellationToken).ConfigureAwait(false);
            return (_use.Of(account), unvalued);
        },
        cancellationToken);

    /// <returns>The account's changes whose worth is not known.</returns>
    private async Task<IReadOnlyList<JournalEntry>> SumUpAsync(string file, string account, IDayLimit limit, CancellationToken cancellationToken)
    {
        _use.CatchUp(file);
        if (_use.Unvalued(account) is not { Count: > 0 } unvalued)
            return [];
        foreach (var (entry, uses) in await limit.ValueAsync(unvalued, cancellationToken).ConfigureAwait(false))
            _use.Value(entry, uses);
        return _use.Unvalued(account);
    }

    private async Task UnderLockAsync(Func<Task> work, CancellationToken cancellationToken) => await UnderGateAsync(
        async () =>
        {
            using (await JournalFile.LockAsync(_folder, cancellationToken).ConfigureAwait(false))
                await work().ConfigureAwait(false);
            return true;
        },
        cancellationToken).ConfigureAwait(false);

    private async Task<T> UnderGateAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
