using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A currency and the chains it travels on. API: Spot Trading, Market Data, Get Currency.</summary>
public sealed record Currency : KuCoinRecord
{
    /// <summary>The currency's permanent code, which other calls take, for example <c>USDT</c>.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("currency"), JsonConverter(typeof(NeededTextConverter))] public string Code { get; internal set; } = "";

    /// <summary>The code as shown to people; a renaming changes it.</summary>
    [JsonInclude] public string? Name { get; internal set; }

    /// <summary>The name in full, for example <c>Tether</c>.</summary>
    [JsonInclude] public string? FullName { get; internal set; }

    /// <summary>How many decimals amounts have.</summary>
    [JsonInclude] public int? Precision { get; internal set; }

    /// <summary>How many confirmations a deposit needs; null when it depends on the chain.</summary>
    [JsonInclude] public int? Confirms { get; internal set; }

    /// <summary>The contract, null when it depends on the chain.</summary>
    [JsonInclude] public string? ContractAddress { get; internal set; }

    /// <summary>True when the currency can be used on margin.</summary>
    [JsonInclude] public bool IsMarginEnabled { get; internal set; }

    /// <summary>True when the currency can be borrowed.</summary>
    [JsonInclude] public bool IsDebitEnabled { get; internal set; }

    /// <summary>The chains it travels on; none when it cannot be deposited or withdrawn.</summary>
    [JsonInclude] public IReadOnlyList<CurrencyChain>? Chains { get; internal set; }
}

/// <summary>A chain that a currency travels on: how it can be deposited and withdrawn there.</summary>
public sealed record CurrencyChain : KuCoinRecord
{
    /// <summary>The chain's id, which deposit and withdrawal calls take: <c>eth</c>, <c>trx</c>, ...</summary>
    [JsonInclude] public string? ChainId { get; internal set; }

    /// <summary>The chain's name as shown to people: <c>ERC20</c>, <c>TRC20</c>, ...</summary>
    [JsonInclude] public string? ChainName { get; internal set; }

    /// <summary>True when the currency can be withdrawn on it.</summary>
    [JsonInclude] public bool IsWithdrawEnabled { get; internal set; }

    /// <summary>True when the currency can be deposited on it.</summary>
    [JsonInclude] public bool IsDepositEnabled { get; internal set; }

    /// <summary>True when an address needs a memo (tag), without which what is sent is lost.</summary>
    [JsonInclude] public bool NeedTag { get; internal set; }

    /// <summary>The smallest withdrawal, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("withdrawalMinSize")] public decimal? WithdrawMinSize { get; internal set; }

    /// <summary>The largest withdrawal, in units of the currency; null for no limit.</summary>
    [JsonInclude] public decimal? MaxWithdraw { get; internal set; }

    /// <summary>The fixed fee of a withdrawal, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("withdrawalMinFee")] public decimal? WithdrawMinFee { get; internal set; }

    /// <summary>The largest fee of a withdrawal, in units of the currency; null for no limit.</summary>
    [JsonInclude] public decimal? WithdrawMaxFee { get; internal set; }

    /// <summary>The fee rate of a withdrawal (0.001 = 0.1 %).</summary>
    [JsonInclude] public decimal? WithdrawFeeRate { get; internal set; }

    /// <summary>How many decimals a withdrawal may have.</summary>
    [JsonInclude] public int? WithdrawPrecision { get; internal set; }

    /// <summary>The smallest deposit, in units of the currency; null for no limit.</summary>
    [JsonInclude] public decimal? DepositMinSize { get; internal set; }

    /// <summary>The largest deposit (Lightning), in units of the currency; null for no limit.</summary>
    [JsonInclude] public decimal? MaxDeposit { get; internal set; }

    /// <summary>The fee rate of a deposit (0.001 = 0.1 %); null for none.</summary>
    [JsonInclude] public decimal? DepositFeeRate { get; internal set; }

    /// <summary>The steps of the deposit fee, as the exchange writes them; null for none.</summary>
    [JsonInclude] public string? DepositTierFee { get; internal set; }

    /// <summary>How many confirmations a deposit needs before it can be used.</summary>
    [JsonInclude] public int? Confirms { get; internal set; }

    /// <summary>How many confirmations a deposit needs before it can be traded.</summary>
    [JsonInclude] public int? PreConfirms { get; internal set; }

    /// <summary>The currency's contract on the chain, null when there is none.</summary>
    [JsonInclude] public string? ContractAddress { get; internal set; }
}
