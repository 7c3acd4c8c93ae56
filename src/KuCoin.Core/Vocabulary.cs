namespace KuCoin;

/// <summary>The side of an order or trade.</summary>
public enum OrderSide
{
    /// <summary>Buys the base currency.</summary>
    Buy,
    /// <summary>Sells the base currency.</summary>
    Sell,
}

/// <summary>How an order is priced.</summary>
public enum OrderType
{
    /// <summary>At the given price or better.</summary>
    Limit,
    /// <summary>At whatever the book offers.</summary>
    Market,
}

/// <summary>How long an order stays.</summary>
public enum TimeInForce
{
    /// <summary>Good till cancelled.</summary>
    GTC,
    /// <summary>Good till a time (spot).</summary>
    GTT,
    /// <summary>Immediate or cancel: what does not fill at once is cancelled.</summary>
    IOC,
    /// <summary>Fill or kill: all at once or nothing (spot).</summary>
    FOK,
}

/// <summary>Whose money a spot order uses.</summary>
public enum TradeType
{
    /// <summary>The trade account.</summary>
    Trade,
    /// <summary>The cross-margin account.</summary>
    MarginTrade,
    /// <summary>The isolated-margin account of the pair.</summary>
    MarginIsolatedTrade,
}

/// <summary>What happens when an order would fill against another one of the same user.</summary>
public enum SelfTradePrevention
{
    /// <summary>Decrease the larger and cancel the smaller (spot).</summary>
    DC,
    /// <summary>Cancel the old order.</summary>
    CO,
    /// <summary>Cancel the new order.</summary>
    CN,
    /// <summary>Cancel both.</summary>
    CB,
}

/// <summary>Which orders a list returns.</summary>
public enum OrderStatus
{
    /// <summary>Open orders.</summary>
    Active,
    /// <summary>Filled and cancelled orders.</summary>
    Done,
}

/// <summary>The accounts money can lie in.</summary>
public enum AccountType
{
    /// <summary>Funding: deposits arrive here, withdrawals leave from here.</summary>
    Main,
    /// <summary>Spot trading.</summary>
    Trade,
    /// <summary>Cross margin.</summary>
    Margin,
    /// <summary>Isolated margin, one per pair.</summary>
    Isolated,
    /// <summary>Futures.</summary>
    Contract,
    /// <summary>Options.</summary>
    Option,
}

/// <summary>How a futures position is secured.</summary>
public enum MarginMode
{
    /// <summary>By its own margin.</summary>
    Isolated,
    /// <summary>By the whole futures account.</summary>
    Cross,
}

/// <summary>Which generation of the exchange's calls a session uses where there are two.</summary>
public enum ApiGeneration
{
    /// <summary>Asks the exchange once which one the account is on.</summary>
    Auto,
    /// <summary>The older calls.</summary>
    Classic,
    /// <summary>The high-frequency (single-engine) calls and their companions.</summary>
    Current,
}
