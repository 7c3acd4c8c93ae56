using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcMarginLoan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MarginReceipt))]
public sealed class NewKcMarginLoanCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The currency to borrow, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string Currency { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "How much to borrow, in units of the currency.")]
    [Money]
    public decimal Size { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair, to borrow in its isolated-margin account. Default: the cross-margin account.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "FOK (the default) borrows all or nothing, IOC what can be had now.")]
    [Word(typeof(TimeInForce))]
    public TimeInForce? TimeInForce { get; set; }

    protected override object Target => Currency;

    protected override void Process()
    {
        var request = new MarginLoanRequest
        {
            Currency = Currency,
            Size = Size,
            Symbol = string.IsNullOrEmpty(Symbol) ? null : Symbol,
            TimeInForce = TimeInForce ?? KuCoin.TimeInForce.FOK,
        };
        Attempt(request, () => Borrow(request));
    }

    private void Borrow(MarginLoanRequest request)
    {
        request.Validate();
        var action = ActionText.MarginLoan(request);
        if (Confirm(action))
            WriteObject(Change($"The loan ({action})", $"Get-KcMarginLoan {Currency}", token => Client.Margin.BorrowAsync(request, token)));
    }
}
