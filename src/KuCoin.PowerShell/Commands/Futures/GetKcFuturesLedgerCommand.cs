using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesLedger", SupportsPaging = true)]
[OutputType(typeof(FuturesLedgerEntry))]
public sealed class GetKcFuturesLedgerCommand : KcPagedCommand<FuturesLedgerEntry>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The settlement currencies, for example USDT or XBT. Default: all.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(SettleCurrencyCompleter))]
    public string[]? Currency { get; set; }

    [Parameter(HelpMessage = "Only entries of one type: RealisedPNL, Deposit, Withdrawal, TransferIn or TransferOut.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FuturesLedgerTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(HelpMessage = "The oldest entry wanted. Default: as the exchange takes it, the last day.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest entry wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override object Target => (object?)Currency ?? "futures ledger";

    protected override void Process()
    {
        foreach (var currency in Currency ?? [null!])
        {
            Attempt(currency ?? Target, () => WritePages(Client.Futures.GetLedger(new FuturesLedgerQuery
            {
                Currency = currency,
                Type = Type,
                StartTime = StartTime,
                EndTime = EndTime,
            })));
        }
    }
}
