namespace KuCoin;

/// <summary>What became of one row of a batch: its result, or why it failed. The rows are in the order of the requests.</summary>
/// <typeparam name="T">What a row that succeeded gives.</typeparam>
public sealed record BatchRow<T>
    where T : class
{
    internal BatchRow(T? value, KuCoinException? error = null)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The result; null when the row failed.</summary>
    public T? Value { get; }

    /// <summary>Why the row failed; null when it succeeded.</summary>
    public KuCoinException? Error { get; }
}
