using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Matching;

internal enum Side
{
    Buy,
    Sell,
}

internal enum TimeInForce
{
    GTC,
    GTT,
    IOC,
    FOK,
}

/// <summary>What happens when two orders of one user meet: decrease and cancel, cancel old, cancel new, cancel both.</summary>
internal enum SelfTrade
{
    None,
    DC,
    CO,
    CN,
    CB,
}

internal static class Sides
{
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    public static string Text(this Side side) => side == Side.Buy ? "buy" : "sell";

    /// <summary>Whether a limit of this side accepts the price.</summary>
    public static bool Accepts(this Side side, decimal limit, decimal price) =>
        side == Side.Buy ? price <= limit : price >= limit;
}

/// <summary>What the book knows of an order, spot or futures, of a user or of the house.</summary>
internal abstract class BookOrder
{
    public abstract string Id { get; }
    public required string Symbol { get; init; }
    public required User Owner { get; init; }
    public required Side Side { get; init; }

    /// <summary>The limit; null for a market order, which never rests.</summary>
    public decimal? Limit { get; init; }

    public decimal Remaining { get; protected set; }
    public SelfTrade SelfTrade { get; init; }
    public bool Hidden { get; init; }
    public decimal VisibleSize { get; init; }

    /// <summary>Time priority, given by the book when the order starts to rest.</summary>
    public long Priority { get; set; }

    /// <summary>The part of a resting order others can see.</summary>
    public decimal Shown => Hidden ? 0 : VisibleSize > 0 ? Math.Min(VisibleSize, Remaining) : Remaining;

    /// <summary>Whether it asks for a size; a market order by funds does not.</summary>
    public virtual bool HasSize => true;

    /// <summary>How much it can take at a price.</summary>
    public virtual decimal SizeAt(decimal price) => Remaining;

    public virtual void Take(decimal price, decimal size) => Remaining -= size;

    /// <summary>Gives up a part without trading it.</summary>
    public void Shrink(decimal by) => Remaining -= by;
}

/// <summary>A quote or trade of the house.</summary>
internal sealed class HouseOrder : BookOrder
{
    private readonly IdMint _ids;
    private string? _id;

    public HouseOrder(decimal size, IdMint ids) => (Remaining, _ids) = (size, ids);

    /// <summary>Made when somebody asks: most quotes vanish without a trade.</summary>
    public override string Id => _id ??= _ids.Hex24();
}
