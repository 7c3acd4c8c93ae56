using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A futures contract, its rules and its prices. API: Futures Trading, Market Data, Get Symbol.</summary>
public sealed record FuturesContract : KuCoinRecord
{
    /// <summary>The contract, for example <c>XBTUSDTM</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The contract's name as shown to people, null when none is given.</summary>
    [JsonInclude] public string? DisplaySymbol { get; internal set; }

    /// <summary>The group the contract belongs to.</summary>
    [JsonInclude] public string? RootSymbol { get; internal set; }

    /// <summary><c>FFWCSX</c> for a perpetual, <c>FFICSX</c> for a dated contract.</summary>
    [JsonInclude] public string Type { get; internal set => field = value ?? ""; } = "";

    /// <summary>Init, Open, BeingSettled, Settled, Paused, Closed, CancelOnly, ... in the exchange's words.</summary>
    [JsonInclude] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>What it is about (CRYPTO, ...), null when not given.</summary>
    [JsonInclude] public string? MarketType { get; internal set; }

    /// <summary>What is priced; the exchange says <c>XBT</c> for bitcoin.</summary>
    [JsonInclude] public string BaseCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>What prices are in.</summary>
    [JsonInclude] public string QuoteCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>What profit, loss and margin are in.</summary>
    [JsonInclude] public string SettleCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>True when the contract is settled in its base currency.</summary>
    [JsonInclude] public bool IsInverse { get; internal set; }

    /// <summary>True when it is settled in a third currency.</summary>
    [JsonInclude] public bool IsQuanto { get; internal set; }

    /// <summary>What one lot stands for: base currency, or quote currency for inverse contracts (negative there).</summary>
    [JsonInclude] public decimal? Multiplier { get; internal set; }

    /// <summary>Sizes must be multiples of this, in lots.</summary>
    [JsonInclude] public decimal? LotSize { get; internal set; }

    /// <summary>Prices must be multiples of this, in quote currency.</summary>
    [JsonInclude] public decimal? TickSize { get; internal set; }

    /// <summary>The index price's step, in quote currency.</summary>
    [JsonInclude] public decimal? IndexPriceTickSize { get; internal set; }

    /// <summary>The largest order, in lots.</summary>
    [JsonInclude, JsonPropertyName("maxOrderQty")] public long? MaxOrderQuantity { get; internal set; }

    /// <summary>The largest market order, in lots; null when not given.</summary>
    [JsonInclude, JsonPropertyName("marketMaxOrderQty")] public long? MarketMaxOrderQuantity { get; internal set; }

    /// <summary>The highest price an order may have, in quote currency.</summary>
    [JsonInclude] public decimal? MaxPrice { get; internal set; }

    /// <summary>The highest price a buy may have now, in quote currency.</summary>
    [JsonInclude] public decimal? BuyLimit { get; internal set; }

    /// <summary>The lowest price a sell may have now, in quote currency.</summary>
    [JsonInclude] public decimal? SellLimit { get; internal set; }

    /// <summary>How far an order's price may lie from the mark price (0.05 = 5 %); null when not given.</summary>
    [JsonInclude] public decimal? OrderPriceRange { get; internal set; }

    /// <summary>The initial margin rate (0.01 = 1 %).</summary>
    [JsonInclude] public decimal? InitialMargin { get; internal set; }

    /// <summary>The maintenance margin rate (0.004 = 0.4 %).</summary>
    [JsonInclude, JsonPropertyName("maintainMargin")] public decimal? MaintenanceMargin { get; internal set; }

    /// <summary>The highest leverage.</summary>
    [JsonInclude] public decimal? MaxLeverage { get; internal set; }

    /// <summary>True when cross margin is possible; null when not given.</summary>
    [JsonInclude, JsonPropertyName("supportCross")] public bool? SupportsCross { get; internal set; }

    /// <summary>The largest risk limit of isolated margin, in settlement currency or lots as the contract goes.</summary>
    [JsonInclude] public decimal? MaxRiskLimit { get; internal set; }

    /// <summary>The smallest risk limit of isolated margin.</summary>
    [JsonInclude] public decimal? MinRiskLimit { get; internal set; }

    /// <summary>The risk limit's step.</summary>
    [JsonInclude] public decimal? RiskStep { get; internal set; }

    /// <summary>The risk limit of cross margin; null when not given.</summary>
    [JsonInclude] public decimal? CrossRiskLimit { get; internal set; }

