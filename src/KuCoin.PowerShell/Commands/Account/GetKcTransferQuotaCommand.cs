using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcTransferQuota")]
[OutputType(typeof(TransferQuota))]
public sealed class GetKcTransferQuotaCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[] Currency { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The account the money would leave: Main, Trade, Margin, Isolated or Option.")]
    [Word(typeof(AccountType))]
    public AccountType Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair of the isolated-margin account; needed with -Type Isolated.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    protected override object Target => Currency;

    protected override void Process()
    {
        var pair = string.IsNullOrEmpty(Symbol) ? null : Symbol;
        foreach (var currency in Currency)
            Attempt(currency, () => WriteObject(Await(token => Client.Account.GetTransferQuotaAsync(currency, Type, pair, token))));
    }
}
