using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    // Whether an account's margin money has been migrated does not follow from its generation of orders; this finds it either way.
    private const string Everything = "ALL";

    internal static readonly Operation<MarginAccount> GetMarginAccount = new()
    {
        Name = "Get cross-margin account",
        Row = "margin/accounts",
        Method = HttpMethod.Get,
        Path = "/api/v3/margin/accounts",
        Pool = RatePool.Spot,
        Weight = 15,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.MarginAccount,
    };

    /// <summary>The cross-margin account: what lies in it, what is owed, and how near it is to its limit.</summary>
    /// <param name="quoteCurrency">What the totals are in: USDT, KCS or BTC; null for USDT.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<MarginAccount> GetMarginAccountAsync(string? quoteCurrency = null, CancellationToken cancellationToken = default)
    {
        var arguments = new RequestArguments().With("quoteCurrency", quoteCurrency).With("queryType", Everything);
        return await _pipeline.SendAsync(GetMarginAccount, arguments, cancellationToken).ConfigureAwait(false);
    }

    internal static readonly Operation<IsolatedMarginAccounts> GetIsolatedMarginAccounts = new()
    {
        Name = "List isolated-margin accounts",
        Row = "F3",
        Method = HttpMethod.Get,
        Path = "/api/v3/isolated/accounts",
        Pool = RatePool.Spot,
        Weight = 15,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.IsolatedMarginAccounts,
    };

    /// <summary>The isolated-margin accounts: what lies in them, what is owed, and how near each is to its limit.</summary>
    /// <param name="symbol">One pair; null for all.</param>
    /// <param name="quoteCurrency">What the totals are in: USDT, KCS or BTC; null for USDT.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IsolatedMarginAccounts> GetIsolatedMarginAccountsAsync(string? symbol = null, string? quoteCurrency = null, CancellationToken cancellationToken = default)
    {
        var arguments = new RequestArguments().With("symbol", symbol).With("quoteCurrency", quoteCurrency).With("queryType", Everything);
        return await _pipeline.SendAsync(GetIsolatedMarginAccounts, arguments, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An account in the exchange's capitals. The margin money of a single-engine account lies in accounts of another name.</summary>
    private static string CapitalWord(AccountType type, ApiGeneration generation) =>
        type.ToWord().ToUpperInvariant() + (generation == ApiGeneration.Current && type is AccountType.Margin or AccountType.Isolated ? "_V2" : "");

    private static Account ToAccount(MarginBalance balance, AccountType type, string? symbol) => new()
    {
        Currency = balance.Currency,
        Type = type.ToWord(),
        Symbol = symbol,
        Balance = balance.Total,
        Available = balance.Available,
        Holds = balance.Holds,
    };

    private static IEnumerable<Account> ToAccounts(IsolatedMarginAccount pair) =>
        new[] { pair.Base, pair.Quote }.Select(balance => ToAccount(balance, AccountType.Isolated, pair.Symbol));
}
