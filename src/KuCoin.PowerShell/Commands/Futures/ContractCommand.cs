using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>A cmdlet that does one thing for each contract named; one that fails does not keep the next from its turn.</summary>
public abstract class ContractCommand : KcSessionCommand
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
