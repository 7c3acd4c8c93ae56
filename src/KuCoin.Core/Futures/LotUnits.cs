namespace KuCoin;

/// <summary>Something with sizes in lots.</summary>
internal interface IInLots
{
    /// <summary>The contract.</summary>
    string Symbol { get; }

    /// <summary>What the lots stand for; nothing until it is set.</summary>
    LotUnits Units { set; }
}

/// <summary>What an object's lots stand for, where that is known. No part of what the object says: objects that say the same are equal, whoever knows it of which.</summary>
internal readonly record struct LotUnits(FuturesContract? Contract)
{
    /// <summary>Lots in base currency at a price: see <see cref="FuturesContract.QuantityAt"/>.</summary>
    public decimal? At(decimal? lots, decimal? price) => Contract?.QuantityAt(lots, price);

    public bool Equals(LotUnits other) => true;

    public override int GetHashCode() => 0;
}
