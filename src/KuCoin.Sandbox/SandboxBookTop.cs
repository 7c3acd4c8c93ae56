namespace KuCoin.Sandbox;

/// <summary>The best of a book at one moment.</summary>
/// <param name="Sequence">The book's sequence then.</param>
/// <param name="Bid">The best bid, in quote currency.</param>
/// <param name="BidSize">All that is bid there: base currency, or lots.</param>
/// <param name="Ask">The best ask, in quote currency.</param>
/// <param name="AskSize">All that is asked there: base currency, or lots.</param>
public readonly record struct SandboxBookTop(long Sequence, decimal Bid, decimal BidSize, decimal Ask, decimal AskSize);
