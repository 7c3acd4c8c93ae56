using System.Globalization;

namespace KuCoin.Tests.Faults;

/// <summary>The changes of the fault campaign. What number n asks for follows from n alone, and no two ask for the same, so that the exchange's books tell what became of each.</summary>
internal static class FaultIntents
{
    public const string Contract = "XBTUSDTM";

    /// <summary>A withdrawal address of nobody.</summary>
    public const string Address = "TCampaignAddress";

    public enum Kind
    {
        Transfer,
        SpotOrder,
        FuturesOrder,
        Margin,
        Withdrawal,
    }

    public static Kind KindOf(int number) => (number % 16) switch
    {
        0 or 1 or 2 or 3 or 4 => Kind.Transfer,
        5 or 6 or 7 or 8 => Kind.SpotOrder,
        9 or 10 or 11 or 12 => Kind.FuturesOrder,
        13 or 14 => Kind.Margin,
        _ => Kind.Withdrawal,
    };

    public static decimal AmountOf(int number) => (KindOf(number) == Kind.Withdrawal ? 20m : 0.01m) + (number * 0.000001m);

    public static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"campaign {number}");

    public static string ClientOidOf(int number) => string.Create(CultureInfo.InvariantCulture, $"campaign-{number}");

    public static async Task DoAsync(KuCoinClient client, int number, CancellationToken cancellationToken)
    {
        // Half of the transfers carry a key, the others only the client id they are given.
        var key = number % 2 == 0 ? KeyOf(number) : null;
        switch (KindOf(number))
        {
            case Kind.Transfer:
                await client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = AmountOf(number), From = AccountType.Main, To = AccountType.Trade, IdempotencyKey = key, ClientOid = key is null ? ClientOidOf(number) : null }, cancellationToken);
                break;
            case Kind.SpotOrder:
                await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1000m, Size = 0.001m, TimeInForce = TimeInForce.IOC, ClientOid = ClientOidOf(number) }, cancellationToken);
                break;
            case Kind.FuturesOrder:
                await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = Contract, Side = OrderSide.Buy, Price = 1000m, Size = 1, Leverage = 2, TimeInForce = TimeInForce.IOC, ClientOid = ClientOidOf(number) }, cancellationToken);
                break;
            case Kind.Margin:
                await client.Futures.AddMarginAsync(Contract, AmountOf(number), ClientOidOf(number), cancellationToken: cancellationToken);
                break;
            default:
                await client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = AmountOf(number), Address = Address, Chain = "trx" }, cancellationToken);
                break;
        }
    }
}
