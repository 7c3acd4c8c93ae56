using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Close, "KcFuturesPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Position")]
[OutputType(typeof(FuturesOrderReceipt))]
public sealed class CloseKcFuturesPositionCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Position", HelpMessage = "The positions to close, as Get-KcFuturesPosition returns them.")]
    [ValidateNotNullOrEmpty]
    public FuturesPosition[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Symbol", HelpMessage = "Close the positions of these contracts, for example XBTUSDTM.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[] Symbol { get; set; } = [];

    protected override object Target => ParameterSetName is "Symbol" ? Symbol : InputObject;

    protected override void Process()
    {
        foreach (var position in InputObject)
            Attempt(position, () => Close(position));
        foreach (var symbol in Symbol)
            Attempt(symbol, () => CloseAll(symbol));
    }

    private void CloseAll(string symbol)
    {
        var open = Await(token => Client.Futures.GetPositionAsync(symbol, token)).Where(position => position.IsOpen).ToList();
        if (open.Count == 0)
            WriteError(KcErrors.NotFound("PositionNotFound", symbol, $"There is no open position in '{symbol}'.", "Get-KcFuturesPosition lists what there is."));
        foreach (var position in open)
            Attempt(position, () => Close(position));
    }

    private void Close(FuturesPosition position)
    {
        if (!position.IsOpen)
            throw KcErrors.Refused("PositionNotOpen", $"The position in {position.Symbol} is closed already.");
        var order = new FuturesOrderRequest
        {
            Symbol = position.Symbol,
            Type = OrderType.Market,
            CloseOrder = true,
            // The exchange takes isolated for granted and one position per contract.
            MarginMode = position.IsCross ? MarginMode.Cross : null,
            PositionSide = position.PositionSide switch
            {
                "LONG" => PositionSide.Long,
                "SHORT" => PositionSide.Short,
                _ => null,
            },
            ClientOid = Guid.NewGuid().ToString(),
        };
        var action = ActionText.Close(position);
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the order is {order.ClientOid}.");
        WriteObject(Change(
            $"The order that closes the position ({action})",
            $"Get-KcFuturesOrder -ClientOid {order.ClientOid}",
            token => Client.Futures.PlaceOrderAsync(order, token)));
    }
}
