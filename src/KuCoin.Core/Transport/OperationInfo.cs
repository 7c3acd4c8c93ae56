namespace KuCoin;

/// <summary>One call of the exchange that this library makes, as text.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Row">Its row in the reference.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with placeholders in braces.</param>
/// <param name="Host">"Spot" or "Futures".</param>
/// <param name="Pool">The quota it is charged to.</param>
/// <param name="Weight">What it costs.</param>
/// <param name="Access">The key permission it needs; "Public" for none.</param>
/// <param name="Paging">How it pages.</param>
/// <param name="Window">The longest time range of one request, null where there is none.</param>
/// <param name="Retry">What is done when an attempt's outcome is unknown.</param>
/// <param name="Generation">"Classic" or "Current" where the exchange has two forms, else "Both".</param>
public sealed record OperationInfo(string Name, string Row, string Method, string Path, string Host, string Pool, int Weight, string Access, string Paging, TimeSpan? Window, string Retry, string Generation);
