using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    internal static readonly Operation<SubAccountBalances> GetSubAccount = new()
    {
        Name = "Get balances of a sub-account",
        Row = "sub-accounts/{subUserId}",
        Method = HttpMethod.Get,
        Path = "/api/v1/sub-accounts/{subUserId}",
        Pool = RatePool.Management,
        Weight = 15,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.SubAccountBalances,
    };

    /// <summary>What lies in the main and trading accounts of one sub-account. They have no id: the exchange does not tell it.</summary>
    /// <param name="subUserId">The sub-account's user id of 24 hexadecimal digits, not its number.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (SubUserIdNeeded); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<Account>> GetSubAccountsAsync(string subUserId, CancellationToken cancellationToken = default)
    {
        Require.Given(subUserId, "SubUserId");
        var balances = await _pipeline.SendAsync(GetSubAccount, new RequestArguments().WithPath("subUserId", subUserId), cancellationToken).ConfigureAwait(false);
        return [.. Typed(balances.Main, AccountType.Main), .. Typed(balances.Trade, AccountType.Trade)];
    }

    private static IEnumerable<Account> Typed(IReadOnlyList<Account> accounts, AccountType type)
    {
        foreach (var account in accounts)
        {
            account.Type = type.ToWord();
            yield return account;
        }
    }
}
