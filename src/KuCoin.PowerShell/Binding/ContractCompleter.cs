using KuCoin.Views;

namespace KuCoin.Binding;

/// <summary>Offers the futures contracts.</summary>
public sealed class ContractCompleter : KcCompleter
{
    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var contracts = await session.Client.Futures.GetContractsAsync(cancellationToken).ConfigureAwait(false);
        return [.. contracts.Select(contract => new Suggestion(contract.Symbol, Hint(contract)))];
    }

    private static string Hint(FuturesContract contract) =>
        $"{contract.BaseCurrency}/{contract.QuoteCurrency} settled in {contract.SettleCurrency}, lot {KcFormat.Number(contract.Multiplier)}, tick {KcFormat.Number(contract.TickSize)}, {End(contract)}, {contract.Status}";

    private static string End(FuturesContract contract) => contract.ExpiresAt is { } end ? $"expires {KcFormat.Time(end)} UTC" : "perpetual";
}
