using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>What the futures host tells its listeners: private news as they happen, public figures at their own pace. Used under the exchange's lock.</summary>
internal sealed class FuturesStreams
{
    private readonly Exchange _exchange;
    private readonly Action<string, User?, Func<byte[]>> _tell;

    private readonly ShownStates _shown = new();
    private readonly Dictionary<Position, decimal> _marks = [];
    private readonly HashSet<Account> _changedWallets = [];
    private long _walletVersion;

    public FuturesStreams(Exchange exchange, Action<string, User?, Func<byte[]>> tell)
    {
        (_exchange, _tell) = (exchange, tell);
        var futures = exchange.Futures;
        futures.OrderChanged = OnOrder;
        futures.StopChanged = OnStop;
        futures.Traded = (symbol, trade) => tell($"{FuturesTopics.Trades}:{symbol}", null, () => FuturesStreamMessages.Trade(symbol, trade));
        futures.Positions.Changed = OnChange;
        futures.Funding.Paid = payment => OnPosition(payment.Position.Owner, payment.Position.Contract, () => FuturesStreamMessages.Settlement(payment, exchange.Clock.NextNanos()));
        futures.Funding.Ended = OnFunding;
        futures.RiskLimits.Adjusted = outcome => OnPosition(outcome.Owner, outcome.Contract, () => FuturesStreamMessages.RiskLimit(outcome));
        futures.Margin.ModeChanged = (owner, contract) =>
            tell(FuturesTopics.MarginMode, owner, () => FuturesStreamMessages.Mode(owner, contract, futures.Settings.Of(owner, contract)));
        futures.Margin.LeverageChanged = (owner, contract) =>
            tell(FuturesTopics.CrossLeverage, owner, () => FuturesStreamMessages.Leverage(owner, contract, futures.Settings.Of(owner, contract)));
        foreach (var listing in futures.Listings.Values)
        {
            var topic = $"{FuturesTopics.Book}:{listing.Instrument.Symbol}";
            listing.Book.Changed = (side, price) => tell(topic, null, () => FuturesStreamMessages.Level(listing, side, price, exchange.Clock.Now));
        }
    }

    /// <summary>A wallet changed; it is told at the next round, once.</summary>
    public void OnBalance(Account account) => _changedWallets.Add(account);

    /// <summary>Shows these topics again at the next round, changed or not.</summary>
    public void Forget(IEnumerable<string> topics) => _shown.Forget(topics);

    public void Pump(IEnumerable<string> topics)
    {
        foreach (var topic in topics)
            Show(topic);
        foreach (var account in _changedWallets)
        {
            _tell(FuturesTopics.Wallet, account.Owner, () =>
                FuturesStreamMessages.Wallet(_exchange.Futures.Positions.Wallet(account.Owner, account.Currency), ++_walletVersion, _exchange.Clock.Now));
        }
        _changedWallets.Clear();
        ShowMarks();
    }

    private void Show(string topic)
    {
        var cut = topic.IndexOf(':', StringComparison.Ordinal);
        if (cut < 0)
            return;
        var (name, item) = (topic[..cut], topic[(cut + 1)..]);
        var seconds = _exchange.Clock.Now.ToUnixTimeSeconds();
        switch (name)
        {
            case FuturesTopics.Ticker:
                ShowBook(topic, item, (exchange, listing) => FuturesStreamMessages.Ticker(listing, exchange.Clock.NextNanos()));
                break;
            case FuturesTopics.TickerWithTrade:
                ShowBook(topic, item, FuturesStreamMessages.TickerWithTrade);
                break;
            case FuturesTopics.Book5:
                ShowBook(topic, item, (_, listing) => FuturesStreamMessages.Depth(topic, listing, 5, _exchange.Clock.Now));
                break;
            case FuturesTopics.Book50:
                ShowBook(topic, item, (_, listing) => FuturesStreamMessages.Depth(topic, listing, 50, _exchange.Clock.Now));
                break;
            case FuturesTopics.Book or FuturesTopics.Trades:
                // These come by themselves, when the market lives on.
                _exchange.Futures.Find(item);
                break;
            case FuturesTopics.Instrument:
                var contract = FuturesMarketRoutes.ContractOf(item);
                ShowAt(topic, "mark", seconds, () => FuturesStreamMessages.Prices(_exchange, contract));
                ShowAt(topic, "funding", seconds / 60, () => FuturesStreamMessages.FundingRate(_exchange, contract));
                break;
            case FuturesTopics.Day:
                ShowAt(topic, "", seconds / 5, () => FuturesStreamMessages.Day(_exchange, _exchange.Futures.Find(item)!));
                break;
            case FuturesTopics.Candle when FuturesTopics.CandleOf(item) is { } candle:
                ShowAt(topic, "", seconds, () => FuturesStreamMessages.Candle(_exchange, topic, _exchange.Futures.Find(candle.Symbol)!, candle.Length));
                break;
        }
    }

    private void ShowBook(string topic, string symbol, Func<Exchange, Listing, byte[]> frame)
    {
        var listing = _exchange.Futures.Find(symbol)!;
        ShowAt(topic, "", listing.Book.Sequence, () => frame(_exchange, listing));
    }

    private void ShowAt(string topic, string subject, long state, Func<byte[]> frame)
    {
        if (_shown.IsNew(topic, subject, state))
            _tell(topic, null, frame);
    }

    /// <summary>What a new mark price changes about the open positions.</summary>
    private void ShowMarks()
    {
        foreach (var gone in _marks.Keys.Where(static p => p.Quantity == 0).ToList())
            _marks.Remove(gone);
        foreach (var position in _exchange.Futures.Positions.Open)
        {
            var mark = _exchange.Futures.Mark(position.Contract);
            if (_marks.TryGetValue(position, out var shown) && shown != mark)
                OnPosition(position.Owner, position.Contract, () => FuturesStreamMessages.MarkChange(_exchange, position));
            _marks[position] = mark;
        }
    }

    private void OnOrder(FuturesOrderEvent change)
    {
        var (owner, nanos) = (change.Order.Owner, _exchange.Clock.NextNanos());
        _tell(FuturesTopics.Orders, owner, () => FuturesStreamMessages.Order(FuturesTopics.Orders, "orderChange", change, nanos));
        var own = $"{FuturesTopics.Orders}:{change.Order.Symbol}";
        _tell(own, owner, () => FuturesStreamMessages.Order(own, "symbolOrderChange", change, nanos));
    }

    private void OnStop(FuturesStopEvent change) =>
        _tell(FuturesTopics.StopOrders, change.Order.Owner, () => FuturesStreamMessages.Stop(change, _exchange.Ids.Hex24(), _exchange.Clock.NextNanos()));

    private void OnChange(Position position, string reason)
    {
        _marks[position] = _exchange.Futures.Mark(position.Contract);
        OnPosition(position.Owner, position.Contract, () => FuturesStreamMessages.Position(_exchange, position, reason));
    }

    private void OnPosition(User owner, Contract contract, Func<byte[]> frame)
    {
        _tell($"{FuturesTopics.Position}:{contract.Symbol}", owner, frame);
        _tell(FuturesTopics.AllPositions, owner, frame);
    }

    private void OnFunding(Contract contract, DateTimeOffset at, decimal rate)
    {
        foreach (var subject in (string[])["funding.begin", "funding.end"])
        {
            foreach (var topic in (string[])[FuturesTopics.Announcement, $"{FuturesTopics.Announcement}:{contract.Symbol}"])
                _tell(topic, null, () => FuturesStreamMessages.Announcement(topic, subject, contract, at, rate, _exchange.Clock.Now));
        }
    }
}
