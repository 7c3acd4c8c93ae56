using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Stop, "KcFuturesStopOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Order")]
[OutputType(typeof(FuturesOrder))]
public sealed class StopKcFuturesStopOrderCommand : FuturesCancelCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the stop orders to cancel.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(FuturesStopOrderIdCompleter))]
    public string[] Id { get; set; } = [];

    protected override IReadOnlyList<string> Ids => Id;

    protected override string Kind => "waiting futures stop orders";

    protected override string Trace => "Get-KcFuturesStopOrder";

    protected override Task<IReadOnlyList<string>> CancelAllAsync(string? symbol, CancellationToken cancellationToken) =>
        Client.Futures.CancelAllStopOrdersAsync(symbol, cancellationToken);
}
