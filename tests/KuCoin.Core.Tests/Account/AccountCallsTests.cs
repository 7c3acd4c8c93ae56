using Xunit;

namespace KuCoin.Tests;

public sealed class AccountCallsTests
{
    [Fact]
    public async Task AccountsAreReadWithEveryDigit()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("accounts"));
        using var client = exchange.Connect();

        var accounts = await client.Account.GetAccountsAsync("USDT", AccountType.Trade);

        Assert.Equal("GET /api/v1/accounts?currency=USDT&type=trade", Assert.Single(exchange.Texts));
        Assert.True(exchange.Requests[0].Headers.ContainsKey("KC-API-SIGN"));
        Assert.Equal(
            [
                new Account { Id = "548674591753", Currency = "USDT", Type = "trade", Balance = 26.66759503m, Available = 26.66759503m },
                new Account { Id = "63355cd156298d0001b66e61", Currency = "USDT", Type = "main", Balance = 0.01m, Available = 0.01m },
            ],
            accounts);
    }

    [Fact]
    public async Task NoAccountsAreAnEmptyList()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":null}""");
        using var client = exchange.Connect();
        Assert.Empty(await client.Account.GetAccountsAsync());
        Assert.Equal("GET /api/v1/accounts", Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task ABalanceThatIsMissingIsNotZero()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("accounts", row => row.Remove("available")));
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync());
        Assert.Equal(KuCoinErrorKind.Protocol, error.Kind);
    }

    [Theory]
    [InlineData(AccountType.Contract)]
    public async Task AccountsThatAreNotListedAreRefused(AccountType type)
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("accounts"));
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync(type: type));
        Assert.Equal((KuCoinErrorKind.InvalidArgument, "AccountTypeNotListed"), (error.Kind, error.ErrorId));
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task OneAccountKeepsTheIdItWasAskedWith()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("account"));
        using var client = exchange.Connect();

        var account = await client.Account.GetAccountAsync("548674591753");

        Assert.Equal("GET /api/v1/accounts/548674591753", Assert.Single(exchange.Texts));
        Assert.Equal(new Account { Id = "548674591753", Currency = "USDT", Balance = 26.66759503m, Available = 26.66759503m }, account);
    }

    [Fact]
    public async Task TheKeyIsDescribedAndMasked()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("api-key"));
        using var client = exchange.Connect();

        var key = await client.Account.GetApiKeyAsync();

        Assert.Equal("GET /api/v1/user/api-key", Assert.Single(exchange.Texts));
        Assert.Equal("6705...d3eb", key.MaskedKey);
        Assert.Equal(3, key.Version);
        Assert.Equal(["General", "Futures", "Spot", "Earn", "InnerTransfer", "Transfer", "Margin"], key.Permissions);
        Assert.Equal(["203.**.154", "103.**.34"], key.IpWhitelist);
        Assert.Equal((165111215L, true, null, "account1"), (key.Uid, key.IsMaster, key.SubName, key.Remark));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1728443843000), key.CreatedAt);
    }
}
