using KuCoin.Sandbox;

namespace KuCoin.Tests.Treasury;

/// <summary>What lies where, as the exchange tells it by several calls.</summary>
public sealed class TreasuryBalancesTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions { MarketMaker = false });

    public void Dispose() => _sandbox.Dispose();

    private static TreasuryTarget Target(AccountType account, string currency = "USDT", string? subUserId = null) => new() { Place = new(account, SubUserId: subUserId), Currency = currency, Minimum = 1m };

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task Each_place_is_told_by_the_call_that_knows_it(ApiGeneration generation)
    {
        _sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        using var client = _sandbox.Connect(generation);
        var sub = _sandbox.AddSubAccount("desk");
        _sandbox.SetBalance("main", "USDT", 11m);
        _sandbox.SetBalance("trade", "USDT", 22m);
        _sandbox.SetBalance("margin", "USDT", 33m);
        _sandbox.SetBalance("contract", "USDT", 44m);
        _sandbox.SetBalance("trade", "USDT", 55m, sub.Key);

        var balances = await client.GetTreasuryBalancesAsync(
            [Target(AccountType.Contract), Target(AccountType.Main), Target(AccountType.Trade), Target(AccountType.Margin), Target(AccountType.Trade, subUserId: sub.UserId), Target(AccountType.Main, "KCS")]);

        Assert.Equal([44m, 11m, 22m, 33m, 55m, 0m], new[] { AccountType.Contract, AccountType.Main, AccountType.Trade, AccountType.Margin }.Select(account => balances.Single(one => one.Place == new TreasuryPlace(account) && one.Currency == "USDT").Balance)
            .Append(balances.Single(one => one.Place.SubUserId is not null).Balance).Append(balances.Single(one => one.Currency == "KCS").Balance));
        Assert.All(balances, one => Assert.Equal(one.Balance, one.Transferable));
    }

    [Fact]
    public async Task A_place_nobody_tells_about_is_an_error_of_the_policy()
    {
        using var client = _sandbox.Connect();
        var refused = await Assert.ThrowsAsync<KuCoinException>(() => client.GetTreasuryBalancesAsync([Target(AccountType.Margin, subUserId: "62f5f5d4d72aaf000122707e")]));
        Assert.Equal("PolicyInvalid", refused.ErrorId);
    }
}
