namespace KuCoin.Sandbox.Futures;

/// <summary>What happened to an order (open, match, filled, canceled), with the fill of a match.</summary>
internal sealed record FuturesOrderEvent(FuturesOrder Order, string Type, FuturesFill? Fill = null);

/// <summary>What happened to a stop order (open, triggered, cancel); the error says why it could not be placed when it woke.</summary>
internal sealed record FuturesStopEvent(FuturesOrder Order, string Type, string? Error = null);
