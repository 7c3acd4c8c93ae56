using Xunit;

namespace KuCoin.Tests;

/// <summary>Deposits, withdrawals, quotas and margin balances: what is asked in both generations.</summary>
public sealed class FundingTests
{
    private const string Address = """{"address":"0xea","memo":"","chain":"ERC20","chainId":"eth","to":"MAIN","currency":"USDT"}""";
    private const string NewAddress = """{"address":"EQ","memo":"20","chainId":"ton","to":"TRADE","expirationDate":0,"currency":"USDT","chainName":"TON"}""";

    [Fact]
    public async Task OneAddressOrManyComeOutAsTheSameRecords()
    {
        await using var exchange = new ScriptedServer(request => request.Target.StartsWith("/api/v1", StringComparison.Ordinal) ? Data(Address) : Data($"[{NewAddress},{NewAddress}]"));
        using var classic = exchange.Connect(ApiGeneration.Classic);
        using var current = exchange.Connect(ApiGeneration.Current);

        var old = Assert.Single(await classic.Account.GetDepositAddressesAsync("USDT", "eth"));
        var many = await current.Account.GetDepositAddressesAsync("USDT");

        Assert.Equal(("0xea", "eth", "ERC20", null, "MAIN"), (old.Address, old.ChainId, old.ChainName, old.Memo, old.To));
        Assert.Equal(("EQ", "ton", "TON", "20", "TRADE", null), (many[1].Address, many[1].ChainId, many[1].ChainName, many[1].Memo, many[1].To, many[1].ExpiresAt));
        Assert.Equal(["GET /api/v1/deposit-addresses?currency=USDT&chain=eth", "GET /api/v3/deposit-addresses?currency=USDT"], exchange.Texts);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task NoAddressIsAnEmptyList(ApiGeneration generation)
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":null}""");
        using var client = exchange.Connect(generation);
        Assert.Empty(await client.Account.GetDepositAddressesAsync("USDT"));
    }

    [Fact]
    public async Task AnAddressIsMadeOnce()
    {
        await using var exchange = new ScriptedServer(request => request.Target.StartsWith("/api/v1", StringComparison.Ordinal) ? Data(Address) : Data(NewAddress));
        using var classic = exchange.Connect(ApiGeneration.Classic);
        using var current = exchange.Connect(ApiGeneration.Current);

        await classic.Account.NewDepositAddressAsync("USDT", to: AccountType.Main);
        await current.Account.NewDepositAddressAsync("USDT", "ton", AccountType.Trade, 0.5m);

        Assert.Equal(
            [
                """POST /api/v1/deposit-addresses {"currency":"USDT","to":"MAIN"}""",
                """POST /api/v3/deposit-address/create {"currency":"USDT","chain":"ton","to":"trade","amount":"0.5"}""",
            ],
            exchange.Texts);
        Assert.Equal("ChainNeeded", (await Assert.ThrowsAsync<KuCoinException>(() => current.Account.NewDepositAddressAsync("USDT"))).ErrorId);
        Assert.Equal("AccountTypeNotPossible", (await Assert.ThrowsAsync<KuCoinException>(() => current.Account.NewDepositAddressAsync("USDT", "ton", AccountType.Margin))).ErrorId);
        Assert.Equal("AmountNotPossible", (await Assert.ThrowsAsync<KuCoinException>(() => classic.Account.NewDepositAddressAsync("USDT", amount: 1m))).ErrorId);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic, """POST /api/v1/withdrawals {"currency":"USDT","address":"T1","amount":10.50,"chain":"trx","memo":"m","isInner":true,"remark":"r","feeDeductType":"INTERNAL"}""")]
    [InlineData(ApiGeneration.Current, """POST /api/v3/withdrawals {"currency":"USDT","toAddress":"T1","withdrawType":"ADDRESS","amount":"10.50","chain":"trx","memo":"m","isInner":true,"remark":"r","feeDeductType":"INTERNAL"}""")]
    public async Task AWithdrawalIsSentInTheGenerationsWords(ApiGeneration generation, string expected)
    {
        await using var exchange = new ScriptedServer(_ => Data("""{"withdrawalId":"w1"}"""));
        using var client = exchange.Connect(generation);

        var receipt = await client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 10.50m, Address = "T1", Chain = "trx", Memo = "m", IsInner = true, Remark = "r", Fee = WithdrawalFee.Internal });

        Assert.Equal(expected, Assert.Single(exchange.Texts));
        Assert.Equal(("w1", 10.50m, "T1", "trx", "m"), (receipt.Id, receipt.Amount, receipt.Address, receipt.Chain, receipt.Memo));
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task AWithdrawalWhoseAnswerIsLostIsNeverSentTwice(ApiGeneration generation)
    {
        await using var exchange = new ScriptedServer(_ => ScriptedServer.Drop);
        using var client = exchange.Connect(generation);

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 1m, Address = "T1" }));

        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, error.Kind);
        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task AWithdrawalThatCannotBeRightIsNotSent()
    {
        await using var exchange = new ScriptedServer(_ => Data("""{"withdrawalId":"w1"}"""));
        using var classic = exchange.Connect(ApiGeneration.Classic);
        var right = new WithdrawalRequest { Currency = "USDT", Amount = 1m, Address = "someone", Target = WithdrawalTarget.Mail };

        Assert.Equal("TargetNotPossible", await ErrorAsync(right));
        Assert.Equal("AmountNotPositive", await ErrorAsync(right with { Amount = 0m }));
        Assert.Equal("AddressNeeded", await ErrorAsync(right with { Address = " " }));
        Assert.Equal("CurrencyNeeded", await ErrorAsync(right with { Currency = "" }));
        Assert.Equal("ChainNotAllowed", await ErrorAsync(right with { Chain = "trx" }));
        Assert.Empty(exchange.Requests);

        async Task<string> ErrorAsync(WithdrawalRequest request) => (await Assert.ThrowsAsync<KuCoinException>(() => classic.Account.WithdrawAsync(request))).ErrorId;
    }

    [Fact]
    public async Task HistoriesAreFilteredAndPaged()
    {
        await using var exchange = new ScriptedServer(_ => Data("""{"currentPage":1,"pageSize":500,"totalNum":0,"totalPage":0,"items":[]}"""));
        using var client = exchange.Connect();
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1_600_000_000_000);

        await foreach (var _ in client.Account.GetDeposits(new DepositQuery { Currency = "USDT", Status = "SUCCESS", StartTime = start, EndTime = start.AddDays(400) }))
            Assert.Fail("Nothing was listed.");
        await foreach (var _ in client.Account.GetWithdrawals(new WithdrawalQuery()))
            Assert.Fail("Nothing was listed.");

        Assert.Equal(
            [
                "GET /api/v1/deposits?currency=USDT&status=SUCCESS&startAt=1600000000000&endAt=1634560000000&currentPage=1&pageSize=500",
                "GET /api/v1/withdrawals?currentPage=1&pageSize=500",
            ],
            exchange.Texts);
        Assert.Throws<KuCoinException>(() => client.Account.GetDeposits(new DepositQuery { StartTime = start, EndTime = start.AddDays(-1) }));
    }

    [Fact]
    public async Task OneWithdrawalIsReadCancelledAndMeasured()
    {
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Method: "DELETE" } => """{"code":"200000","data":null}""",
            { Target: "/api/v1/withdrawals/none" } => """{"code":"200000","data":null}""",
            { Target: "/api/v1/withdrawals/w1" } => Data("""{"id":"w1","currency":"USDT","chainId":"trx","chainName":"TRC20","status":"PROCESSING","amount":"3","createdAt":1743147359000,"cancelType":"CANCELABLE"}"""),
            _ => Data("""{"currency":"USDT","remainAmount":"5","precision":6,"isWithdrawEnabled":true}"""),
        });
        using var client = exchange.Connect();

        var one = await client.Account.GetWithdrawalAsync("w1");
        await client.Account.CancelWithdrawalAsync("w1");
        var quota = await client.Account.GetWithdrawalQuotaAsync("USDT", "trx");
        var missing = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetWithdrawalAsync("none"));

        Assert.Equal(("trx", "CANCELABLE", null), (one.Chain, one.CancelType, one.Fee));
        Assert.Equal((5m, 6, true, null), (quota.Remaining, quota.Precision, quota.IsWithdrawEnabled, quota.Limit));
        Assert.Equal((KuCoinErrorKind.NotFound, "WithdrawalNotFound"), (missing.Kind, missing.ErrorId));
        Assert.Equal(["GET /api/v1/withdrawals/w1", "DELETE /api/v1/withdrawals/w1", "GET /api/v1/withdrawals/quotas?currency=USDT&chain=trx", "GET /api/v1/withdrawals/none"], exchange.Texts);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic, "ISOLATED")]
    [InlineData(ApiGeneration.Current, "ISOLATED_V2")]
    public async Task MarginMoneyIsFoundWhereverItLies(ApiGeneration generation, string isolated)
    {
        const string Balance = """{"currency":"USDT","total":"3","available":"2","hold":"1","liability":"0.5"}""";
        await using var exchange = new ScriptedServer(request => request.Target.StartsWith("/api/v3/margin/accounts", StringComparison.Ordinal)
            ? Data($$"""{"debtRatio":"0.1","status":"EFFECTIVE","accounts":[{{Balance}}]}""")
            : request.Target.StartsWith("/api/v3/isolated", StringComparison.Ordinal)
                ? Data($$"""{"assets":[{"symbol":"BTC-USDT","status":"EFFECTIVE","debtRatio":"0","baseAsset":{{Balance.Replace("USDT", "BTC", StringComparison.Ordinal)}},"quoteAsset":{{Balance}}}]}""")
                : Data("""{"currency":"USDT","balance":"3","available":"2","holds":"1","transferable":"2"}"""));
        using var client = exchange.Connect(generation);

        var margin = Assert.Single(await client.Account.GetAccountsAsync(type: AccountType.Margin));
        var pairs = await client.Account.GetAccountsAsync("USDT", AccountType.Isolated);
        var quota = await client.Account.GetTransferQuotaAsync("USDT", AccountType.Isolated, "BTC-USDT");
        await client.Account.GetIsolatedMarginAccountsAsync("BTC-USDT", "KCS");

        Assert.Equal((null, "margin", "USDT", 3m, 2m, 1m, null), (margin.Id, margin.Type, margin.Currency, margin.Balance, margin.Available, margin.Holds, margin.Symbol));
        Assert.Equal([("isolated", "USDT", "BTC-USDT")], pairs.Select(account => (account.Type, account.Currency, account.Symbol)));
        Assert.Equal(("isolated", "BTC-USDT", 2m), (quota.Type, quota.Symbol, quota.Transferable));
        Assert.Equal(
            [
                "GET /api/v3/margin/accounts?queryType=ALL",
                "GET /api/v3/isolated/accounts?queryType=ALL",
                $"GET /api/v1/accounts/transferable?currency=USDT&type={isolated}&tag=BTC-USDT",
                "GET /api/v3/isolated/accounts?symbol=BTC-USDT&quoteCurrency=KCS&queryType=ALL",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task SummaryAndQuotaOfTheMainAccountNeedNoGeneration()
    {
        await using var exchange = new ScriptedServer(request => request.Target is "/api/v2/user-info" ? Data("""{"level":3,"subQuantity":2}""") : Data("""{"currency":"USDT","balance":"3","available":"2","holds":"1","transferable":"2"}"""));
        using var client = exchange.Connect(ApiGeneration.Auto);

        var summary = await client.Account.GetSummaryAsync();
        await client.Account.GetTransferQuotaAsync("USDT", AccountType.Main);

        Assert.Equal((3, 2, null), (summary.VipLevel, summary.SubAccountCount, summary.MaximumSubAccountCount));
        Assert.Equal(["GET /api/v2/user-info", "GET /api/v1/accounts/transferable?currency=USDT&type=MAIN"], exchange.Texts);
        Assert.Equal("SymbolNeeded", (await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetTransferQuotaAsync("USDT", AccountType.Isolated))).ErrorId);
        Assert.Equal("AccountTypeNotListed", (await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetTransferQuotaAsync("USDT", AccountType.Contract))).ErrorId);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic, false, """POST /api/v2/accounts/sub-transfer {"clientOid":"t","currency":"USDT","amount":"1","direction":"OUT","accountType":"MAIN","subAccountType":"MARGIN","subUserId":"u1"}""")]
    [InlineData(ApiGeneration.Classic, true, """POST /api/v2/accounts/sub-transfer {"clientOid":"t","currency":"USDT","amount":"1","direction":"IN","accountType":"MARGIN","subAccountType":"MAIN","subUserId":"u1"}""")]
    [InlineData(ApiGeneration.Current, false, """POST /api/v3/accounts/universal-transfer {"clientOid":"t","type":"PARENT_TO_SUB","currency":"USDT","amount":"1","fromAccountType":"MAIN","toUserId":"u1","toAccountType":"MARGIN_V2"}""")]
    [InlineData(ApiGeneration.Current, true, """POST /api/v3/accounts/universal-transfer {"clientOid":"t","type":"SUB_TO_PARENT","currency":"USDT","amount":"1","fromUserId":"u1","fromAccountType":"MAIN","toAccountType":"MARGIN_V2"}""")]
    public async Task MoneyMovesBetweenMasterAndSubAccount(ApiGeneration generation, bool fromSub, string expected)
    {
        await using var exchange = new ScriptedServer(_ => Data("""{"orderId":"x1"}"""));
        using var client = exchange.Connect(generation);

        var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 1m, From = AccountType.Main, To = AccountType.Margin, SubUserId = "u1", FromSubAccount = fromSub, ClientOid = "t" });

        Assert.Equal(expected, Assert.Single(exchange.Texts));
        Assert.Equal(("x1", "u1", fromSub), (transfer.Id, transfer.SubUserId, transfer.FromSubAccount));
    }

    private static string Data(string json) => $$"""{"code":"200000","data":{{json}}}""";
}
