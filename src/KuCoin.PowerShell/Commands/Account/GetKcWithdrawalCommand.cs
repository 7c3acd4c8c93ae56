using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcWithdrawal", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(Withdrawal))]
public sealed class GetKcWithdrawalCommand : KcPagedCommand<Withdrawal>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "List", HelpMessage = "The currencies, for example USDT; wildcards are allowed. Default: all.")]
    [UpperCase("Currency")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[]? Currency { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the withdrawals; single withdrawals tell more than the list.")]
    [Alias("WithdrawalId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WithdrawalIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(ParameterSetName = "List", HelpMessage = "Only withdrawals in one state, in the exchange's words: REVIEW, PROCESSING, WALLET_PROCESSING, SUCCESS or FAILURE.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WithdrawalStatusCompleter))]
    public string? Status { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The oldest withdrawal wanted. Default: what the exchange takes.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The newest withdrawal wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override DateTimeOffset? TimeOf(Withdrawal row) => row.CreatedAt;

    protected override object Target => (object?)Currency ?? "withdrawals";

    protected override void Process()
    {
        if (ParameterSetName is "List")
            WriteLists(Currency, List, withdrawal => withdrawal.Currency);
        WriteEach(Id, Client.Account.GetWithdrawalAsync);
    }

    private Paged<Withdrawal> List(string? currency) => Client.Account.GetWithdrawals(new WithdrawalQuery
    {
        Currency = currency,
        Status = Status,
        StartTime = StartTime,
        EndTime = EndTime,
    });
}
