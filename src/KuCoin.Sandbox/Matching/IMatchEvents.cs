namespace KuCoin.Sandbox.Matching;

/// <summary>What a market does with what its book decides. Sizes in the orders are already reduced when these are called.</summary>
internal interface IMatchEvents
{
    void Traded(BookOrder taker, BookOrder maker, decimal price, decimal size);

    /// <summary>A resting order was filled to the end.</summary>
    void MakerFilled(BookOrder maker);

    /// <summary>Self-trade prevention took an order away.</summary>
    void Prevented(BookOrder order);

    /// <summary>Self-trade prevention made an order smaller.</summary>
    void Decreased(BookOrder order, decimal by);
}
