namespace KuCoin.Commands;

/// <summary>How deep the books are that the exchange sends whole.</summary>
internal static class BookDepths
{
    private const int Most = 50;

    /// <summary>How many prices of each side the exchange sends for the depth wanted.</summary>
    public static int SentFor(int depth) => depth <= 5 ? 5 : Most;

    /// <summary>Whether whole books are to be had from the exchange, instead of one kept here.</summary>
    /// <param name="isWanted">The user asked for it.</param>
    /// <param name="isUsual">It is done unless the depth is too much.</param>
    /// <param name="depth">How many prices of each side.</param>
    /// <exception cref="KuCoinException">It was asked for, and the exchange sends no such depth.</exception>
    public static bool IsSnapshot(bool isWanted, bool isUsual, int depth)
    {
        if (isWanted && depth > Most)
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"The exchange sends at most {Most} prices of each side, not {depth}.")
            {
                RecommendedAction = "Leave out -Snapshot: the book that is kept here goes as deep as wanted.",
            };
        }

        return isWanted || (isUsual && depth <= Most);
    }
}
