using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcAccountLedger", SupportsPaging = true)]
[OutputType(typeof(LedgerEntry))]
public sealed class GetKcAccountLedgerCommand : KcPagedCommand<LedgerEntry>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT; wildcards are allowed. Default: all.")]
    [UpperCase("Currency")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[]? Currency { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only one kind of account: Main, Trade, Margin (cross) or Isolated. Default: all of them.")]
    [Word(typeof(AccountType))]
    public AccountType? Type { get; set; }

    [Parameter(HelpMessage = "In: only what came. Out: only what went.")]
    [Word(typeof(LedgerDirection))]
    public LedgerDirection? Direction { get; set; }

    [Parameter(HelpMessage = "Only entries for one reason, in the exchange's words, for example TRADE_EXCHANGE, TRANSFER, DEPOSIT or WITHDRAW.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerReasonCompleter))]
    public string? BusinessType { get; set; }

    [Parameter(HelpMessage = "The oldest entry wanted. Default: 24 hours before -EndTime.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest entry wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override DateTimeOffset? TimeOf(LedgerEntry row) => row.CreatedAt;

    protected override object Target => (object?)Currency ?? "ledger";

    protected override void Process() => WriteLists(Currency, List, entry => entry.Currency);

    private Paged<LedgerEntry> List(string? currency) => Client.Account.GetLedger(new LedgerQuery
    {
        Account = Type,
        Currency = currency,
        Direction = Direction,
        BusinessType = BusinessType,
        StartTime = StartTime,
        EndTime = EndTime,
    });
}
