using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcMarginAccount")]
[OutputType(typeof(MarginAccount))]
public sealed class GetKcMarginAccountCommand : KcSessionCommand
{
    [Parameter(HelpMessage = "What the totals are in: USDT (the default), KCS or BTC.")]
    [ValidateSet("USDT", "KCS", "BTC")]
    [UpperCase("Currency")]
    public string? QuoteCurrency { get; set; }

    protected override void Process() => WriteObject(Await(token => Client.Account.GetMarginAccountAsync(QuoteCurrency, token)));
}
