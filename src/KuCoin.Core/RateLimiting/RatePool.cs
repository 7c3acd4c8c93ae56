namespace KuCoin;

/// <summary>The quota a call is charged to. All but <see cref="Public"/> count per account, that one per IP address.</summary>
internal enum RatePool
{
    Spot,
    Futures,
    Management,
    Earn,
    CopyTrading,
    Public,
}
