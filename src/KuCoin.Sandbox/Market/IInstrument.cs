namespace KuCoin.Sandbox.Market;

/// <summary>What the market maker needs to know of a pair or a contract.</summary>
internal interface IInstrument
{
    string Symbol { get; }
    string BaseCurrency { get; }
    string QuoteCurrency { get; }
    decimal PriceIncrement { get; }
    decimal SizeIncrement { get; }

    /// <summary>Whether the house quotes it.</summary>
    bool IsQuoted { get; }

    /// <summary>About how many dollars one unit of size is worth.</summary>
    decimal UnitValue(PriceBoard prices);
}
