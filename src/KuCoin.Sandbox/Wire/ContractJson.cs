using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>A contract as the exchange describes it, rules and day figures together.</summary>
internal static class ContractJson
{
    public static void Write(Call call, Utf8JsonWriter json, Contract contract)
    {
        var listing = call.Exchange.Futures.Find(contract.Symbol)!;
        var mark = call.Exchange.Futures.Mark(contract);
        var day = Statistics.Day(call.Exchange, listing);
        var (name, isInverse) = (contract.Symbol, contract.IsInverse);
        var (begin, next) = Contract.FundingTimes(call.Now);
        var (rates, period) = (call.Exchange.Futures.Rates, Contract.FundingPeriod);
        json.Str("symbol", name)
            .Str("rootSymbol", isInverse ? contract.DisplayBase : "USDT")
            .Str("type", "FFWCSX")
            .Millis("firstOpenDate", Contract.FirstOpen)
            .Null("expireDate", "settleDate")
            .Str("baseCurrency", contract.DisplayBase)
            .Str("quoteCurrency", contract.DisplayQuote)
            .Str("settleCurrency", contract.DisplaySettle)
            .Num("maxOrderQty", Contract.MaxOrderSize)
            .Num("maxPrice", Contract.MaxPrice)
            .Num("lotSize", 1)
            .Num("tickSize", contract.PriceIncrement)
            .Num("indexPriceTickSize", 0.01m)
            .Num("multiplier", contract.Multiplier)
            .Num("initialMargin", Math.Round(1m / contract.MaxLeverage, 4))
            .Num("maintainMargin", contract.MaintenanceRate)
            .Num("maxRiskLimit", contract.RiskLevels[^1].MaxRiskLimit)
            .Num("minRiskLimit", contract.RiskLimit)
            .Num("riskStep", contract.RiskLimit / 2)
            .Num("makerFeeRate", Contract.MakerFeeRate)
            .Num("takerFeeRate", Contract.TakerFeeRate)
            .Num("takerFixFee", 0)
            .Num("makerFixFee", 0)
            .Null("settlementFee")
            .Bool("isDeleverage", value: true)
            .Bool("isQuanto", !isInverse)
            .Bool("isInverse", isInverse)
            .Str("markMethod", "FairPrice")
            .Str("fairMethod", "FundingRate")
            .Str("fundingBaseSymbol", $".{contract.DisplayBase}INT8H")
            .Str("fundingQuoteSymbol", $".{contract.DisplayQuote}INT8H")
            .Str("fundingRateSymbol", $".{name}FPI8H")
            .Str("indexSymbol", contract.IndexSymbol)
            .Str("settlementSymbol", "")
            .Str("status", "Open")
            .Num("fundingFeeRate", rates.At(contract, next))
            .Num("predictedFundingFeeRate", rates.At(contract, next + period))
            .Num("fundingRateGranularity", (long)period.TotalMilliseconds)
            .Str("openInterest", "6748176")
            .Num("turnoverOf24h", Math.Round(day?.Turnover ?? 0, 8))
            .Num("volumeOf24h", day?.Volume ?? 0)
            .Num("markPrice", mark)
            .Num("indexPrice", call.Exchange.Futures.Prices.Index(contract, call.Now))
            .Num("lastTradePrice", listing.Tape.Last?.Price ?? mark)
            .Num("nextFundingRateTime", (long)(next - call.Now).TotalMilliseconds)
            .Millis("nextFundingRateDateTime", next)
            .Millis("effectiveFundingRateCycleStartTime", begin)
            .Num("currentFundingRateGranularity", (long)period.TotalMilliseconds)
            .Num("fundingRateCap", FundingRates.Cap)
            .Num("fundingRateFloor", -FundingRates.Cap)
            .Num("dailyInterestRate", FundingRates.DailyInterest)
            .Num("period", 0)
            .Str("displaySymbol", name)
            .Str("displayBaseCurrency", contract.UnderlyingCurrency)
            .Num("marketMaxOrderQty", Contract.MaxOrderSize)
            .Str("marketType", "CRYPTO")
            .Num("maxLeverage", contract.MaxLeverage)
            .Array("sourceExchanges", ["sandbox"], static (j, s) => j.WriteStringValue(s))
            .Str("premiumsSymbol1M", $".{name}PI")
            .Str("premiumsSymbol8H", $".{name}PI8H")
            .Str("fundingBaseSymbol1M", $".{contract.DisplayBase}INT")
            .Str("fundingQuoteSymbol1M", $".{contract.DisplayQuote}INT")
            .Num("lowPrice", day?.Low ?? mark)
            .Num("highPrice", day?.High ?? mark)
            .Num("priceChgPct", day is { Open: not 0 } d ? Math.Round((d.Last - d.Open) / d.Open, 4) : 0)
            .Num("priceChg", day?.Last - day?.Open ?? 0)
            .Num("k", 490)
            .Num("m", 300)
            .Num("f", 1.3m)
            .Num("mmrLimit", 0.3m)
            .Num("mmrLevConstant", contract.MaxLeverage)
            .Bool("supportCross", value: true)
            .Num("buyLimit", call.Exchange.Futures.Prices.BuyLimit(contract))
            .Num("sellLimit", call.Exchange.Futures.Prices.SellLimit(contract));
    }
}
