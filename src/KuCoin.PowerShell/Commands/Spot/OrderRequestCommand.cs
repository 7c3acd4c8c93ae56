using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>The parameters that describe one spot or margin order.</summary>
public abstract class OrderRequestCommand : OrderEntryCommand<OrderRequest, OrderReceipt>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The pair to trade, for example BTC-USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [SpotPair]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string Symbol { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "Buy or Sell the base currency.")]
    [Word(typeof(OrderSide))]
    public OrderSide Side { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Limit (the default, needs -Price) or Market.")]
    [Word(typeof(OrderType))]
    public OrderType? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The limit price, in quote currency.")]
    [Money]
    public decimal? Price { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "How much to trade, in base currency.")]
    [Money]
    public decimal? Size { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "What a market order spends or receives, in quote currency, instead of -Size.")]
    [Money]
    public decimal? Funds { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "How long a limit order stays: GTC (the default), GTT with -CancelAfter, IOC or FOK.")]
    [Word(typeof(TimeInForce))]
    public TimeInForce? TimeInForce { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The life of a GTT order: seconds, or text such as 01:30:00.")]
    [Duration]
    public TimeSpan? CancelAfter { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only add to the book: the order is refused when it would fill at once.")]
    [Flag]
    public SwitchParameter PostOnly { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Do not show the order in the book.")]
    [Flag]
    public SwitchParameter Hidden { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Show only -VisibleSize of the order in the book.")]
    [Flag]
    public SwitchParameter Iceberg { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The part of an iceberg order the book shows, in base currency.")]
    [Money]
    public decimal? VisibleSize { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "What happens on a match with an order of your own: DC decreases and cancels, CO cancels the old, CN the new, CB both.")]
    [Alias("Stp")]
    [Word(typeof(SelfTradePrevention))]
    public SelfTradePrevention? SelfTradePrevention { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Whose money: Trade (the default), MarginTrade (cross) or MarginIsolatedTrade.")]
    [Word(typeof(TradeType))]
    public TradeType? TradeType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "A note kept with the order: at most 20 printable ASCII characters.")]
    public string? Remark { get; set; }

    protected override object Target => Symbol;

    protected sealed override string Finder => "Get-KcOrder";

    protected sealed override string Describe(OrderRequest order) => ActionText.Order(order);

    protected sealed override string ClientOidOf(OrderRequest order) => order.ClientOid!;

    protected sealed override void Validate(OrderRequest order) => order.Validate();

    protected sealed override Task<OrderRequest> CheckAsync(OrderRequest order, bool round, CancellationToken cancellationToken) =>
        Client.Spot.CheckOrderAsync(order, round, cancellationToken);

    protected sealed override OrderRequest Request(string clientOid) => new()
    {
        Symbol = Symbol,
        Side = Side,
        Type = Type ?? OrderType.Limit,
        Price = Price,
        Size = Size,
        Funds = Funds,
        TimeInForce = TimeInForce,
        CancelAfter = CancelAfter,
        PostOnly = PostOnly,
        Hidden = Hidden,
        Iceberg = Iceberg,
        VisibleSize = VisibleSize,
        SelfTradePrevention = SelfTradePrevention,
        TradeType = TradeType,
        Remark = string.IsNullOrEmpty(Remark) ? null : Remark,
        ClientOid = clientOid,
    };
}
