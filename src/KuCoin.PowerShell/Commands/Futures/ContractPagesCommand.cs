using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>As <see cref="ContractCommand"/>, for what the exchange gives page by page.</summary>
public abstract class ContractPagesCommand<T> : KcPagedCommand<T>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[] Symbol { get; set; } = [];

    protected override object Target => Symbol;

    /// <summary>The work for one contract.</summary>
    protected abstract void Process(string symbol);

    protected sealed override void Process()
    {
        foreach (var symbol in Symbol)
            Attempt(symbol, () => Process(symbol));
    }
}
