using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>Which position of a contract is meant: the only one, or in hedge mode one of two.</summary>
internal enum PositionSide
{
    BOTH,
    LONG,
    SHORT,
}

/// <summary>What a user set for a contract.</summary>
internal sealed class ContractSettings(Contract contract)
{
    private const decimal UsualLeverage = 10;

    public bool IsCross { get; set; }
    public decimal CrossLeverage { get; set; } = UsualLeverage;
    public RiskLevel Level { get; set; } = contract.RiskLevels[0];
    public bool AutoDeposit { get; set; }
    public string MarginMode => ModeText(IsCross);

    public static string ModeText(bool isCross) => isCross ? "CROSS" : "ISOLATED";
}

/// <summary>What the users set, for all contracts and for each.</summary>
internal sealed class FuturesSettings
{
    private readonly Dictionary<(User, string), ContractSettings> _settings = [];
    private readonly HashSet<User> _hedgers = [];

    public ContractSettings Of(User owner, Contract contract)
    {
        if (!_settings.TryGetValue((owner, contract.Symbol), out var settings))
            _settings.Add((owner, contract.Symbol), settings = new ContractSettings(contract));
        return settings;
    }

    /// <summary>Whether a user keeps long and short positions of a contract apart.</summary>
    public bool IsHedged(User owner) => _hedgers.Contains(owner);

    public void SetHedged(User owner, bool hedged)
    {
        if (hedged)
            _hedgers.Add(owner);
        else
            _hedgers.Remove(owner);
    }
}
