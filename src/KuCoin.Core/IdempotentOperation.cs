namespace KuCoin;

/// <summary>The calls that an idempotency key makes happen once. The same key may be used once for each of them.</summary>
public enum IdempotentOperation
{
    /// <summary>A transfer between accounts.</summary>
    Transfer,
    /// <summary>A spot or margin order.</summary>
    Order,
    /// <summary>A futures order.</summary>
    FuturesOrder,
    /// <summary>Margin added to an isolated position.</summary>
    FuturesMargin,
}
