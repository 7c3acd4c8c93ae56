using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of contracts, each subscribed to by name.</summary>
public abstract class ContractWatchCommand : NameWatchCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    protected sealed override string[]? Given => Symbol;

    protected override bool IsPublic => true;

    /// <summary>The topic of these contracts.</summary>
    protected abstract Topic Topic(string[] symbols);

    private protected sealed override Topic? Choose(NamePatterns names) => Resolve(List) is { } symbols ? Topic(symbols) : null;

    protected sealed override Topic? WithoutUnknown() => ResolveKnown(List, "Get-KcFuturesContract") is { } symbols ? Topic(symbols) : null;

    private IEnumerable<string> List() => Await(Client.Futures.GetContractsAsync).Select(contract => contract.Symbol);
}
