namespace KuCoin;

/// <summary>
/// The order of rows that several calls listed. Of rows of the same millisecond the one with the higher id is the newer: the exchange counts its ids up.
/// So the same rows always come in the same order, whichever call was answered first.
/// </summary>
internal static class NewestFirst
{
    // Numbers without leading zeros and hexadecimal ids of one length: the longer one is the higher one.
    private static readonly IComparer<string> Ids = Comparer<string>.Create(static (left, right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right));

    public static IEnumerable<Order> Of(IEnumerable<Order> orders) => Of(orders, static order => order.CreatedAt, static order => order.Id);

    public static IEnumerable<T> Of<T>(IEnumerable<T> rows, Func<T, DateTimeOffset> time, Func<T, string> id) => rows.OrderByDescending(time).ThenByDescending(id, Ids);
}
