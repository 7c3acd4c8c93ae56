using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>What Get-KcMarginLoan and Get-KcMarginRepayment share: the parameters that choose among them.</summary>
public abstract class MarginDebtListCommand<T> : KcPagedCommand<T>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The currencies, for example USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Currency")]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[] Currency { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair, for its isolated-margin account. Default: the cross-margin account.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    [Parameter(HelpMessage = "The oldest wanted. Default: thirty days before -EndTime.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override object Target => Currency;

    /// <summary>The ids wanted; null for all.</summary>
    protected abstract string[]? Ids { get; }

    /// <summary>The list.</summary>
    protected abstract Paged<T> List(MarginDebtQuery query);

    protected sealed override void Process()
    {
        foreach (var currency in Currency)
        {
            foreach (var id in Ids ?? [null!])
                Attempt(id ?? currency, () => WritePages(List(Query(currency, id))));
        }
    }

    private MarginDebtQuery Query(string currency, string? id) => new()
    {
        Currency = currency,
        Symbol = string.IsNullOrEmpty(Symbol) ? null : Symbol,
        Id = id,
        StartTime = StartTime,
        EndTime = EndTime,
    };
}
