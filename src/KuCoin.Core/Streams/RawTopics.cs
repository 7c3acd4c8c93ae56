using System.Buffers;
using System.Text.Json;
using KuCoin.Transport;
using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>A message of any topic, its data as the exchange sent it.</summary>
public sealed record RawStreamMessage : KuCoinRecord
{
    /// <summary>The topic the message came under, with one item at most.</summary>
    public required string Topic { get; init; }

    /// <summary>The exchange's subject, for example <c>trade.ticker</c>; empty when there is none.</summary>
    public required string Subject { get; init; }

    /// <summary>The data.</summary>
    public required JsonElement Data { get; init; }
}

/// <summary>Topics by their text, for what has no type here.</summary>
public static class RawTopics
{
    private static readonly SearchValues<char> NeverInTopics = SearchValues.Create(" \t\r\n\"\\");

    private static readonly string[] Private =
    [
        "/spotMarket/tradeOrders", "/spotMarket/tradeOrdersV2", "/spotMarket/advancedOrders", "/account/", "/margin/",
        "/contractMarket/tradeOrders", "/contractMarket/advancedOrders", "/contractAccount/", "/contract/position", "/contract/marginMode", "/contract/crossLeverage",
    ];

    /// <summary>Any topic, its data unread.</summary>
    /// <param name="text">The topic as the exchange writes it, items and all: <c>/market/ticker:BTC-USDT,ETH-USDT</c>. Those of futures begin with <c>/contract</c>.</param>
    /// <param name="isPrivate">Whether it needs a key; null to go by what is known of the exchange's topics.</param>
    /// <exception cref="KuCoinException">The text is no topic.</exception>
    public static Topic<RawStreamMessage> Parse(string text, bool? isPrivate = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        string[] items = colon < 0 ? [] : text[(colon + 1)..].Split(',');
        if (name.Length < 2 || name[0] != '/' || text.AsSpan().ContainsAny(NeverInTopics) || items.Any(item => item.Length == 0))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"'{text}' is no topic; topics look like /market/ticker:BTC-USDT.");
        var isFutures = name.StartsWith("/contract", StringComparison.Ordinal);
        return new Topic<RawStreamMessage>(isFutures ? ApiHost.Futures : ApiHost.Spot, isPrivate ?? Private.Any(known => name.StartsWith(known, StringComparison.Ordinal)), name, Read)
        {
            Items = items,
            TakesLists = !isFutures,
            ArrivesAs = name is "/contract/positionAll" ? "/contract/position" : null,
        };
    }

    private static RawStreamMessage? Read(ref AnswerReader data, scoped in StreamMessage message) => new()
    {
        Topic = message.Names.Get(message.Topic),
        Subject = message.Names.Get(message.Subject),
        Data = data.ReadElement(),
    };
}
