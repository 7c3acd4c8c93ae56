using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Market;

/// <summary>A pair or contract with its book and its tape.</summary>
internal sealed class Listing(IInstrument instrument)
{
    public IInstrument Instrument { get; } = instrument;
    public OrderBook Book { get; } = new();
    public Tape Tape { get; } = new();

    /// <summary>The house's quotes that rest in the book.</summary>
    public List<HouseOrder> Quotes { get; } = [];

    /// <summary>The price step the quotes belong to.</summary>
    public long? Step { get; set; }
}
