using System.Text.Json.Serialization;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    internal static readonly Operation<NumberedPage<LedgerRow>> ListLedger = new()
    {
        Name = "List account ledger",
        Row = "accounts/ledgers",
        Method = HttpMethod.Get,
        Path = "/api/v1/accounts/ledgers",
        Pool = RatePool.Management,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        Window = TimeSpan.FromDays(1),
        Answer = AccountJson.Answers.NumberedPageLedgerRow,
    };

    internal static readonly Operation<IReadOnlyList<LedgerRow>> ListTradingLedger = new()
    {
        Name = "List trading account ledger",
        Row = "hf/accounts/ledgers",
        Method = HttpMethod.Get,
        Path = "/api/v1/hf/accounts/ledgers",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.General,
        Answer = AccountJson.Answers.IReadOnlyListLedgerRow,
        Empty = [],
    };

    /// <summary>How many rows the ledger of the trading account gives at most.</summary>
    private const int TradingLedgerRows = 200;

    /// <summary>The ledger of the main account, of Classic accounts the trade account too.</summary>
    private async Task<List<LedgerRow>> ReadLedgerAsync(string currency, string direction, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var rows = new List<LedgerRow>();
        var arguments = new RequestArguments().With("currency", currency).With("direction", direction);
        var list = _pipeline.Numbered(ListLedger, arguments, static row => row.Id, TimeRange.Of(ListLedger, start, end));
        await foreach (var row in list.WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    /// <summary>The ledger of the trading account of the single engine; null when there are more rows than one answer holds.</summary>
    private async Task<IReadOnlyList<LedgerRow>?> ReadTradingLedgerAsync(string currency, string direction, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var arguments = new RequestArguments()
            .With("currency", currency).With("direction", direction).With("bizType", "TRANSFER")
            .With("startAt", start).With("endAt", end).With("limit", TradingLedgerRows);
        var rows = await _pipeline.SendAsync(ListTradingLedger, arguments, cancellationToken).ConfigureAwait(false);
        return rows.Count < TradingLedgerRows ? rows : null;
    }
}

/// <summary>What happened to a balance.</summary>
internal sealed record LedgerRow
{
    [JsonRequired] public string Id { get; set; } = "";

    [JsonRequired] public string Currency { get; set; } = "";

    [JsonRequired] public decimal Amount { get; set; }

    public string? AccountType { get; set; }

    public string? BizType { get; set; }

    public string? Direction { get; set; }

    [JsonRequired] public DateTimeOffset CreatedAt { get; set; }
}
