using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesContract")]
[OutputType(typeof(FuturesContract))]
public sealed class GetKcFuturesContractCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all that are open.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => (object?)Symbol ?? "contracts";

    protected override void Process() => WriteNamed(
        new NamePatterns(Symbol),
        Client.Futures.GetContractAsync,
        Client.Futures.GetContractsAsync,
        contract => contract.Symbol,
        name => KcErrors.NotFound("SymbolNotFound", name, $"There is no open contract '{name}'.", "Get-KcFuturesContract lists what there is."));
}
