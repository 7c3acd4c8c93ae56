using System.Text.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the exchange pushes about the account.</summary>
public static class AccountTopics
{
    /// <summary>All changes of balances, futures aside. API: WebSocket, Spot, Private Channels, Account Balance.</summary>
    public static Topic<BalanceChange> Balances { get; } = new(ApiHost.Spot, isPrivate: true, "/account/balance", ReadBalanceChange);

    private static BalanceChange? ReadBalanceChange(ref Utf8JsonReader data, scoped in StreamMessage message) =>
        message.Subject.SequenceEqual("account.balance"u8) ? JsonSerializer.Deserialize(ref data, BalanceChangeJson.Instance.BalanceChange) : null;
}
