using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>A cmdlet that asks about one pair after the other; a pair that fails is one error.</summary>
public abstract class PairCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    protected override bool IsPublic => true;

    protected override object Target => Symbol;

    /// <summary>The work for one pair.</summary>
    protected abstract void Process(string symbol);

    protected sealed override void Process()
    {
        foreach (var symbol in Symbol)
            Attempt(symbol, () => Process(symbol));
    }
}
