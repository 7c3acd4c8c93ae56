namespace KuCoin;

/// <summary>
/// Which transfers the exchange makes in one go. The newer call moves money between any two accounts of the user, and
/// between the user and a sub-account; the older ones never out of the futures account, and know neither isolated margin
/// nor options of a sub-account's side. Nothing moves from sub-account to sub-account, nor inside of one: that goes by
/// way of the user's main account. API: Account &amp; Funding, Transfer.
/// </summary>
internal static class TreasuryRoutes
{
    public static readonly TreasuryPlace Main = new(AccountType.Main);

    /// <summary>The legs from one place to another, one or two; null when there is no way.</summary>
    public static IReadOnlyList<(TreasuryPlace From, TreasuryPlace To)>? Find(TreasuryPlace from, TreasuryPlace to, ApiGeneration generation)
    {
        if (from == to)
            return null;
        if (IsDirect(from, to, generation))
            return [(from, to)];
        return IsDirect(from, Main, generation) && IsDirect(Main, to, generation) ? [(from, Main), (Main, to)] : null;
    }

    private static bool IsDirect(TreasuryPlace from, TreasuryPlace to, ApiGeneration generation)
    {
        if (from.SubUserId is not null && to.SubUserId is not null)
            return false;
        var between = from.SubUserId is not null || to.SubUserId is not null;
        return generation != ApiGeneration.Classic
            || (from.Account != AccountType.Contract && (!between || (IsPlain(from) && IsPlain(to))));
    }

    private static bool IsPlain(TreasuryPlace place) => place.Account is not (AccountType.Isolated or AccountType.Option);
}
