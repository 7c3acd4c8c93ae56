using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    internal static readonly Operation<DepositAddress> GetDepositAddressClassic = new()
    {
        Name = "Get deposit address",
        Row = "A6",
        Method = HttpMethod.Get,
        Path = "/api/v1/deposit-addresses",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.General,
        Generation = ApiGeneration.Classic,
        Answer = static () => AccountJson.Answers.DepositAddress,
    };

    internal static readonly Operation<IReadOnlyList<DepositAddress>> GetDepositAddresses = new()
    {
        Name = "List deposit addresses",
        Row = "A6",
        Method = HttpMethod.Get,
        Path = "/api/v3/deposit-addresses",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.General,
        Generation = ApiGeneration.Current,
        Answer = static () => AccountJson.Answers.IReadOnlyListDepositAddress,
        Empty = [],
    };

    /// <summary>Where a currency can be sent to. The Classic call knows one address, that of the currency's default chain when none is named.</summary>
    /// <param name="currency">The currency code.</param>
    /// <param name="chain">One chain's id (<c>eth</c>, <c>trx</c>, ...); null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <returns>The addresses; none when none has been made yet.</returns>
    /// <exception cref="KuCoinException">InvalidArgument (CurrencyNeeded); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<DepositAddress>> GetDepositAddressesAsync(string currency, string? chain = null, CancellationToken cancellationToken = default)
    {
        Require.Given(currency, "Currency");
        var arguments = new RequestArguments().With("currency", currency).With("chain", chain);
        if (await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Current)
            return await _pipeline.SendAsync(GetDepositAddresses, arguments, cancellationToken).ConfigureAwait(false);
        return await _pipeline.FindAsync(GetDepositAddressClassic, arguments, cancellationToken).ConfigureAwait(false) is { } address ? [Of(address, currency)] : [];
    }

    internal static readonly Operation<DepositAddress> NewDepositAddressClassic = new()
    {
        Name = "Make deposit address",
        Row = "A7",
        Method = HttpMethod.Post,
        Path = "/api/v1/deposit-addresses",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Retry = RetryClass.Never,
        Generation = ApiGeneration.Classic,
        Answer = static () => AccountJson.Answers.DepositAddress,
    };

    internal static readonly Operation<DepositAddress> NewDepositAddress = new()
    {
        Name = "Make deposit address on a chain",
        Row = "A7",
        Method = HttpMethod.Post,
        Path = "/api/v3/deposit-address/create",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Retry = RetryClass.Never,
        Generation = ApiGeneration.Current,
        Answer = static () => AccountJson.Answers.DepositAddress,
    };

    /// <summary>Makes a deposit address. Some chains have one address only; a request whose answer is lost is not repeated.</summary>
    /// <param name="currency">The currency code.</param>
    /// <param name="chain">The chain's id (<c>eth</c>, <c>trx</c>, ...); the Current calls need it, the Classic call takes the currency's default chain without it.</param>
    /// <param name="to">The account deposits arrive in, <see cref="AccountType.Main"/> or <see cref="AccountType.Trade"/>; null for the exchange's default.</param>
    /// <param name="amount">The amount of a Lightning invoice, in units of the currency; null for others. Not with the Classic call.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the address may have been made.</param>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent (CurrencyNeeded, ChainNeeded, AccountTypeNotPossible, AmountNotPossible); OutcomeUnknown when the answer is lost; what the exchange or the connection reports.</exception>
    public async Task<DepositAddress> NewDepositAddressAsync(string currency, string? chain = null, AccountType? to = null, decimal? amount = null, CancellationToken cancellationToken = default)
    {
        Require.Given(currency, "Currency");
        Require.Positive(amount, "Amount");
        Require.That(to is null or AccountType.Main or AccountType.Trade, "AccountTypeNotPossible", $"Deposits arrive in the main or the trade account, not in {to}.");
        var isCurrent = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Current;
        if (isCurrent)
            Require.Given(chain, "Chain");
        else
            Require.That(amount is null, "AmountNotPossible", "The Classic call makes no invoices over an amount.");
        var body = new RequestBody()
            .With("currency", currency)
            .With("chain", chain)
            .With("to", isCurrent ? to?.ToWord() : to?.ToWord().ToUpperInvariant())
            .With("amount", amount);
        var address = await _pipeline.SendAsync(isCurrent ? NewDepositAddress : NewDepositAddressClassic, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken).ConfigureAwait(false);
        return Of(address, currency);
    }

    internal static readonly Operation<NumberedPage<Deposit>> ListDeposits = new()
    {
        Name = "List deposits",
        Row = "A8",
        Method = HttpMethod.Get,
        Path = "/api/v1/deposits",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        Answer = static () => AccountJson.Answers.NumberedPageDeposit,
    };

    /// <summary>Deposits by query, newest first.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Deposit> GetDeposits(DepositQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments().With("currency", query.Currency).With("status", query.Status);
        // Deposits inside the exchange have neither id nor transaction: what tells them apart is everything else.
        return _pipeline.Numbered(
            ListDeposits,
            arguments,
            static deposit => deposit.Id ?? $"{deposit.Currency} {deposit.Chain} {deposit.WalletTxId} {deposit.Address} {deposit.Memo} {deposit.Amount} {deposit.CreatedAt.UtcTicks}",
            TimeRange.Of(ListDeposits, query.StartTime, query.EndTime));
    }

    // The older answers leave the currency out at times.
    private static DepositAddress Of(DepositAddress address, string currency)
    {
        if (address.Currency.Length == 0)
            address.Currency = currency;
        return address;
    }
}
