using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    private const int ClientOidLength = 128;

    internal static readonly Operation<TransferQuota> GetTransferQuota = new()
    {
        Name = "Get transfer quota",
        Row = "A4",
        Method = HttpMethod.Get,
        Path = "/api/v1/accounts/transferable",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.TransferQuota,
    };

    /// <summary>How much of a currency can leave an account.</summary>
    /// <param name="currency">The currency code.</param>
    /// <param name="type">The account; the exchange cannot be asked about <see cref="AccountType.Contract"/>.</param>
    /// <param name="symbol">The pair of an isolated-margin account, else null.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (AccountTypeNotListed, SymbolNeeded, SymbolNotAllowed, CurrencyNeeded); what the exchange or the connection reports.</exception>
    public async Task<TransferQuota> GetTransferQuotaAsync(string currency, AccountType type, string? symbol = null, CancellationToken cancellationToken = default)
    {
        Require.Given(currency, "Currency");
        Require.That(type != AccountType.Contract, "AccountTypeNotListed", "What can leave the futures account is said by the futures account itself.");
        CheckSymbol(type, symbol, "Symbol");
        var generation = type is AccountType.Margin or AccountType.Isolated ? await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) : ApiGeneration.Classic;
        var arguments = new RequestArguments().With("currency", currency).With("type", CapitalWord(type, generation)).With("tag", symbol);
        var quota = await _pipeline.SendAsync(GetTransferQuota, arguments, cancellationToken).ConfigureAwait(false);
        quota.Type = type.ToWord();
        quota.Symbol = symbol;
        return quota;
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
        Answer = static () => AccountJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    internal static readonly Operation<OrderIdAnswer> SubTransfer = new()
    {
        Name = "Transfer between master and sub-account",
        Row = "A5",
        Method = HttpMethod.Post,
        Path = "/api/v2/accounts/sub-transfer",
        Pool = RatePool.Management,
        Weight = 30,
        Access = Access.Spot,
        Retry = RetryClass.SameId,
        Generation = ApiGeneration.Classic,
        Answer = static () => AccountJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
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
        Answer = static () => AccountJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    /// <summary>Moves money between two accounts of the user, or of the user and a sub-account, once: repeated attempts carry the same client id.</summary>
    /// <param name="request">What to move.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the money may have moved.</param>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent (AmountNotPositive, SameAccount, TransferFromContractNotPossible, FromSymbolNeeded, ToSymbolNeeded, ...); AlreadyExists (IdempotencyKeyReused); InsufficientFunds; what the exchange or the connection reports.</exception>
    public async Task<Transfer> TransferAsync(TransferRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        string clientOid = await _pipeline.ChooseClientOidAsync(IdempotentOperation.Transfer, request.IdempotencyKey, request.ClientOid, cancellationToken).ConfigureAwait(false);

        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        bool classic = generation == ApiGeneration.Classic;
        Require.That(
            !classic || request.From != AccountType.Contract,
            "TransferFromContractNotPossible",
            "The Classic calls cannot move money out of the futures account; use -ApiGeneration Current, whose transfer can.");

        var operation = !classic ? UniversalTransfer : request.SubUserId is null ? InnerTransfer : SubTransfer;
        var body = (!classic ? CurrentBody(request, clientOid) : request.SubUserId is null ? ClassicBody(request, clientOid) : ClassicSubBody(request, clientOid)).ToUtf8();
        using var turn = request.IdempotencyKey is null ? null : await _pipeline.TakeTurnAsync(request.IdempotencyKey, clientOid, cancellationToken).ConfigureAwait(false);
        if (request.IdempotencyKey is { } key && await _pipeline.FindDoneAsync(ApiHost.Spot, key, clientOid, body, cancellationToken).ConfigureAwait(false) is { Ids: [var id, ..] } done)
            return Receipt(request, id, clientOid, done.Time, alreadyDone: true);

        await _pipeline.Clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        var began = _pipeline.Clock.Now;
        var arguments = new RequestArguments().WithBody(body).About(clientOid, request.IdempotencyKey);
        var answer = await _pipeline.SendAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
        var transfer = Receipt(request, answer.OrderId, clientOid, _pipeline.Clock.Now);
        transfer.Recovered = arguments.AnswerWasLost;
        if (request.IdempotencyKey is not null)
            transfer.AlreadyDone = await WasDoneBeforeAsync(request, transfer, began, cancellationToken).ConfigureAwait(false);
        return transfer;
    }

    private static Transfer Receipt(TransferRequest request, string id, string clientOid, DateTimeOffset time, bool alreadyDone = false) => new()
    {
        Id = id,
        ClientOid = clientOid,
        Currency = request.Currency,
        Amount = request.Amount,
        From = request.From,
        To = request.To,
        FromSymbol = request.FromSymbol,
        ToSymbol = request.ToSymbol,
        SubUserId = request.SubUserId,
        FromSubAccount = request.FromSubAccount,
        Time = time,
        AlreadyDone = alreadyDone,
    };

    internal static void Check(TransferRequest request)
    {
        Require.Given(request.Currency, nameof(request.Currency));
        Require.Positive(request.Amount, nameof(request.Amount));
        ClientOids.Check(request.ClientOid, ClientOidLength);
        CheckSymbol(request.From, request.FromSymbol, nameof(request.FromSymbol));
        CheckSymbol(request.To, request.ToSymbol, nameof(request.ToSymbol));
        Require.That(request.SubUserId is not null || !request.FromSubAccount, "SubUserIdNeeded", "FromSubAccount needs SubUserId: which sub-account the money comes from.");
        Require.That(
            request.SubUserId is not null
                || request.From != request.To
                || (request.From == AccountType.Isolated && !string.Equals(request.FromSymbol, request.ToSymbol, StringComparison.OrdinalIgnoreCase)),
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

    /// <summary>Seen from the master account: out to the sub-account, or in from it.</summary>
    private static RequestBody ClassicSubBody(TransferRequest request, string clientOid)
    {
        var (master, masterSymbol, sub, subSymbol) = request.FromSubAccount
            ? (request.To, request.ToSymbol, request.From, request.FromSymbol)
            : (request.From, request.FromSymbol, request.To, request.ToSymbol);
        return new RequestBody()
            .With("clientOid", clientOid)
            .With("currency", request.Currency)
            .With("amount", request.Amount)
            .With("direction", request.FromSubAccount ? "IN" : "OUT")
            .With("accountType", CapitalWord(master, ApiGeneration.Classic))
            .With("tag", masterSymbol)
            .With("subAccountType", CapitalWord(sub, ApiGeneration.Classic))
            .With("subTag", subSymbol)
            .With("subUserId", request.SubUserId);
    }

    private static RequestBody CurrentBody(TransferRequest request, string clientOid) => new RequestBody()
        .With("clientOid", clientOid)
        .With("type", request.SubUserId is null ? "INTERNAL" : request.FromSubAccount ? "SUB_TO_PARENT" : "PARENT_TO_SUB")
        .With("currency", request.Currency)
        .With("amount", request.Amount)
        .With("fromUserId", request.FromSubAccount ? request.SubUserId : null)
        .With("fromAccountType", CapitalWord(request.From, ApiGeneration.Current))
        .With("fromAccountTag", request.FromSymbol)
        .With("toUserId", request.FromSubAccount ? null : request.SubUserId)
        .With("toAccountType", CapitalWord(request.To, ApiGeneration.Current))
        .With("toAccountTag", request.ToSymbol);
}
