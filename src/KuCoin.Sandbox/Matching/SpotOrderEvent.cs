namespace KuCoin.Sandbox.Matching;

/// <summary>One step in the life of an order, in the stream's words.</summary>
internal sealed record SpotOrderEvent(SpotOrder Order, string Type, string Status, SpotFill? Fill = null, decimal? OldSize = null);
