using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Stop, "KcFuturesOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Order")]
[OutputType(typeof(FuturesOrder))]
public sealed class StopKcFuturesOrderCommand : FuturesCancelCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the orders to cancel.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(FuturesOrderIdCompleter))]
    public string[] Id { get; set; } = [];

    protected override IReadOnlyList<string> Ids => Id;

    protected override string Kind => "open futures orders";

    protected override string Trace => "Get-KcFuturesOrder";

    protected override Task<IReadOnlyList<string>> CancelAllAsync(string? symbol, CancellationToken cancellationToken) =>
        Client.Futures.CancelAllOrdersAsync(symbol, cancellationToken);
}
