using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesRiskLimit", DefaultParameterSetName = "Isolated")]
[OutputType(typeof(FuturesRiskLimit), ParameterSetName = ["Isolated"])]
[OutputType(typeof(FuturesCrossRiskLimit), ParameterSetName = ["Cross"])]
public sealed class GetKcFuturesRiskLimitCommand : ContractCommand
{
    [Parameter(Mandatory = true, ParameterSetName = "Cross", HelpMessage = "What cross margin allows, instead of the levels of isolated margin.")]
    public SwitchParameter Cross { get; set; }

    [Parameter(ParameterSetName = "Cross", HelpMessage = "The margin to reckon with, in settlement currency. Default: what 10,000 USD are.")]
    [Money]
    public decimal? TotalMargin { get; set; }

    [Parameter(ParameterSetName = "Cross", HelpMessage = "The leverage to reckon with, a whole number. Default: the highest of each contract.")]
    [Money]
    public decimal? Leverage { get; set; }

    protected override void Process(string symbol)
    {
        if (ParameterSetName is not "Cross")
        {
            WriteObject(Await(token => Client.Futures.GetRiskLimitsAsync(symbol, token)), enumerateCollection: true);
            return;
        }

        if (!Cross)
            throw KcErrors.Refused("CrossNotSet", "-Cross:$false asks for nothing. Leave it out for the levels of isolated margin.");
        var leverage = WholeNumber.Read(Leverage, nameof(Leverage));
        WriteObject(Await(token => Client.Futures.GetCrossRiskLimitsAsync([symbol], TotalMargin, leverage, token)), enumerateCollection: true);
    }
}
