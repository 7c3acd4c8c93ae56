using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Move, "KcBalance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Amount")]
[OutputType(typeof(Transfer))]
public sealed class MoveKcBalanceCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The currency to move, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string Currency { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Amount", HelpMessage = "How much to move, in units of the currency.")]
    [Money]
    public decimal Amount { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All", HelpMessage = "Move everything that is available; what open orders hold stays.")]
    public SwitchParameter All { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The account the money leaves: Main, Trade, Margin, Isolated, Contract or Option.")]
    [Alias("Type")]
    [Word(typeof(AccountType))]
    public AccountType From { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The account the money arrives in: Main, Trade, Margin, Isolated, Contract or Option.")]
    [Word(typeof(AccountType))]
    public AccountType To { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair whose isolated-margin account the money leaves; needed with -From Isolated.")]
    [Alias("Symbol")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? FromSymbol { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair whose isolated-margin account the money enters; needed with -To Isolated.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? ToSymbol { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The sub-account that gets the money, by its user id of 24 hex digits; with -FromSubAccount the one that gives it.")]
    public string? SubUserId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The money comes from the sub-account instead of going to it.")]
    [Flag]
    public SwitchParameter FromSubAccount { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Your own id of the transfer: the same one twice moves the money once. Default: a new one.")]
    public string? ClientOid { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Amount", HelpMessage = "A key of your own: the money moves under it once, however often and from wherever the command runs. Instead of -ClientOid.")]
    public string? IdempotencyKey { get; set; }

    protected override object Target => $"{Currency} from {From} to {To}";

    protected override void Process()
    {
        var everything = ParameterSetName is "All";
        var request = Request(everything ? Available() : Amount);
        if (everything && request.Amount == 0)
            return;

        request.Validate();
        var action = ActionText.Transfer(request);
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the transfer is {request.ClientOid}.");
        WriteObject(Change(
            $"The transfer ({action})",
            $"Get-KcAccount {Currency}. The same transfer with -ClientOid {request.ClientOid} moves the money only once",
            token => Client.Account.TransferAsync(request, token)));
    }

    private TransferRequest Request(decimal amount) => new()
    {
        Currency = Currency,
        Amount = amount,
        From = From,
        To = To,
        FromSymbol = string.IsNullOrEmpty(FromSymbol) ? null : FromSymbol,
        ToSymbol = string.IsNullOrEmpty(ToSymbol) ? null : ToSymbol,
        SubUserId = string.IsNullOrEmpty(SubUserId) ? null : SubUserId,
        FromSubAccount = FromSubAccount,
        IdempotencyKey = string.IsNullOrEmpty(IdempotencyKey) ? null : IdempotencyKey,
        ClientOid = !string.IsNullOrEmpty(ClientOid) ? ClientOid
            : string.IsNullOrEmpty(IdempotencyKey) ? Guid.NewGuid().ToString()
            : Await(token => Client.GetClientOidAsync(IdempotentOperation.Transfer, IdempotencyKey, token)),
    };

    private decimal Available()
    {
        if (!All)
            throw KcErrors.Refused("AllNotSet", "-All:$false moves nothing. Give -Amount, or -All to move everything available.");
        if (From == AccountType.Contract || FromSubAccount)
            throw KcErrors.Refused("AllNotSupported", $"What can leave {(FromSubAccount ? "a sub-account" : From)} cannot be asked. Give -Amount to move {Currency}.");

        var quota = Await(token => Client.Account.GetTransferQuotaAsync(Currency, From, string.IsNullOrEmpty(FromSymbol) ? null : FromSymbol, token));
        var (available, held) = (quota.Transferable, quota.Balance - quota.Transferable);
        if (available > 0)
            return available;
        if (held > 0)
            WriteWarning($"Nothing moved: the {KcFormat.Number(held)} {Currency} in {From} are held by open orders, withdrawals or loans.");
        else
            WriteVerbose($"Nothing moved: there is no {Currency} in {From}.");
        return 0;
    }
}
