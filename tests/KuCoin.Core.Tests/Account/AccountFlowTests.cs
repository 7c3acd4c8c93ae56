using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Whole treasury flows against the sandbox, whose books must add up after each.</summary>
public sealed class AccountFlowTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start();

    public void Dispose()
    {
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData(false, "/api/v2/accounts/inner-transfer")]
    [InlineData(true, "/api/v3/accounts/universal-transfer")]
    public async Task MoneyMovesInEitherGeneration(bool singleEngine, string path)
    {
        _sandbox.SetSingleEngine(singleEngine);
        _sandbox.SetBalance("main", "USDT", 100m);
        using var client = _sandbox.Connect();
        var before = await AvailableAsync(client, AccountType.Trade);

        var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 12.345678m, From = AccountType.Main, To = AccountType.Trade });

        Assert.Equal(before + 12.345678m, await AvailableAsync(client, AccountType.Trade));
        Assert.Equal(87.654322m, await AvailableAsync(client, AccountType.Main));
        Assert.NotEmpty(transfer.Id);
        Assert.Single(_sandbox.Requests, request => request.Path == path);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic, SandboxDrop.AfterAccept)]
    [InlineData(ApiGeneration.Classic, SandboxDrop.BeforeAccept)]
    [InlineData(ApiGeneration.Current, SandboxDrop.AfterAccept)]
    [InlineData(ApiGeneration.Current, SandboxDrop.BeforeAccept)]
    public async Task ATransferWhoseAnswerIsLostMovesTheMoneyOnce(ApiGeneration generation, SandboxDrop drop)
    {
        _sandbox.SetBalance("main", "USDT", 100m);
        using var client = _sandbox.Connect(generation);
        _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "*transfer", Drop = drop });

        var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 10m, From = AccountType.Main, To = AccountType.Trade });

        Assert.True(transfer.Recovered);
        Assert.Equal(90m, await AvailableAsync(client, AccountType.Main));
    }

    [Fact]
    public async Task OnlyCurrentMovesMoneyOutOfFutures()
    {
        _sandbox.SetBalance("contract", "USDT", 50m);
        using var classic = _sandbox.Connect(ApiGeneration.Classic);
        using var current = _sandbox.Connect(ApiGeneration.Current);
        var request = new TransferRequest { Currency = "USDT", Amount = 20m, From = AccountType.Contract, To = AccountType.Main };
        var before = await AvailableAsync(current, AccountType.Main);

        Assert.Equal("TransferFromContractNotPossible", (await Assert.ThrowsAsync<KuCoinException>(() => classic.Account.TransferAsync(request))).ErrorId);
        Assert.Equal(0, _sandbox.WriteRequestCount);
        await current.Account.TransferAsync(request);

        Assert.Equal(before + 20m, await AvailableAsync(current, AccountType.Main));
    }

    [Fact]
    public async Task MoreThanThereIsCannotMove()
    {
        _sandbox.SetBalance("main", "USDT", 1m);
        using var client = _sandbox.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 2m, From = AccountType.Main, To = AccountType.Trade }));
        Assert.Equal(KuCoinErrorKind.InsufficientFunds, error.Kind);
    }

    [Fact]
    public async Task AccountsAndTheKeyAreDescribed()
    {
        using var client = _sandbox.Connect();

        var accounts = await client.Account.GetAccountsAsync();
        var one = await client.Account.GetAccountAsync(accounts[0].Id!);
        var key = await client.Account.GetApiKeyAsync();

        Assert.Equal(accounts[0] with { Type = null }, one);
        Assert.All(accounts, account => Assert.Equal(account.Balance, account.Available + account.Holds));
        Assert.Contains("General", key.Permissions);
        Assert.DoesNotContain(_sandbox.Key.ApiKey, key.ToString(), StringComparison.Ordinal);
        Assert.Equal("AccountNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountAsync("nobody"))).ErrorId);
    }

    private static async Task<decimal> AvailableAsync(KuCoinClient client, AccountType type) =>
        (await client.Account.GetAccountsAsync("USDT", type)).Sum(account => account.Available);
}
