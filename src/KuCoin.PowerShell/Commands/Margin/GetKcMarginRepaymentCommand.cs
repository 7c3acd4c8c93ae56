using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcMarginRepayment", SupportsPaging = true)]
[OutputType(typeof(MarginRepayment))]
public sealed class GetKcMarginRepaymentCommand : MarginDebtListCommand<MarginRepayment>
{
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only these repayments, by the exchange's ids.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MarginRepaymentIdCompleter))]
    public string[]? Id { get; set; }

    protected override DateTimeOffset? TimeOf(MarginRepayment row) => row.CreatedAt;

    protected override string[]? Ids => Id;

    protected override Paged<MarginRepayment> List(MarginDebtQuery query) => Client.Margin.GetRepayments(query);
}
