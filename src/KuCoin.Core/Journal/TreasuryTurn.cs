using KuCoin.Journal;

namespace KuCoin;

/// <summary>One treasury run at a time among all that share a journal: a plan made while another run moves money would start from balances that are half of before and half of after.</summary>
public static class TreasuryTurn
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Waits for its turn, ten seconds at most. The turn ends when the result is disposed, and with the process.</summary>
    /// <param name="journal">The journal's folder.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="KuCoinException">Unavailable (TreasuryBusy): another run is at it. InvalidArgument (JournalUnavailable).</exception>
    public static Task<IDisposable> TakeAsync(string journal, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(journal);
        var folder = Path.GetFullPath(journal);
        return JournalFile.LockAsync(Path.Combine(folder, "treasury.lock"), LongestWait, busy => Busy(folder, busy), cancellationToken);
    }

    private static KuCoinException Busy(string folder, IOException busy) =>
        new(KuCoinErrorKind.Unavailable, "TreasuryBusy", $"Another treasury run with the journal '{folder}' is under way, or waits for an answer at its prompt, for more than {LongestWait.TotalSeconds:0} seconds.", busy)
        {
            RecommendedAction = "Nothing was planned and nothing moved. Run it again when the other one has ended.",
        };
}
