using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcAccount", DefaultParameterSetName = "List")]
[OutputType(typeof(Account))]
public sealed class GetKcAccountCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "List", HelpMessage = "The currencies, for example USDT; wildcards are allowed. Default: all.")]
    [UpperCase("Currency")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[]? Currency { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only Main (funding), Trade (spot trading), Margin (cross), Isolated (one per pair) or Option accounts. Default: Main, Trade and Option.")]
    [Word(typeof(AccountType))]
    public AccountType? Type { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Leave out accounts with nothing in them.")]
    public SwitchParameter NonZero { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Id", HelpMessage = "The id of one account, as an account's Id property gives it.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    public string[] Id { get; set; } = [];

    protected override object Target => (object?)Currency ?? "accounts";

    protected override void Process()
    {
        if (ParameterSetName is "Id")
        {
            foreach (var id in Id)
                Attempt(id, () => WriteObject(Await(token => Client.Account.GetAccountAsync(id, token))));
            return;
        }

        var names = new NamePatterns(Currency);
        var only = names.NeedsList || names.Literals.Count > 1 ? null : names.Literals[0];
        foreach (var account in Await(token => Client.Account.GetAccountsAsync(only, Type, token)))
        {
            if (names.Matches(account.Currency) && !(NonZero && account.Balance == 0))
                WriteObject(account);
        }
    }
}
