using Xunit;

namespace KuCoin.Tests;

public sealed class MarginCallsTests
{
    private const string Done = """{"code":"200000","data":{"timestamp":1729655606816,"orderNo":"n1","actualSize":"9"}}""";

    [Theory]
    [InlineData(ApiGeneration.Classic, "")]
    [InlineData(ApiGeneration.Current, ",\"isHf\":true")]
    public async Task LoansAndRepaymentsNameTheAccount(ApiGeneration generation, string flag)
    {
        await using var exchange = new ScriptedServer(_ => Done);
        using var client = exchange.Connect(generation);

        var loan = await client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 10.5m });
        await client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 10m, Symbol = "BTC-USDT", TimeInForce = TimeInForce.IOC });
        var repayment = await client.Margin.RepayAsync(new MarginRepaymentRequest { Currency = "USDT", Size = 10m, Symbol = "BTC-USDT" });

        Assert.Equal(
            [
                $$"""POST /api/v3/margin/borrow {"currency":"USDT","size":10.5{{flag}},"timeInForce":"FOK"}""",
                $$"""POST /api/v3/margin/borrow {"currency":"USDT","size":10,"isIsolated":true,"symbol":"BTC-USDT"{{flag}},"timeInForce":"IOC"}""",
                $$"""POST /api/v3/margin/repay {"currency":"USDT","size":10,"isIsolated":true,"symbol":"BTC-USDT"{{flag}}}""",
            ],
            exchange.Texts);
        Assert.Equal(("n1", "USDT", null, 10.5m, 9m), (loan.Id, loan.Currency, loan.Symbol, loan.Size, loan.ActualSize));
        Assert.Equal(("BTC-USDT", DateTimeOffset.FromUnixTimeMilliseconds(1729655606816)), (repayment.Symbol, repayment.Time));
    }

    [Fact]
    public async Task NeitherIsSentTwice()
    {
        await using var exchange = new ScriptedServer(_ => ScriptedServer.Drop);
        using var client = exchange.Connect();

        var borrowing = await Assert.ThrowsAsync<KuCoinException>(() => client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 1m }));
        var repaying = await Assert.ThrowsAsync<KuCoinException>(() => client.Margin.RepayAsync(new MarginRepaymentRequest { Currency = "USDT", Size = 1m }));

        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, KuCoinErrorKind.OutcomeUnknown), (borrowing.Kind, repaying.Kind));
        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task WhatCannotBeRightIsNotSent()
    {
        await using var exchange = new ScriptedServer(_ => Done);
        using var client = exchange.Connect();

        Assert.Equal("SizeNotPositive", (await Assert.ThrowsAsync<KuCoinException>(() => client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 0m }))).ErrorId);
        Assert.Equal("TimeInForceNotSupported", (await Assert.ThrowsAsync<KuCoinException>(() => client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 1m, TimeInForce = TimeInForce.GTC }))).ErrorId);
        Assert.Equal("CurrencyNeeded", (await Assert.ThrowsAsync<KuCoinException>(() => client.Margin.RepayAsync(new MarginRepaymentRequest { Currency = "", Size = 1m }))).ErrorId);
        Assert.Equal("CurrencyNeeded", Assert.Throws<KuCoinException>(() => client.Margin.GetLoans(new MarginDebtQuery())).ErrorId);
        Assert.Equal("TimeRangeInvalid", Assert.Throws<KuCoinException>(() => client.Margin.GetInterest(new MarginDebtQuery { StartTime = DateTimeOffset.UnixEpoch.AddDays(1), EndTime = DateTimeOffset.UnixEpoch })).ErrorId);
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task LongRangesAreAskedForInWindowsOfThirtyDays()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":{"timestamp":1,"currentPage":1,"pageSize":500,"totalNum":0,"totalPage":0,"items":[]}}""");
        using var client = exchange.Connect();
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

        await foreach (var _ in client.Margin.GetLoans(new MarginDebtQuery { Currency = "USDT", Symbol = "BTC-USDT", Id = "n1", StartTime = start, EndTime = start.AddDays(31) }))
            Assert.Fail("Nothing was listed.");

        Assert.Equal(
            [
                "GET /api/v3/margin/borrow?currency=USDT&isIsolated=true&symbol=BTC-USDT&orderNo=n1&startTime=1700086400000&endTime=1702678400000&currentPage=1&pageSize=500",
                "GET /api/v3/margin/borrow?currency=USDT&isIsolated=true&symbol=BTC-USDT&orderNo=n1&startTime=1700000000000&endTime=1700086399999&currentPage=1&pageSize=500",
            ],
            exchange.Texts);
    }
}
