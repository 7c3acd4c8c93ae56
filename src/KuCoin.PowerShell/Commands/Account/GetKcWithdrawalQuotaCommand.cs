using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcWithdrawalQuota")]
[OutputType(typeof(WithdrawalQuota))]
public sealed class GetKcWithdrawalQuotaCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[] Currency { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The chain, by its id or name: trx or TRC20. Default: the currency's default chain.")]
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
                WriteObject(Await(token => Client.Account.GetWithdrawalQuotaAsync(currency, chain?.ChainId, token)));
            });
        }
    }
}
