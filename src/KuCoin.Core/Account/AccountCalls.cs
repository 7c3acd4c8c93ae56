using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>Balances, transfers and the key itself. API: Account &amp; Funding.</summary>
public sealed partial class AccountCalls
{
    private readonly RequestPipeline _pipeline;

    internal AccountCalls(RequestPipeline pipeline) => _pipeline = pipeline;

    /// <summary>The exchange's time.</summary>
    internal DateTimeOffset Now => _pipeline.Clock.Now;

    internal static readonly Operation<IReadOnlyList<Account>> GetAccounts = new()
    {
        Name = "List accounts",
        Row = "A2",
        Method = HttpMethod.Get,
        Path = "/api/v1/accounts",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.IReadOnlyListAccount,
        Empty = [],
    };

    /// <summary>The balances of the main, trade and option accounts, or of the margin accounts; currencies with nothing in them can be present.</summary>
    /// <param name="currency">One currency; null for all.</param>
    /// <param name="type">One type but <see cref="AccountType.Contract"/>; null for main, trade and option together.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (AccountTypeNotListed) for the futures account, whose balance is among the futures calls; what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<Account>> GetAccountsAsync(string? currency = null, AccountType? type = null, CancellationToken cancellationToken = default)
    {
        Require.That(type != AccountType.Contract, "AccountTypeNotListed", "The balance of the futures account comes from a call of its own.");
        var accounts = type switch
        {
            AccountType.Margin => (await GetMarginAccountAsync(null, cancellationToken).ConfigureAwait(false)).Accounts.Select(balance => ToAccount(balance, AccountType.Margin, symbol: null)),
            AccountType.Isolated => (await GetIsolatedMarginAccountsAsync(null, null, cancellationToken).ConfigureAwait(false)).Accounts.SelectMany(ToAccounts),
            _ => null,
        };
        return accounts is null
            ? await _pipeline.SendAsync(GetAccounts, new RequestArguments().With("currency", currency).With("type", type?.ToWord()), cancellationToken).ConfigureAwait(false)
            : [.. accounts.Where(account => currency is null || string.Equals(account.Currency, currency, StringComparison.OrdinalIgnoreCase))];
    }

    internal static readonly Operation<Account> GetAccount = new()
    {
        Name = "Get account",
        Row = "A3",
        Method = HttpMethod.Get,
        Path = "/api/v1/accounts/{accountId}",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.Account,
    };

    /// <summary>One balance by the account's id.</summary>
    /// <param name="id">The id from <see cref="GetAccountsAsync"/>.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <returns>The balance; its <see cref="Account.Type"/> is null, for the exchange does not repeat it.</returns>
    /// <exception cref="KuCoinException">NotFound (AccountNotFound); what the exchange or the connection reports.</exception>
    public async Task<Account> GetAccountAsync(string id, CancellationToken cancellationToken = default)
    {
        var account = await _pipeline.FindAsync(GetAccount, new RequestArguments().WithPath("accountId", id), cancellationToken).ConfigureAwait(false)
            ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "AccountNotFound", $"There is no account '{id}'.");
        account.Id = id;
        return account;
    }

    internal static readonly Operation<AccountSummary> GetSummary = new()
    {
        Name = "Get account summary",
        Row = "A1",
        Method = HttpMethod.Get,
        Path = "/api/v2/user-info",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.AccountSummary,
    };

    /// <summary>The user's level and how many sub-accounts there are and may be.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<AccountSummary> GetSummaryAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetSummary, new RequestArguments(), cancellationToken);

    internal static readonly Operation<ApiKeyInfo> GetApiKey = new()
    {
        Name = "Get key",
        Row = "user/api-key",
        Method = HttpMethod.Get,
        Path = "/api/v1/user/api-key",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.ApiKeyInfo,
    };

    /// <summary>What the exchange knows about the key in use.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<ApiKeyInfo> GetApiKeyAsync(CancellationToken cancellationToken = default)
    {
        var key = await _pipeline.SendAsync(GetApiKey, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        if (key.Uid is { } user)
            _pipeline.KeyBelongsTo(user);
        return key;
    }
}
