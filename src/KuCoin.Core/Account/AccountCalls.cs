using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>Balances, transfers and the key itself. API: Account &amp; Funding.</summary>
public sealed class AccountCalls
{
    private const int ClientOidLength = 128;

    private readonly RequestPipeline _pipeline;

    internal AccountCalls(RequestPipeline pipeline) => _pipeline = pipeline;

    internal static readonly Operation<IReadOnlyList<Account>> GetAccounts = new()
    {
        Name = "List accounts",
        Row = "A2",
        Method = HttpMethod.Get,
        Path = "/api/v1/accounts",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.General,
        Answer = AccountJson.Answers.IReadOnlyListAccount,
        Empty = [],
    };

    /// <summary>The balances of the main, trade and option accounts; currencies with nothing in them can be present.</summary>
    /// <param name="currency">One currency; null for all.</param>
    /// <param name="type"><see cref="AccountType.Main"/>, <see cref="AccountType.Trade"/> or <see cref="AccountType.Option"/>; null for all. Margin, isolated and futures balances come from calls of their own.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument for another account type; what the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<Account>> GetAccountsAsync(string? currency = null, AccountType? type = null, CancellationToken cancellationToken = default)
    {
        Require.That(
            type is null or AccountType.Main or AccountType.Trade or AccountType.Option,
            "AccountTypeNotListed",
            $"The exchange lists main, trade and option accounts together; {type} balances come from a call of their own.");
        var arguments = new RequestArguments().With("currency", currency).With("type", type?.ToWord());
        return _pipeline.SendAsync(GetAccounts, arguments, cancellationToken);
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
        Answer = AccountJson.Answers.Account,
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

    internal static readonly Operation<OrderIdAnswer> InnerTransfer = new()
    {
        Name = "Transfer between own accounts",
        Row = "A5",
        Method = HttpMethod.Post,
        Path = "/api/v2/accounts/inner-transfer",
        Pool = RatePool.Management,
        Weight = 10,
        Access = Access.Spot,
        Retry = RetryClass.SameId,
        Generation = ApiGeneration.Classic,
        Answer = AccountJson.Answers.OrderIdAnswer,
    };

    internal static readonly Operation<OrderIdAnswer> UniversalTransfer = new()
    {
        Name = "Transfer between any accounts",
        Row = "A5",
        Method = HttpMethod.Post,
        Path = "/api/v3/accounts/universal-transfer",
        Pool = RatePool.Management,
        Weight = 4,
        Access = Access.InnerTransfer,
        Retry = RetryClass.SameId,
        Generation = ApiGeneration.Current,
        Answer = AccountJson.Answers.OrderIdAnswer,
    };

    /// <summary>Moves money between two accounts of the user, once: repeated attempts carry the same client id.</summary>
    /// <param name="request">What to move.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the money may have moved.</param>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent (AmountNotPositive, SameAccount, TransferFromContractNotPossible, FromSymbolNeeded, ToSymbolNeeded, ...); InsufficientFunds; what the exchange or the connection reports.</exception>
    public async Task<Transfer> TransferAsync(TransferRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        string clientOid = request.ClientOid ?? ClientOids.Create();

        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        bool classic = generation == ApiGeneration.Classic;
        Require.That(
            !classic || request.From != AccountType.Contract,
            "TransferFromContractNotPossible",
            "The Classic calls cannot move money out of the futures account; use -ApiGeneration Current, whose transfer can.");

        var operation = classic ? InnerTransfer : UniversalTransfer;
        var body = classic ? ClassicBody(request, clientOid) : CurrentBody(request, clientOid);
        var arguments = new RequestArguments().WithBody(body.ToUtf8()).About(clientOid);
        var answer = await _pipeline.SendAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
        return new Transfer
        {
            Id = answer.OrderId,
            ClientOid = clientOid,
            Currency = request.Currency,
            Amount = request.Amount,
            From = request.From,
            To = request.To,
            FromSymbol = request.FromSymbol,
            ToSymbol = request.ToSymbol,
            Time = _pipeline.Clock.Now,
            Recovered = arguments.AnswerWasLost,
        };
    }

    internal static readonly Operation<ApiKeyInfo> GetApiKey = new()
    {
        Name = "Get key",
        Row = "user/api-key",
        Method = HttpMethod.Get,
        Path = "/api/v1/user/api-key",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Answer = AccountJson.Answers.ApiKeyInfo,
    };

    /// <summary>What the exchange knows about the key in use.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<ApiKeyInfo> GetApiKeyAsync(CancellationToken cancellationToken = default)
    {
        var key = await _pipeline.SendAsync(GetApiKey, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        _pipeline.KeyBelongsTo(key.Uid);
        return key;
    }

    internal static void Check(TransferRequest request)
    {
        Require.Given(request.Currency, nameof(request.Currency));
        Require.Positive(request.Amount, nameof(request.Amount));
        ClientOids.Check(request.ClientOid, ClientOidLength);
        CheckSymbol(request.From, request.FromSymbol, nameof(request.FromSymbol));
        CheckSymbol(request.To, request.ToSymbol, nameof(request.ToSymbol));
        Require.That(
            request.From != request.To || (request.From == AccountType.Isolated && !string.Equals(request.FromSymbol, request.ToSymbol, StringComparison.OrdinalIgnoreCase)),
            "SameAccount",
            $"From and To are both {request.From}: there is nothing to move.");
    }

    private static void CheckSymbol(AccountType account, string? symbol, string name)
    {
        if (account == AccountType.Isolated)
            Require.Given(symbol, name);
        else
            Require.That(symbol is null, $"{name}NotAllowed", $"{name} is for isolated margin accounts; {account} has no pair.");
    }

    private static RequestBody ClassicBody(TransferRequest request, string clientOid) => new RequestBody()
        .With("clientOid", clientOid)
        .With("currency", request.Currency)
        .With("amount", request.Amount)
        .With("from", request.From.ToWord())
        .With("to", request.To.ToWord())
        .With("fromTag", request.FromSymbol)
        .With("toTag", request.ToSymbol);

    private static RequestBody CurrentBody(TransferRequest request, string clientOid) => new RequestBody()
        .With("clientOid", clientOid)
        .With("type", "INTERNAL")
        .With("currency", request.Currency)
        .With("amount", request.Amount)
        .With("fromAccountType", request.From.ToWord().ToUpperInvariant())
        .With("fromAccountTag", request.FromSymbol)
        .With("toAccountType", request.To.ToWord().ToUpperInvariant())
        .With("toAccountTag", request.ToSymbol);
}
