using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

// Money that leaves cannot be called back and the exchange knows no client id here: the request is sent once, whatever happens.
[Cmdlet(VerbsCommon.New, "KcWithdrawal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(WithdrawalReceipt))]
public sealed class NewKcWithdrawalCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The currency to send, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string Currency { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "How much to send, in units of the currency.")]
    [Money]
    public decimal Amount { get; set; }

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = "Where it goes: an address, or a user as -AddressType says.")]
    [ValidateNotNullOrEmpty]
    public string Address { get; set; } = "";

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The chain, by its id or name: trx or TRC20. Default: the currency's default chain.")]
    [Alias("ChainId")]
    [ArgumentCompleter(typeof(ChainCompleter))]
    public string? Chain { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The memo (tag) the receiver's address needs; without it the money can be lost.")]
    public string? Memo { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "What -Address is: Address (the default), or Uid, Mail or Phone of another user of the exchange.")]
    [Word(typeof(WithdrawalTarget))]
    public WithdrawalTarget? AddressType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Send inside the exchange, without the chain, to an address of another user.")]
    [Flag]
    public SwitchParameter Inner { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Who pays the fee. Internal: less arrives. External: it is taken besides. Default: External while there is enough.")]
    [Word(typeof(WithdrawalFee))]
    public WithdrawalFee? Fee { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "A note kept with the withdrawal.")]
    public string? Remark { get; set; }

    [Parameter(HelpMessage = "Do not ask. With -WhatIf nothing is sent all the same.")]
    public SwitchParameter Force { get; set; }

    protected override void Process()
    {
        var asked = Request();
        Attempt(asked, () => Withdraw(asked));
    }

    private void Withdraw(WithdrawalRequest asked)
    {
        asked.Validate();
        var chain = Await(token => Chains.FindAsync(Client, Currency, asked.Chain, token));
        var request = asked with { Chain = chain?.ChainId };
        var action = ActionText.Withdrawal(request, needsMemo: chain?.NeedTag ?? false);
        if (!Confirm(action, Force))
            return;
        WriteObject(Change($"The withdrawal ({action})", $"Get-KcWithdrawal {Currency}", token => Client.Account.WithdrawAsync(request, token)));
    }

    private WithdrawalRequest Request() => new()
    {
        Currency = Currency,
        Amount = Amount,
        Address = Address,
        Chain = string.IsNullOrEmpty(Chain) ? null : Chain,
        Memo = string.IsNullOrEmpty(Memo) ? null : Memo,
        Target = AddressType ?? WithdrawalTarget.Address,
        IsInner = Inner,
        Fee = Fee,
        Remark = string.IsNullOrEmpty(Remark) ? null : Remark,
    };
}
