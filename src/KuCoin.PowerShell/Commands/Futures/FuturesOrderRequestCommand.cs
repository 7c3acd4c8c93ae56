using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>The parameters that describe one futures order, and the check against the rules of its contract.</summary>
public abstract class FuturesOrderRequestCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The contract to trade, for example XBTUSDTM.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string Symbol { get; set; } = "";

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "Buy or Sell; needed unless -CloseOrder finds it out.")]
    [Word(typeof(OrderSide))]
    public OrderSide? Side { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Limit (the default, needs -Price) or Market.")]
    [Word(typeof(OrderType))]
    public OrderType? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The limit price, in quote currency.")]
    [Money]
    public decimal? Price { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "How much to trade, in whole lots. One lot is the contract's Multiplier.")]
    [Money]
    public decimal? Size { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "How much to trade, in base currency, instead of -Size.")]
    [Money]
    public decimal? Quantity { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "How much to trade, in quote currency, instead of -Size.")]
    [Money]
    public decimal? Value { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The leverage, a whole number; only for isolated margin.")]
    [Money]
    public decimal? Leverage { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Isolated (the default) or Cross; must be the contract's present mode.")]
    [Word(typeof(MarginMode))]
    public MarginMode? MarginMode { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The position the order is for: Long or Short in hedge mode, nothing in one-way mode.")]
    [Word(typeof(PositionSide))]
    public PositionSide? PositionSide { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "How long a limit order stays: GTC (the default) or IOC. Futures have neither FOK nor GTT.")]
    [Word(typeof(TimeInForce))]
    public TimeInForce? TimeInForce { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only add to the book: the order is refused when it would fill at once.")]
    [Flag]
    public SwitchParameter PostOnly { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Do not show the order in the book.")]
    [Flag]
    public SwitchParameter Hidden { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Show only -VisibleSize of the order in the book.")]
    [Flag]
    public SwitchParameter Iceberg { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The part of an iceberg order the book shows, in whole lots.")]
    [Money]
    public decimal? VisibleSize { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only make a position smaller, never open or turn one.")]
    [Flag]
    public SwitchParameter ReduceOnly { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Close the whole position; side and size come from it.")]
    [Flag]
    public SwitchParameter CloseOrder { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "What happens on a match with an order of your own: CO cancels the old, CN the new, CB both.")]
    [Alias("Stp")]
    [Word(typeof(SelfTradePrevention))]
    public SelfTradePrevention? SelfTradePrevention { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "A note kept with the order: at most 100 characters.")]
    public string? Remark { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Your own id of the order: at most 40 letters, digits, '_' and '-'. Default: a new one.")]
    public string? ClientOid { get; set; }

    [Parameter(HelpMessage = "Round instead of refusing: prices to the tick in the direction that cannot make the order worse, sizes down to whole lots.")]
    public SwitchParameter RoundToIncrement { get; set; }

    [Parameter(HelpMessage = "Do not check the order against the rules of its contract (tick, lot, largest order, leverage) before sending.")]
    public SwitchParameter NoCheck { get; set; }

    protected override object Target => Symbol;

    /// <summary>Adds what only the derived cmdlet has parameters for.</summary>
    protected virtual FuturesOrderRequest Complete(FuturesOrderRequest order) => order;

    /// <summary>The work for one order. The order is the target of errors: piped into New-KcFuturesOrder again it is the same one, client id included.</summary>
    protected abstract void Process(FuturesOrderRequest order);

    protected sealed override void Process()
    {
        var order = Complete(Request());
        Attempt(order, () => Process(order));
    }

    /// <summary>Asks for confirmation of one order.</summary>
    protected bool ConfirmOrder(FuturesOrderRequest order)
    {
        if (!Confirm(ActionText.FuturesOrder(order)))
            return false;
        WriteVerbose($"The client id of the order is {order.ClientOid}.");
        return true;
    }

    /// <summary>Places one order that was confirmed.</summary>
    protected FuturesOrderReceipt Place(FuturesOrderRequest order) => Change(
        $"The futures order ({ActionText.FuturesOrder(order)})",
        $"Get-KcFuturesOrder -ClientOid {order.ClientOid}",
        token => Client.Futures.PlaceOrderAsync(order, token));

    /// <summary>The order, rounded where that is asked for, if it contradicts neither itself nor the rules of its contract.</summary>
    protected FuturesOrderRequest Checked(FuturesOrderRequest order)
    {
        if (NoCheck && RoundToIncrement)
            throw KcErrors.Refused("RoundNeedsCheck", "-RoundToIncrement needs the rules of the contract, which -NoCheck leaves out. Give one of them.");
        order.Validate();
        return NoCheck ? order : Await(token => Client.Futures.CheckOrderAsync(order, RoundToIncrement, token));
    }

    private FuturesOrderRequest Request() => new()
    {
        Symbol = Symbol,
        Side = Side,
        Type = Type ?? OrderType.Limit,
        Price = Price,
        Size = WholeNumber.Read(RoundToIncrement && Size is { } size ? decimal.Truncate(size) : Size, nameof(Size)),
        Quantity = Quantity,
        Value = Value,
        Leverage = WholeNumber.Read(Leverage, nameof(Leverage)),
        MarginMode = MarginMode,
        PositionSide = PositionSide,
        TimeInForce = TimeInForce,
        PostOnly = PostOnly,
        Hidden = Hidden,
        Iceberg = Iceberg,
        VisibleSize = WholeNumber.Read(VisibleSize, nameof(VisibleSize)),
        ReduceOnly = ReduceOnly,
        CloseOrder = CloseOrder,
        SelfTradePrevention = SelfTradePrevention,
        Remark = string.IsNullOrEmpty(Remark) ? null : Remark,
        ClientOid = string.IsNullOrEmpty(ClientOid) ? Guid.NewGuid().ToString() : ClientOid,
    };
}
