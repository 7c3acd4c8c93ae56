using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of prices the exchange works out, by the names it gives them; there is no list to look a pattern up in.</summary>
public abstract class IndexWatchCommand : NameWatchCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs as the index names them, for example USDT-BTC.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected sealed override string[]? Given => Symbol;

    protected override bool IsPublic => true;

    /// <summary>The topic of these pairs.</summary>
    protected abstract Topic Topic(string[] symbols);

    private protected sealed override Topic? Choose(NamePatterns names) => Topic([.. names.All]);
}
