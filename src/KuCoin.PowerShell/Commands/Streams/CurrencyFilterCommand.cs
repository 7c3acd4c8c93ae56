using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of what the exchange tells about all currencies in one stream; only those asked for are written.</summary>
public abstract class CurrencyFilterCommand<T> : NameWatchCommand
    where T : class
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Only these currencies, for example USDT; wildcards are allowed. Default: all.")]
    [UpperCase("Currency")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[]? Currency { get; set; }

    protected sealed override string[]? Given => Currency;

    /// <summary>The topic of all currencies.</summary>
    protected abstract Topic<T> Topic { get; }

    /// <summary>What an object is about.</summary>
    protected abstract string CurrencyOf(T item);

    protected sealed override object? Show(object item) => Patterns.Matches(CurrencyOf((T)item)) ? item : null;

    private protected sealed override Topic? Choose(NamePatterns names) => Topic;
}
