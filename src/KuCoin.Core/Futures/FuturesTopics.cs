using System.Text.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the futures side of the exchange pushes.</summary>
public static class FuturesTopics
{
    /// <summary>What became of changes of the risk limit's level in one contract. API: WebSocket, Futures, Private Channels, Position Change.</summary>
    /// <exception cref="KuCoinException">The symbol has characters that no symbol has.</exception>
    public static Topic<FuturesRiskLimitChange> RiskLimitChanges(string symbol) =>
        new(ApiHost.Futures, isPrivate: true, "/contract/position", ReadRiskLimitChange) { Items = TopicItems.Symbols([symbol]) };

    private static FuturesRiskLimitChange? ReadRiskLimitChange(ref Utf8JsonReader data, scoped in StreamMessage message)
    {
        if (!message.Subject.SequenceEqual("position.adjustRiskLimit"u8))
            return null;
        var change = JsonSerializer.Deserialize(ref data, FuturesJson.Answers.FuturesRiskLimitChange);
        if (change is not null)
            change.Symbol = message.Item;
        return change;
    }
}
