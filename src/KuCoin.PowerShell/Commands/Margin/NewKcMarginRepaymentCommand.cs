using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcMarginRepayment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Loan")]
[OutputType(typeof(MarginReceipt))]
public sealed class NewKcMarginRepaymentCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Loan", HelpMessage = "The loans to give back, as Get-KcMarginLoan returns them: what was borrowed, without interest.")]
    [ValidateNotNullOrEmpty]
    public MarginLoan[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Amount", HelpMessage = "The currency to give back, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string Currency { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Amount", HelpMessage = "How much to give back, in units of the currency; interest is paid first.")]
    [Money]
    public decimal Size { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Amount", HelpMessage = "The pair, to repay in its isolated-margin account. Default: the cross-margin account.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    protected override object Target => Currency;

    protected override void Process()
    {
        if (ParameterSetName is "Amount")
        {
            var request = new MarginRepaymentRequest { Currency = Currency, Size = Size, Symbol = string.IsNullOrEmpty(Symbol) ? null : Symbol };
            Attempt(request, () => Repay(request));
        }

        foreach (var loan in InputObject)
            Attempt(loan, () => Repay(loan));
    }

    // What was borrowed can be less than what was asked for, and a loan that failed is no debt.
    private void Repay(MarginLoan loan)
    {
        if ((loan.ActualSize ?? loan.Size) is var size && (size <= 0 || loan.Status is not (null or "SUCCESS")))
            WriteWarning($"The loan {loan.Id} is left out: nothing was borrowed with it (status {loan.Status}).");
        else
            Repay(new MarginRepaymentRequest { Currency = loan.Currency, Size = size, Symbol = loan.Symbol });
    }

    private void Repay(MarginRepaymentRequest request)
    {
        request.Validate();
        var action = ActionText.MarginRepayment(request);
        if (Confirm(action))
            WriteObject(Change($"The repayment ({action})", $"Get-KcMarginRepayment {request.Currency}", token => Client.Margin.RepayAsync(request, token)));
    }
}
