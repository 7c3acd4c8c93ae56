using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesAccount")]
[OutputType(typeof(FuturesAccount))]
public sealed class GetKcFuturesAccountCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The settlement currencies, for example USDT or XBT. Default: all that the account holds something in.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(SettleCurrencyCompleter))]
    public string[]? Currency { get; set; }

    protected override object Target => (object?)Currency ?? "futures accounts";

    protected override void Process()
    {
        if (Currency is null)
        {
            WriteObject(Await(Client.Futures.GetAccountsAsync), enumerateCollection: true);
            return;
        }

        foreach (var currency in Currency)
            Attempt(currency, () => WriteObject(Await(token => Client.Futures.GetAccountAsync(currency, token))));
    }
}
