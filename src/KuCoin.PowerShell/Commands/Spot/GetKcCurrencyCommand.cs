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

    protected override void Process() => WriteNamed(
        new NamePatterns(Currency),
        (code, token) => Client.Spot.GetCurrencyAsync(code, chain: null, token),
        Client.Spot.GetCurrenciesAsync,
        currency => currency.Code,
        name => KcErrors.NotFound("CurrencyNotFound", name, $"There is no currency '{name}'.", "Get-KcCurrency lists what there is."));
}
