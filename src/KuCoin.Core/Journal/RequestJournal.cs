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
            Directory.CreateDirectory(_folder);
            var probe = Path.Combine(_folder, $"probe-{Guid.NewGuid():N}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw JournalFile.Unavailable(_folder, failure);
        }
    }

    public string Folder => _folder;

    /// <summary>True while this process waits for the answer to the entry's request.</summary>
    public static bool IsUnderWay(string id) => UnderWay.ContainsKey(id);

    /// <summary>Writes down what is about to happen; when it returns the line is on the disk and the request may leave.</summary>
    /// <param name="intent">What is about to be asked.</param>
    /// <param name="admit">Looks at what the account's changes of this day have used so far; throws to refuse. No other process can write meanwhile.</param>
    /// <param name="cancellationToken">Ends waiting for the lock.</param>
    /// <returns>Where the answer will be written.</returns>
    /// <exception cref="KuCoinException">JournalUnavailable: nothing may be sent.</exception>
    public async Task<string> BeginAsync(JournalIntent intent, Action<IReadOnlyDictionary<string, decimal>> admit, CancellationToken cancellationToken)
    {
        var file = JournalFile.NameOf(_folder, intent.Time);
        // Before the line is there: whoever reads it must not find that nobody is at it.
        UnderWay[intent.Id] = true;
        try
        {
            await UnderLockAsync(
                () =>
                {
                    if (intent.Uses.Count > 0)
                        admit(_use.Of(file, intent));
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
        UnderWay.TryRemove(id, out _);
        await UnderLockAsync(() => JournalFile.Append(file, JournalLine.Write(id, time, answer).Span), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What the changes of a day have used, by currency.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> ReadUseAsync(string account, DateTimeOffset day, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, decimal>? use = null;
        await UnderLockAsync(() => use = _use.Of(JournalFile.NameOf(_folder, day), account), cancellationToken).ConfigureAwait(false);
        return use!;
    }

    private async Task UnderLockAsync(Action work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using (await JournalFile.LockAsync(_folder, cancellationToken).ConfigureAwait(false))
                work();
        }
        finally
        {
            _gate.Release();
        }
    }
}
