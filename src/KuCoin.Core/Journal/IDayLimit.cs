namespace KuCoin.Journal;

/// <summary>What a day's changes may come to, as whoever keeps the journal has to know it.</summary>
internal interface IDayLimit
{
    /// <summary>Says what changes have used that were written down without their worth; those of which it cannot be told are left out.</summary>
    /// <exception cref="KuCoinException">The exchange, which knows the prices, could not be asked.</exception>
    Task<IReadOnlyList<(JournalEntry Entry, IReadOnlyList<JournalUse> Uses)>> ValueAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>Refuses what is more than the day has left.</summary>
    /// <param name="intent">What is about to be asked.</param>
    /// <param name="used">What the day's changes have used.</param>
    /// <param name="unvalued">Those of which it cannot be told.</param>
    /// <exception cref="GuardRefusedException">It is too much, or nobody knows.</exception>
    void Admit(JournalIntent intent, IReadOnlyDictionary<string, decimal> used, IReadOnlyList<JournalEntry> unvalued);
}
