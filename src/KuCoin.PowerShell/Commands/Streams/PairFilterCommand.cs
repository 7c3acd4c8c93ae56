using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of what the exchange tells about all pairs in one stream; only those asked for are written.</summary>
public abstract class PairFilterCommand<T> : NameWatchCommand
    where T : class
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Only what concerns these pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected sealed override string[]? Given => Symbol;

    /// <summary>The topic of all pairs.</summary>
    protected abstract Topic<T> Topic { get; }

    /// <summary>What an object is about.</summary>
    protected abstract string SymbolOf(T item);

    protected sealed override object? Show(object item) => Patterns.Matches(SymbolOf((T)item)) ? item : null;

    private protected sealed override Topic? Choose(NamePatterns names) => Topic;
}
