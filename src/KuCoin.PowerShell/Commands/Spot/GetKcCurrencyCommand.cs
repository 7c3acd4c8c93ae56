using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcCurrency")]
[OutputType(typeof(Currency))]
public sealed class GetKcCurrencyCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT; wildcards are allowed. Default: all.")]
    [UpperCase("Currency")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[]? Currency { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => (object?)Currency ?? "currencies";

    protected override void Process()
    {
        var names = new NamePatterns(Currency);
        if (!names.NeedsList && names.Literals.Count == 1)
        {
            WriteObject(Await(token => Client.Spot.GetCurrencyAsync(names.Literals[0], chain: null, token)));
            return;
        }

        var currencies = Await(Client.Spot.GetCurrenciesAsync);
        foreach (var currency in currencies.Where(currency => names.Matches(currency.Code)))
            WriteObject(currency);
        foreach (var missing in names.MissingFrom(currencies.Select(currency => currency.Code)))
            WriteError(KcErrors.NotFound("CurrencyNotFound", missing, $"There is no currency '{missing}'.", "Get-KcCurrency lists what there is."));
    }
}
