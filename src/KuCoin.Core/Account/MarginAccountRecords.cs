using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The cross-margin account: its state, and what lies in it by currency. API: Account &amp; Funding, Get Account (Cross Margin).</summary>
public sealed record MarginAccount : KuCoinRecord
{
    /// <summary>EFFECTIVE, BANKRUPTCY, LIQUIDATION, REPAY, BORROW or another of the exchange's words.</summary>
    [JsonInclude] public string? Status { get; internal set; }

    /// <summary>What is owed by what is there (0.5 = 50 %); at the exchange's limit the account is liquidated.</summary>
    [JsonInclude] public decimal? DebtRatio { get; internal set; }

    /// <summary>What is there in all, in the quote currency asked for (USDT unless another was).</summary>
    [JsonInclude, JsonPropertyName("totalAssetOfQuoteCurrency")] public decimal? TotalAssets { get; internal set; }

    /// <summary>What is owed in all, in the quote currency asked for (USDT unless another was).</summary>
    [JsonInclude, JsonPropertyName("totalLiabilityOfQuoteCurrency")] public decimal? TotalLiability { get; internal set; }

    /// <summary>The currencies.</summary>
    [JsonInclude] public IReadOnlyList<MarginBalance> Accounts { get; internal set => field = value ?? []; } = [];
}

/// <summary>One currency of a margin account. API: Account &amp; Funding, Get Account (Cross Margin) and Get Account (Isolated Margin).</summary>
public sealed record MarginBalance : KuCoinRecord
{
    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>All of it: available plus held, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Total { get; internal set; }

    /// <summary>What is not held, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Available { get; internal set; }

    /// <summary>What open orders hold, in units of the currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("hold")] public decimal Holds { get; internal set; }

    /// <summary>What is owed with interest, in units of the currency.</summary>
    [JsonInclude] public decimal? Liability { get; internal set; }

    /// <summary>What is owed without interest, in units of the currency; null when not given.</summary>
    [JsonInclude] public decimal? LiabilityPrincipal { get; internal set; }

    /// <summary>The interest that is owed, in units of the currency; null when not given.</summary>
    [JsonInclude] public decimal? LiabilityInterest { get; internal set; }

    /// <summary>What can still be borrowed, in units of the currency.</summary>
    [JsonInclude] public decimal? MaxBorrowSize { get; internal set; }

    /// <summary>True when the currency can be borrowed.</summary>
    [JsonInclude] public bool BorrowEnabled { get; internal set; }

    /// <summary>True when the currency can be moved into the account.</summary>
    [JsonInclude] public bool TransferInEnabled { get; internal set; }
}

/// <summary>The isolated-margin accounts, one per pair. API: Account &amp; Funding, Get Account (Isolated Margin).</summary>
public sealed record IsolatedMarginAccounts
{
    /// <summary>What is there in all, in the quote currency asked for (USDT unless another was).</summary>
    [JsonInclude, JsonPropertyName("totalAssetOfQuoteCurrency")] public decimal? TotalAssets { get; internal set; }

    /// <summary>What is owed in all, in the quote currency asked for (USDT unless another was).</summary>
    [JsonInclude, JsonPropertyName("totalLiabilityOfQuoteCurrency")] public decimal? TotalLiability { get; internal set; }

    /// <summary>When the exchange took the picture, UTC; null when not given.</summary>
    [JsonInclude, JsonPropertyName("timestamp")] public DateTimeOffset? Time { get; internal set; }

    /// <summary>The pairs.</summary>
    [JsonInclude, JsonPropertyName("assets")] public IReadOnlyList<IsolatedMarginAccount> Accounts { get; internal set => field = value ?? []; } = [];
}

/// <summary>The isolated-margin account of one pair. API: Account &amp; Funding, Get Account (Isolated Margin).</summary>
public sealed record IsolatedMarginAccount : KuCoinRecord
{
    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>EFFECTIVE, BANKRUPTCY, LIQUIDATION, REPAY, BORROW or another of the exchange's words.</summary>
    [JsonInclude] public string? Status { get; internal set; }

    /// <summary>What is owed by what is there (0.5 = 50 %); at the exchange's limit the account is liquidated.</summary>
    [JsonInclude] public decimal? DebtRatio { get; internal set; }

    /// <summary>The base currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("baseAsset")] public MarginBalance Base { get; internal set; } = new();

    /// <summary>The quote currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("quoteAsset")] public MarginBalance Quote { get; internal set; } = new();
}
