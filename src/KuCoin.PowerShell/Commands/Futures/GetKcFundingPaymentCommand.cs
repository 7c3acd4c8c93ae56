using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFundingPayment", SupportsPaging = true)]
[OutputType(typeof(FundingPayment))]
public sealed class GetKcFundingPaymentCommand : ContractPagesCommand<FundingPayment>
{
    [Parameter(HelpMessage = "The oldest payment wanted. Default: all that the exchange keeps.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest payment wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override void Process(string symbol) =>
        WritePages(Client.Futures.GetFundingPayments(new FundingPaymentQuery { Symbol = symbol, StartTime = StartTime, EndTime = EndTime }));
}
