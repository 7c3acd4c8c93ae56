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

    protected override void Process()
    {
        var names = new NamePatterns(Symbol);
        if (!names.NeedsList && names.Literals.Count == 1)
        {
            WriteObject(Await(token => Client.Futures.GetContractAsync(names.Literals[0], token)));
            return;
        }

        var contracts = Await(Client.Futures.GetContractsAsync);
        foreach (var contract in contracts.Where(contract => names.Matches(contract.Symbol)))
            WriteObject(contract);
        foreach (var missing in names.MissingFrom(contracts.Select(contract => contract.Symbol)))
            WriteError(KcErrors.NotFound("SymbolNotFound", missing, $"There is no open contract '{missing}'.", "Get-KcFuturesContract lists what there is."));
    }
}
