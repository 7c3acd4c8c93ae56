using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of pairs, each subscribed to by name.</summary>
public abstract class PairWatchCommand : NameWatchCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected sealed override string[]? Given => Symbol;

    protected override bool IsPublic => true;

    /// <summary>The topic of these pairs.</summary>
    protected abstract Topic Topic(string[] symbols);

    private protected sealed override Topic? Choose(NamePatterns names) => Resolve(List) is { } symbols ? Topic(symbols) : null;

    protected sealed override Topic? WithoutUnknown() => ResolveKnown(List, "Get-KcSymbol") is { } symbols ? Topic(symbols) : null;

    private IEnumerable<string> List() => Await(token => Client.Spot.GetSymbolsAsync(cancellationToken: token)).Select(pair => pair.Symbol);
}
