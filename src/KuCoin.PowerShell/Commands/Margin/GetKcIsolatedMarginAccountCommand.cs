using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcIsolatedMarginAccount")]
[OutputType(typeof(IsolatedMarginAccount))]
public sealed class GetKcIsolatedMarginAccountCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected override object Target => (object?)Symbol ?? "isolated-margin accounts";

    protected override void Process()
    {
        var names = new NamePatterns(Symbol);
        var only = names.NeedsList || names.Literals.Count > 1 ? null : names.Literals[0];
        var accounts = Await(token => Client.Account.GetIsolatedMarginAccountsAsync(only, quoteCurrency: null, token)).Accounts;
        foreach (var account in accounts.Where(account => names.Matches(account.Symbol)))
            WriteObject(account);
        foreach (var missing in names.MissingFrom(accounts.Select(account => account.Symbol)))
            WriteError(KcErrors.NotFound("SymbolNotFound", missing, $"There is no isolated-margin account of '{missing}'.", "Get-KcIsolatedMarginAccount lists what there is."));
    }
}
