using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcDeposit", SupportsPaging = true)]
[OutputType(typeof(Deposit))]
public sealed class GetKcDepositCommand : KcPagedCommand<Deposit>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT; wildcards are allowed. Default: all.")]
    [UpperCase("Currency")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[]? Currency { get; set; }

    [Parameter(HelpMessage = "Only deposits in one state, in the exchange's words: PROCESSING, SUCCESS or FAILURE.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DepositStatusCompleter))]
    public string? Status { get; set; }

    [Parameter(HelpMessage = "The oldest deposit wanted. Default: what the exchange takes.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest deposit wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override DateTimeOffset? TimeOf(Deposit row) => row.CreatedAt;

    protected override object Target => (object?)Currency ?? "deposits";

    protected override void Process() => WriteLists(Currency, List, deposit => deposit.Currency);

    private Paged<Deposit> List(string? currency) => Client.Account.GetDeposits(new DepositQuery
    {
        Currency = currency,
        Status = Status,
        StartTime = StartTime,
        EndTime = EndTime,
    });
}
