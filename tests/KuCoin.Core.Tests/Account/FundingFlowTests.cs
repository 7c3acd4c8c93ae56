using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Deposits, withdrawals, loans and market data against the sandbox, in both generations.</summary>
public sealed class FundingFlowTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start();

    public void Dispose()
    {
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task MoneyComesAndGoes(ApiGeneration generation)
    {
        using var client = _sandbox.Connect(generation);
        var currency = await client.Spot.GetCurrencyAsync("USDT");
        var chain = currency.Chains!.First(one => one.IsDepositEnabled && one.IsWithdrawEnabled).ChainId!;

        var address = await client.Account.NewDepositAddressAsync("USDT", chain);
        var addresses = await client.Account.GetDepositAddressesAsync("USDT", chain);
        _sandbox.InjectDeposit("USDT", 50m, chain);
        var deposits = await client.Account.GetDeposits(new DepositQuery { Currency = "USDT" }).ToListAsync();
        var quota = await client.Account.GetWithdrawalQuotaAsync("USDT", chain);
        _sandbox.SetBalance("main", "USDT", 1000m);
        var withdrawal = await client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 100m, Address = address.Address, Chain = chain });
        var read = await client.Account.GetWithdrawalAsync(withdrawal.Id);

        Assert.Contains(addresses, one => one.Address == address.Address);
        Assert.Contains(deposits, deposit => deposit is { Amount: 50m, Currency: "USDT" });
        Assert.True(quota.IsWithdrawEnabled);
        Assert.Equal((100m, "USDT", chain), (read.Amount, read.Currency, read.Chain));
        Assert.Contains(await client.Account.GetWithdrawals(new WithdrawalQuery { Currency = "USDT" }).ToListAsync(), one => one.Id == withdrawal.Id);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task MoneyIsBorrowedAndRepaid(ApiGeneration generation)
    {
        _sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        using var client = _sandbox.Connect(generation);
        await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 100m, From = AccountType.Trade, To = AccountType.Margin });

        var loan = await client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 10m });
        var owed = (await client.Account.GetMarginAccountAsync()).Accounts.Single(balance => balance.Currency == "USDT");
        var repayment = await client.Margin.RepayAsync(new MarginRepaymentRequest { Currency = "USDT", Size = 5m });

        Assert.Equal(10m, loan.ActualSize);
        Assert.True(owed is { Liability: >= 10m, Total: >= 110m });
        Assert.Equal(loan.Id, Assert.Single(await client.Margin.GetLoans(new MarginDebtQuery { Currency = "USDT" }).ToListAsync()).Id);
        Assert.Equal(repayment.Id, Assert.Single(await client.Margin.GetRepayments(new MarginDebtQuery { Currency = "USDT" }).ToListAsync()).Id);
        Assert.Contains(await client.Account.GetAccountsAsync("USDT", AccountType.Margin), account => account is { Type: "margin", Balance: >= 100m });
    }

    [Fact]
    public async Task MarketDataAgrees()
    {
        using var client = _sandbox.Connect();
        var book = await client.Spot.GetOrderBookAsync("BTC-USDT", 20);
        var full = await client.Spot.GetOrderBookAsync("BTC-USDT");
        await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 0.01m });
        var trades = await client.Spot.GetTradesAsync("BTC-USDT");
        var statistic = await client.Spot.GetStatisticAsync("BTC-USDT");
        var candles = await client.Spot.GetCandles(new CandleQuery { Symbol = "BTC-USDT", Interval = CandleInterval.OneMinute, StartTime = DateTimeOffset.UtcNow.AddHours(-1) }).ToListAsync();
        var fee = Assert.Single(await client.Spot.GetTradeFeesAsync(["BTC-USDT"]));

        Assert.True(book.Bids[0].Price < book.Asks[0].Price && full.Asks.Count >= book.Asks.Count);
        Assert.Contains(trades, trade => trade is { Size: 0.01m, Side: OrderSide.Buy });
        Assert.Equal("BTC-USDT", statistic.Symbol);
        Assert.True(candles.Count > 0 && candles[^1].Volume >= 0.01m);
        Assert.True(fee.TakerFeeRate > 0m);
        Assert.NotEmpty(await client.Spot.GetMarketsAsync());
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderBookAsync("NO-PAIR", 20))).ErrorId);
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetStatisticAsync("NO-PAIR"))).ErrorId);
        Assert.Equal("CurrencyNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetCurrencyAsync("NOPE"))).ErrorId);
        Assert.True((await client.Account.GetSummaryAsync()).VipLevel >= 0);
    }
}
