using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>A cmdlet over the values that an index had in the course of time.</summary>
public abstract class IndexCommand<T> : ContractPagesCommand<T>
{
    [Parameter(HelpMessage = "The oldest value wanted. Default: the newest value alone.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest value wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override bool IsPublic => true;

    /// <summary>Begins the list.</summary>
    protected abstract Task<Paged<T>> GetAsync(FuturesIndexQuery query, CancellationToken cancellationToken);

    protected sealed override void Process(string symbol)
    {
        var query = new FuturesIndexQuery { Symbol = symbol, StartTime = StartTime, EndTime = EndTime };
        WritePages(Await(token => GetAsync(query, token)));
    }
}
