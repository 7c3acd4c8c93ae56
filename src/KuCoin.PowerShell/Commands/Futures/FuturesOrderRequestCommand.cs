using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>The parameters that describe one futures order.</summary>
public abstract class FuturesOrderRequestCommand : OrderEntryCommand<FuturesOrderRequest, FuturesOrderReceipt>
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

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The leverage, a whole number: in isolated margin needed unless the order only closes or reduces, in cross margin left out.")]
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

    protected override object Target => Symbol;

    protected sealed override string Finder => "Get-KcFuturesOrder";

    protected sealed override string Describe(FuturesOrderRequest order) => ActionText.FuturesOrder(order);

    protected sealed override string ClientOidOf(FuturesOrderRequest order) => order.ClientOid!;

    protected sealed override void Validate(FuturesOrderRequest order) => order.Validate();

    protected sealed override Task<FuturesOrderRequest> CheckAsync(FuturesOrderRequest order, bool round, CancellationToken cancellationToken) =>
        Client.Futures.CheckOrderAsync(order, round, cancellationToken);

    protected override FuturesOrderRequest Request(string clientOid) => new()
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
        ClientOid = clientOid,
    };
}