    /// <summary>The maker fee rate (0.0002 = 0.02 %).</summary>
    [JsonInclude] public decimal? MakerFeeRate { get; internal set; }

    /// <summary>The taker fee rate.</summary>
    [JsonInclude] public decimal? TakerFeeRate { get; internal set; }

    /// <summary>A fixed maker fee; retired by the exchange.</summary>
    [JsonInclude] public decimal? MakerFixFee { get; internal set; }

    /// <summary>A fixed taker fee; retired by the exchange.</summary>
    [JsonInclude] public decimal? TakerFixFee { get; internal set; }

    /// <summary>The fee of the settlement; null for perpetuals.</summary>
    [JsonInclude] public decimal? SettlementFee { get; internal set; }

    /// <summary>The mark price, in quote currency.</summary>
    [JsonInclude] public decimal? MarkPrice { get; internal set; }

    /// <summary>The index price, in quote currency.</summary>
    [JsonInclude] public decimal? IndexPrice { get; internal set; }

    /// <summary>The last trade's price, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("lastTradePrice")] public decimal? LastPrice { get; internal set; }

    /// <summary>The highest price of 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("highPrice")] public decimal? High { get; internal set; }

    /// <summary>The lowest price of 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("lowPrice")] public decimal? Low { get; internal set; }

    /// <summary>The change within 24 hours (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("priceChgPct")] public decimal? Change { get; internal set; }

    /// <summary>The change within 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("priceChg")] public decimal? ChangePrice { get; internal set; }

    /// <summary>What was traded within 24 hours, in base currency.</summary>
    [JsonInclude, JsonPropertyName("volumeOf24h")] public decimal? Volume { get; internal set; }

    /// <summary>What was traded within 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("turnoverOf24h")] public decimal? Turnover { get; internal set; }

    /// <summary>All open positions, in lots.</summary>
    [JsonInclude] public decimal? OpenInterest { get; internal set; }

    /// <summary>All open positions, in base currency; of an inverse contract at the mark price.</summary>
    [JsonIgnore] public decimal? OpenInterestQuantity => QuantityAt(OpenInterest, MarkPrice);

    /// <summary>The funding rate in force (0.0001 = 0.01 %); null for dated contracts.</summary>
    [JsonInclude] public decimal? FundingFeeRate { get; internal set; }

    /// <summary>The next funding rate as it looks now; null when not given.</summary>
    [JsonInclude] public decimal? PredictedFundingFeeRate { get; internal set; }

    /// <summary>The highest funding rate; null when not given.</summary>
    [JsonInclude] public decimal? FundingRateCap { get; internal set; }

    /// <summary>The lowest funding rate; null when not given.</summary>
    [JsonInclude] public decimal? FundingRateFloor { get; internal set; }

    /// <summary>The daily interest within the funding rate; null when not given.</summary>
    [JsonInclude] public decimal? DailyInterestRate { get; internal set; }

    /// <summary>The time between two fundings; null for dated contracts.</summary>
    [JsonInclude, JsonPropertyName("fundingRateGranularity"), JsonConverter(typeof(Json.MillisecondsConverter))] public TimeSpan? FundingInterval { get; internal set; }

    /// <summary>The time between two fundings in the present cycle; null when not given.</summary>
    [JsonInclude, JsonPropertyName("currentFundingRateGranularity"), JsonConverter(typeof(Json.MillisecondsConverter))] public TimeSpan? CurrentFundingInterval { get; internal set; }

    /// <summary>When the present funding cycle began, UTC; null when not given.</summary>
    [JsonInclude, JsonPropertyName("effectiveFundingRateCycleStartTime")] public DateTimeOffset? EffectiveFundingCycleStartsAt { get; internal set; }

    /// <summary>1 when funding is charged in this cycle, 0 when not; null when not given.</summary>
    [JsonInclude, JsonPropertyName("period")] public int? FundingPeriod { get; internal set; }

    /// <summary>How long until the next funding, counted from the answer; null for dated contracts.</summary>
    [JsonInclude, JsonPropertyName("nextFundingRateTime"), JsonConverter(typeof(Json.MillisecondsConverter))] public TimeSpan? NextFundingIn { get; internal set; }

    /// <summary>When the next funding is, UTC; null when not given.</summary>
    [JsonInclude, JsonPropertyName("nextFundingRateDateTime")] public DateTimeOffset? NextFundingAt { get; internal set; }

