using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcMarginPosition")]
[OutputType(typeof(MarginPosition))]
public sealed class WatchKcMarginPositionCommand : NameWatchCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The isolated positions of these pairs, for example BTC-USDT. Default: the cross margin account.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected override string[]? Given => Symbol;

    private protected override Topic? Choose(NamePatterns names) => names.IsEmpty ? MarginTopics.CrossPosition : MarginTopics.IsolatedPositions([.. names.All]);
}
