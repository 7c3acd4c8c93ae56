using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcDepositAddress")]
[OutputType(typeof(DepositAddress))]
public sealed class GetKcDepositAddressCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[] Currency { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only the addresses on one chain, by its id or name: trx or TRC20. Default: all.")]
    [Alias("ChainId")]
    [ArgumentCompleter(typeof(ChainCompleter))]
    public string? Chain { get; set; }

    protected override object Target => Currency;

    protected override void Process()
    {
        foreach (var currency in Currency)
        {
            Attempt(currency, () =>
            {
                var chain = Await(token => Chains.FindAsync(Client, currency, Chain, token));
                WriteObject(Await(token => Client.Account.GetDepositAddressesAsync(currency, chain?.ChainId, token)), enumerateCollection: true);
            });
        }
    }
}
