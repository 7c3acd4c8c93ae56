using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcMarginLoan", SupportsPaging = true)]
[OutputType(typeof(MarginLoan))]
public sealed class GetKcMarginLoanCommand : MarginDebtListCommand<MarginLoan>
{
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only these loans, by the exchange's ids.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MarginLoanIdCompleter))]
    public string[]? Id { get; set; }

    protected override DateTimeOffset? TimeOf(MarginLoan row) => row.CreatedAt;

    protected override string[]? Ids => Id;

    protected override Paged<MarginLoan> List(MarginDebtQuery query) => Client.Margin.GetLoans(query);
}
