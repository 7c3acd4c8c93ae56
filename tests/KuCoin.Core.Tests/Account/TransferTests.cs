using Xunit;

namespace KuCoin.Tests;

public sealed class TransferTests
{
    [Fact]
    public async Task ClassicMovesWithInnerTransfer()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("inner-transfer"));
        using var client = exchange.Connect();

        var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 12.50m, From = AccountType.Main, To = AccountType.Trade, ClientOid = "t-1" });

        Assert.Equal(
            """POST /api/v2/accounts/inner-transfer {"clientOid":"t-1","currency":"USDT","amount":"12.50","from":"main","to":"trade"}""",
            Assert.Single(exchange.Texts));
        Assert.Equal(("670beb3482a1bb0007dec644", "t-1", 12.50m, false), (transfer.Id, transfer.ClientOid, transfer.Amount, transfer.Recovered));
    }

    [Fact]
    public async Task CurrentMovesWithUniversalTransferAlsoOutOfFutures()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("universal-transfer"));
        using var client = exchange.Connect(ApiGeneration.Current);

        var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 0.00000001m, From = AccountType.Contract, To = AccountType.Isolated, ToSymbol = "BTC-USDT", ClientOid = "t-2" });

        Assert.Equal(
            """POST /api/v3/accounts/universal-transfer {"clientOid":"t-2","type":"INTERNAL","currency":"USDT","amount":"0.00000001","fromAccountType":"CONTRACT","toAccountType":"ISOLATED_V2","toAccountTag":"BTC-USDT"}""",
            Assert.Single(exchange.Texts));
        Assert.Equal("6705f7248c6954000733ecac", transfer.Id);
    }

    [Theory]
    [InlineData("""{"code":"200000","data":true}""", "/api/v3/accounts/universal-transfer")]
    [InlineData("""{"code":"200000","data":false}""", "/api/v2/accounts/inner-transfer")]
    [InlineData("""{"code":"404000","msg":"Url Not Found"}""", "/api/v3/accounts/universal-transfer")]
    public async Task AutoAsksTheExchangeOnce(string answer, string path)
    {
        await using var exchange = new ScriptedServer(request => request.Target is "/api/v1/hf/accounts/opened" ? answer : Samples.Read("inner-transfer"));
        using var client = exchange.Connect(ApiGeneration.Auto);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 1m, From = AccountType.Main, To = AccountType.Trade })));

        Assert.Single(exchange.Requests, request => request.Target is "/api/v1/hf/accounts/opened");
        Assert.Equal(4, exchange.Requests.Count(request => request.Target == path));
        Assert.Equal(4, exchange.Requests.Where(request => request.Target == path).Select(request => request.Body).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task ALostAnswerIsRecoveredWithTheSameClientId()
    {
        int count = 0;
        await using var exchange = new ScriptedServer(_ => Interlocked.Increment(ref count) == 1 ? ScriptedServer.Drop : Samples.Read("inner-transfer"));
        using var client = exchange.Connect();

        var transfer = await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 1m, From = AccountType.Main, To = AccountType.Trade });

        Assert.True(transfer.Recovered);
        Assert.Equal(2, exchange.Requests.Count);
        Assert.Single(exchange.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal));
        Assert.Contains(transfer.ClientOid, exchange.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, AccountType.Main, AccountType.Trade, null, null, "t", "AmountNotPositive")]
    [InlineData(-1, AccountType.Main, AccountType.Trade, null, null, "t", "AmountNotPositive")]
    [InlineData(1, AccountType.Main, AccountType.Main, null, null, "t", "SameAccount")]
    [InlineData(1, AccountType.Isolated, AccountType.Isolated, "BTC-USDT", "BTC-USDT", "t", "SameAccount")]
    [InlineData(1, AccountType.Main, AccountType.Isolated, null, null, "t", "ToSymbolNeeded")]
    [InlineData(1, AccountType.Isolated, AccountType.Main, null, null, "t", "FromSymbolNeeded")]
    [InlineData(1, AccountType.Main, AccountType.Trade, "BTC-USDT", null, "t", "FromSymbolNotAllowed")]
    [InlineData(1, AccountType.Contract, AccountType.Main, null, null, "t", "TransferFromContractNotPossible")]
    [InlineData(1, AccountType.Main, AccountType.Trade, null, null, "a b", "ClientOidInvalid")]
    public async Task WhatCannotBeRightIsNotSent(int amount, AccountType from, AccountType to, string? fromSymbol, string? toSymbol, string clientOid, string errorId)
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("inner-transfer"));
        using var client = exchange.Connect();
        var request = new TransferRequest { Currency = "USDT", Amount = amount, From = from, To = to, FromSymbol = fromSymbol, ToSymbol = toSymbol, ClientOid = clientOid };

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.TransferAsync(request));

        Assert.Equal((KuCoinErrorKind.InvalidArgument, errorId), (error.Kind, error.ErrorId));
        Assert.Empty(exchange.Requests);
    }
}
