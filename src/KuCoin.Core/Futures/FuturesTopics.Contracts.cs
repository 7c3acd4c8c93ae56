using KuCoin.Streams;
using KuCoin.Transport;
using KuCoin.Json;

namespace KuCoin;

public static partial class FuturesTopics
{
    /// <summary>
    /// The mark price, the index price and the funding rate of some contracts. A message brings the prices (every second) or the rate (every minute);
    /// it is laid over what was known, so an object has all that has come so far. API: WebSocket, Futures, Public Channels, Instrument.
    /// </summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesContractPrices> ContractPrices(params string[] symbols) =>
        new(ApiHost.Futures, isPrivate: false, "/contract/instrument", static () => new StateReader<FuturesContractPrices>(new StateRules<FuturesContractPrices>
        {
            Decode = ReadContractPrices,
            Key = static prices => prices.Symbol,
            Advance = static (known, arrived) => known is null ? arrived : arrived with
            {
                MarkPrice = arrived.MarkPrice ?? known.MarkPrice,
                IndexPrice = arrived.IndexPrice ?? known.IndexPrice,
                FundingRate = arrived.FundingRate ?? known.FundingRate,
                // A rate is told with the beginning of its minute, after prices that are younger.
                Time = arrived.Time > known.Time ? arrived.Time : known.Time,
                FundingInterval = arrived.FundingRate is null ? known.FundingInterval : arrived.FundingInterval,
            },
        }))
        {
            Items = TopicItems.Symbols(symbols),
            // A rate and a price that come together are both told.
            Key = static prices => prices.IsOfRate ? $"{prices.Symbol} rate" : prices.Symbol,
            TakesLists = false,
        };

    private static FuturesContractPrices? ReadContractPrices(ref AnswerReader data, scoped in StreamMessage message)
    {
        if (ReadMarkPrice(ref data, message) is { } price)
            return new() { Symbol = price.Symbol, MarkPrice = price.Price, IndexPrice = price.IndexPrice, Time = price.Time };
        return ReadFundingRate(ref data, message) is { } rate
            ? new() { Symbol = rate.Symbol, FundingRate = rate.Rate, FundingInterval = rate.Interval, IsOfRate = true, Time = rate.Time }
            : null;
    }
}
