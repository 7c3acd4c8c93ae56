using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcDepositAddress", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DepositAddress))]
public sealed class NewKcDepositAddressCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The currency the address is for, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string Currency { get; set; } = "";

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The chain, by its id or name: trx or TRC20. Accounts of the Current generation need it; else the currency's default chain.")]
    [Alias("ChainId")]
    [ArgumentCompleter(typeof(ChainCompleter))]
    public string? Chain { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The account deposits arrive in: Main or Trade. Default: the exchange's, Main.")]
    [Word(typeof(AccountType))]
    public AccountType? To { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The amount of a Lightning invoice, in units of the currency; for no other chain.")]
    [Money]
    public decimal? Amount { get; set; }

    protected override object Target => Currency;

    protected override void Process()
    {
        var chain = Await(token => Chains.FindAsync(Client, Currency, Chain, token))?.ChainId;
        var action = ActionText.DepositAddress(Currency, chain, To, Amount);
        if (!Confirm(action))
            return;
        WriteObject(Change(
            $"The request ({action})",
            $"Get-KcDepositAddress {Currency}",
            token => Client.Account.NewDepositAddressAsync(Currency, chain, To, Amount, token)));
    }
}
