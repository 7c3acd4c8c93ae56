using KuCoin.Transport;

namespace KuCoin;

/// <summary>Balances, transfers and the key itself. API: Account &amp; Funding.</summary>
public sealed class AccountCalls
{
    private readonly RequestPipeline _pipeline;

    internal AccountCalls(RequestPipeline pipeline) => _pipeline = pipeline;

    /// <summary>The balances of the main and trade accounts; currencies with nothing in them can be present.</summary>
    public Task<IReadOnlyList<Account>> GetAccountsAsync(string? currency = null, AccountType? type = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>One balance by the account's id.</summary>
    public Task<Account> GetAccountAsync(string id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Moves money between two accounts of the user.</summary>
    public Task<Transfer> TransferAsync(TransferRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>What the exchange knows about the key in use.</summary>
    public Task<ApiKeyInfo> GetApiKeyAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
