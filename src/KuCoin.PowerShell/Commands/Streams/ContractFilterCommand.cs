using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of what the exchange tells about all contracts in one stream; only those asked for are written.</summary>
public abstract class ContractFilterCommand<T> : NameWatchCommand
    where T : class
{
    // Each name is a subscription of its own; of many, one to all is cheaper.
    private const int MostByName = 20;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Only what concerns these contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    protected sealed override string[]? Given => Symbol;

    /// <summary>The topic.</summary>
    /// <param name="symbols">The contracts wanted, where the exchange can tell of them alone; none for all.</param>
    protected abstract Topic<T> Topic(string[] symbols);

    /// <summary>What an object is about.</summary>
    protected abstract string SymbolOf(T item);

    protected sealed override object? Show(object item) => Patterns.Matches(SymbolOf((T)item)) ? item : null;

    private protected sealed override Topic? Choose(NamePatterns names) => Topic(names.NeedsList || names.Literals.Count > MostByName ? [] : [.. names.Literals]);
}
