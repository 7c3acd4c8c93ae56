using KuCoin.Streams;
using KuCoin.Transport;
using KuCoin.Json;

namespace KuCoin;

/// <summary>What the exchange pushes about the account.</summary>
public static class AccountTopics
{
    /// <summary>All changes of balances, futures aside. API: WebSocket, Spot, Private Channels, Account Balance.</summary>
    public static Topic<BalanceChange> Balances { get; } = new(ApiHost.Spot, isPrivate: true, "/account/balance", ReadBalanceChange);

    /// <summary>As <see cref="Balances"/>; after a gap the exchange is asked, and the balances that changed in it are told, marked as reconciled.</summary>
    /// <param name="calls">Who asks. The main and trade accounts can be asked for; those of margin are told by messages alone.</param>
    public static Topic<BalanceChange> ReconciledBalances(AccountCalls calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return new(ApiHost.Spot, isPrivate: true, Balances.Name, () => new StateReader<BalanceChange>(new StateRules<BalanceChange>
        {
            Decode = ReadBalanceChange,
            Key = static change => change.AccountId + change.Currency,
            IsSame = static (known, answer) => known.Total == answer.Total && known.Available == answer.Available && known.Hold == answer.Hold,
            Ask = async (_, _, cancellationToken) =>
            {
                var now = calls.Now;
                var accounts = await calls.GetAccountsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                return [.. accounts.Where(account => account.Id is not null).Select(account => new BalanceChange
                {
                    AccountId = account.Id!,
                    Currency = account.Currency,
                    Total = account.Balance,
                    Available = account.Available,
                    Hold = account.Holds,
                    Time = now,
                    Reconciled = true,
                })];
            },
        }));
    }

    private static BalanceChange? ReadBalanceChange(ref AnswerReader data, scoped in StreamMessage message) =>
        message.Subject.SequenceEqual("account.balance"u8) ? data.Read(BalanceChangeJson.Instance.BalanceChange) : null;
}
