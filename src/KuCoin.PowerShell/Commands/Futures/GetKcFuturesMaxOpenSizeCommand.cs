using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesMaxOpenSize")]
[OutputType(typeof(FuturesMaxOpenSize))]
public sealed class GetKcFuturesMaxOpenSizeCommand : ContractCommand
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The price of the order, in quote currency.")]
    [Money]
    public decimal Price { get; set; }

    [Parameter(Mandatory = true, Position = 2, HelpMessage = "The leverage of the order, a whole number.")]
    [Money]
    public decimal Leverage { get; set; }

    protected override void Process(string symbol)
    {
        var leverage = WholeNumber.Read(Leverage, nameof(Leverage));
        WriteObject(Await(token => Client.Futures.GetMaxOpenSizeAsync(symbol, Price, leverage, token)));
    }
}