    /// <summary>When it was listed, UTC.</summary>
    [JsonInclude, JsonPropertyName("firstOpenDate")] public DateTimeOffset? FirstOpenAt { get; internal set; }

    /// <summary>When it expires, UTC; null when never.</summary>
    [JsonInclude, JsonPropertyName("expireDate")] public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>When it settles, UTC; null when never.</summary>
    [JsonInclude, JsonPropertyName("settleDate")] public DateTimeOffset? SettlesAt { get; internal set; }

    /// <summary>True when positions can be deleveraged automatically.</summary>
    [JsonInclude] public bool? IsDeleverage { get; internal set; }

    /// <summary>How the mark price is made.</summary>
    [JsonInclude] public string? MarkMethod { get; internal set; }

    /// <summary>How the fair price is made; null for dated contracts.</summary>
    [JsonInclude] public string? FairMethod { get; internal set; }

    /// <summary>The index behind it, for example <c>.KXBTUSDT</c>.</summary>
    [JsonInclude] public string? IndexSymbol { get; internal set; }

    /// <summary>The funding rate's own symbol.</summary>
    [JsonInclude] public string? FundingRateSymbol { get; internal set; }

    /// <summary>The base currency's interest symbol.</summary>
    [JsonInclude] public string? FundingBaseSymbol { get; internal set; }

    /// <summary>The quote currency's interest symbol.</summary>
    [JsonInclude] public string? FundingQuoteSymbol { get; internal set; }

    /// <summary>The base currency's interest symbol, one minute.</summary>
    [JsonInclude] public string? FundingBaseSymbol1M { get; internal set; }

    /// <summary>The quote currency's interest symbol, one minute.</summary>
    [JsonInclude] public string? FundingQuoteSymbol1M { get; internal set; }

    /// <summary>The premium index symbol, one minute.</summary>
    [JsonInclude] public string? PremiumsSymbol1M { get; internal set; }

    /// <summary>The premium index symbol, eight hours.</summary>
    [JsonInclude] public string? PremiumsSymbol8H { get; internal set; }

    /// <summary>The settlement symbol; null when none.</summary>
    [JsonInclude] public string? SettlementSymbol { get; internal set; }

    /// <summary>The exchanges the index is made of.</summary>
    [JsonInclude] public string[] SourceExchanges { get; internal set => field = value ?? []; } = [];

    /// <summary>The exchange's cross-margin coefficient k.</summary>
    [JsonInclude, JsonPropertyName("k")] public decimal? MarginCoefficientK { get; internal set; }

    /// <summary>The exchange's cross-margin coefficient m.</summary>
    [JsonInclude, JsonPropertyName("m")] public decimal? MarginCoefficientM { get; internal set; }

    /// <summary>The exchange's cross-margin coefficient f.</summary>
    [JsonInclude, JsonPropertyName("f")] public decimal? MarginCoefficientF { get; internal set; }

    /// <summary>The upper bound of the cross maintenance margin rate.</summary>
    [JsonInclude, JsonPropertyName("mmrLimit")] public decimal? MaintenanceMarginLimit { get; internal set; }

    /// <summary>The leverage constant of the cross maintenance margin rate.</summary>
    [JsonInclude, JsonPropertyName("mmrLevConstant")] public decimal? MaintenanceMarginLeverageConstant { get; internal set; }

    /// <summary>
    /// What lots are in base currency at a price. A lot of a linear contract always stands for the same; a lot of an inverse contract is worth a fixed amount of quote
    /// currency, so it is that amount at the price, rounded to 8 digits, and null without a price.
    /// </summary>
    internal decimal? QuantityAt(decimal? lots, decimal? price)
    {
        var worth = Reckon.Product(lots, Multiplier);
        if (!IsInverse)
            return worth;
        return price is > 0m && Reckon.Quotient(worth, price) is { } quantity ? Math.Sign(lots!.Value) * Math.Round(Math.Abs(quantity), 8) : null;
    }

    /// <summary>What lots are in base currency: one lot of a linear contract always stands for the same, one of an inverse contract for what it is worth at a price.</summary>
    /// <param name="lots">How many, negative when short.</param>
    /// <param name="value">Their value in settlement currency, which is the base currency of an inverse contract.</param>
    internal decimal? QuantityOf(long? lots, decimal? value)
    {
        if (lots is not { } count)
            return null;
        return IsInverse ? Math.Sign(count) * (value is { } worth ? Math.Abs(worth) : null) : Reckon.Product(count, Multiplier);
    }
}
