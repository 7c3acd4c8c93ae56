using System.Text.Json;
using KuCoin.Streams;
using KuCoin.Transport;
using KuCoin.Json;

namespace KuCoin;

public static partial class FuturesTopics
{
    private const string OrdersName = "/contractMarket/tradeOrders";
    private const string PositionName = "/contract/position";
    private const string WalletName = "/contractAccount/wallet";

    /// <summary>All changes of the account's futures orders, stop orders aside. API: WebSocket, Futures, Private Channels, All Orders and Order.</summary>
    /// <param name="symbols">The contracts; none for all.</param>
    /// <exception cref="KuCoinException">A symbol has characters that no symbol has.</exception>
    public static Topic<FuturesOrderChange> Orders(params string[] symbols) =>
        new(ApiHost.Futures, isPrivate: true, OrdersName, ReadOrderChange) { Items = SomeOrAll(symbols), TakesLists = false };

    /// <summary>As <see cref="Orders"/>; after a gap the exchange is asked, and the orders that changed in it are told, marked as reconciled.</summary>
    /// <param name="calls">Who asks.</param>
    /// <param name="symbols">The contracts; none for all.</param>
    /// <exception cref="KuCoinException">A symbol has characters that no symbol has.</exception>
    public static Topic<FuturesOrderChange> ReconciledOrders(FuturesCalls calls, params string[] symbols)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var items = SomeOrAll(symbols);
        return new Topic<FuturesOrderChange>(ApiHost.Futures, isPrivate: true, OrdersName, () => new StateReader<FuturesOrderChange>(new StateRules<FuturesOrderChange>
        {
            Decode = ReadOrderChange,
            Key = static change => change.Id,
            IsFinal = IsDone,
            IsSame = static (known, answer) => IsDone(known) == IsDone(answer) && known.FilledSize.GetValueOrDefault() == answer.FilledSize.GetValueOrDefault()
                && (IsDone(known) || known.Size == answer.Size),
            Ask = async (unfinished, since, cancellationToken) =>
                Only(items, await FuturesStates.AskOrdersAsync(calls, unfinished, since, cancellationToken).ConfigureAwait(false), static change => change.Symbol),
        }))
        {
            Items = items,
            TakesLists = false,
        }.WithQuantities(calls);

        static bool IsDone(FuturesOrderChange change) => string.Equals(change.Status, "done", StringComparison.Ordinal);
    }

    /// <summary>All changes of the account's futures stop orders. API: WebSocket, Futures, Private Channels, Stop Orders.</summary>
    public static Topic<FuturesStopOrderChange> StopOrders { get; } =
        new(ApiHost.Futures, isPrivate: true, "/contractMarket/advancedOrders", Of("stopOrder", FuturesStreamJson.Messages.FuturesStopOrderChange));

    /// <summary>All changes of the futures account, in the order of their versions. API: WebSocket, Futures, Private Channels, Account Balance.</summary>
    public static Topic<FuturesBalanceChange> Balances { get; } =
        new(ApiHost.Futures, isPrivate: true, WalletName, () => new StateReader<FuturesBalanceChange>(BalanceRules(null)));

    /// <summary>As <see cref="Balances"/>; after a gap the exchange is asked, and the balances that changed in it are told, marked as reconciled.</summary>
    /// <param name="calls">Who asks.</param>
    public static Topic<FuturesBalanceChange> ReconciledBalances(FuturesCalls calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return new(ApiHost.Futures, isPrivate: true, WalletName, () => new StateReader<FuturesBalanceChange>(BalanceRules(calls)));
    }

    /// <summary>
    /// The positions in some contracts as they change, with the mark price too. A message that brings a few fields only is laid over the last full state;
    /// before there is one it is left out. API: WebSocket, Futures, Private Channels, Position and All Position.
    /// </summary>
    /// <param name="symbols">The contracts; none for all.</param>
    /// <exception cref="KuCoinException">A symbol has characters that no symbol has.</exception>
    public static Topic<FuturesPosition> Positions(params string[] symbols) => PositionsOf(null, symbols);

    /// <summary>As <see cref="Positions"/>, beginning with the positions there are; after a gap the exchange is asked, and the positions that changed in it are told, marked as reconciled.</summary>
    /// <param name="calls">Who asks.</param>
    /// <param name="symbols">The contracts; none for all.</param>
    /// <exception cref="KuCoinException">A symbol has characters that no symbol has.</exception>
    public static Topic<FuturesPosition> ReconciledPositions(FuturesCalls calls, params string[] symbols)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return PositionsOf(calls, symbols).WithQuantities(calls);
    }

    /// <summary>The settlements of funding in the account's positions. API: WebSocket, Futures, Private Channels, Position and All Position.</summary>
    /// <param name="symbols">The contracts; none for all.</param>
    /// <exception cref="KuCoinException">A symbol has characters that no symbol has.</exception>
    public static Topic<FuturesSettlement> Settlements(params string[] symbols)
    {
        return OfPositions(Read, symbols);

        static FuturesSettlement? Read(ref AnswerReader data, scoped in StreamMessage message)
        {
            if (!message.Subject.SequenceEqual("position.settlement"u8))
                return null;
            var settlement = data.Read(FuturesStreamJson.Messages.FuturesSettlement);
            if (settlement is { Symbol: null or "" })
                settlement.Symbol = message.Item;
            return settlement;
        }
    }

    /// <summary>What became of changes of the risk limit's level. API: WebSocket, Futures, Private Channels, Position and All Position.</summary>
    /// <param name="symbols">The contracts; none for all.</param>
    /// <exception cref="KuCoinException">A symbol has characters that no symbol has.</exception>
    public static Topic<FuturesRiskLimitChange> RiskLimitChanges(params string[] symbols)
    {
        return OfPositions(Read, symbols);

        static FuturesRiskLimitChange? Read(ref AnswerReader data, scoped in StreamMessage message)
        {
            if (!message.Subject.SequenceEqual("position.adjustRiskLimit"u8))
                return null;
            var change = data.Read(FuturesStreamJson.Messages.FuturesRiskLimitChange);
            if (change is not null)
                change.Symbol = message.Item;
            return change;
        }
    }

    /// <summary>Changes of the margin mode of contracts. API: WebSocket, Futures, Private Channels, Margin Mode.</summary>
    public static Topic<FuturesMarginMode> MarginModes { get; } = new(ApiHost.Futures, isPrivate: true, "/contract/marginMode", ReadMarginMode) { HasEntries = true };

    /// <summary>Changes of the leverage of contracts in cross margin. API: WebSocket, Futures, Private Channels, Cross Leverage.</summary>
    public static Topic<FuturesLeverage> CrossLeverages { get; } = new(ApiHost.Futures, isPrivate: true, "/contract/crossLeverage", ReadLeverage) { HasEntries = true };

    private static IReadOnlyList<string> SomeOrAll(string[] symbols) => symbols is [] ? [] : TopicItems.Symbols(symbols);

    private static IReadOnlyList<T> Only<T>(IReadOnlyList<string> items, IReadOnlyList<T> all, Func<T, string> symbol) =>
        items.Count == 0 ? all : [.. all.Where(one => items.Contains(symbol(one), StringComparer.Ordinal))];

    private static (string Name, IReadOnlyList<string> Items, string? ArrivesAs) PositionAddress(string[] symbols) =>
        symbols is [] ? ("/contract/positionAll", [], PositionName) : (PositionName, TopicItems.Symbols(symbols), null);

    private static Topic<T> OfPositions<T>(TopicDecoder<T> decode, string[] symbols)
        where T : class
    {
        var (name, items, arrivesAs) = PositionAddress(symbols);
        return new(ApiHost.Futures, isPrivate: true, name, decode) { Items = items, ArrivesAs = arrivesAs, TakesLists = false };
    }

    private static Topic<FuturesPosition> PositionsOf(FuturesCalls? calls, string[] symbols)
    {
        var (name, items, arrivesAs) = PositionAddress(symbols);
        return new(ApiHost.Futures, isPrivate: true, name, () => new StateReader<FuturesPosition>(new StateRules<FuturesPosition>
        {
            Decode = ReadPosition,
            Key = static position => $"{position.Symbol} {position.PositionSide ?? "BOTH"}",
            Advance = PositionFields.Advance,
            IsSame = static (known, answer) => known.Size == answer.Size && known.AverageEntryPrice == answer.AverageEntryPrice
                && known.PositionMargin == answer.PositionMargin && string.Equals(known.MarginMode, answer.MarginMode, StringComparison.Ordinal),
            Ask = calls is null ? null : async (known, _, cancellationToken) =>
                Only(items, await FuturesStates.AskPositionsAsync(calls, known, cancellationToken).ConfigureAwait(false), static position => position.Symbol),
        }))
        {
            Items = items,
            ArrivesAs = arrivesAs,
            TakesLists = false,
        };
    }

    private static StateRules<FuturesBalanceChange> BalanceRules(FuturesCalls? calls) => new()
    {
        Decode = Of("walletBalance.change", FuturesStreamJson.Messages.FuturesBalanceChange),
        Key = static change => change.Currency,
        Advance = static (known, arrived) => known?.Version >= arrived.Version ? null : arrived,
        IsSame = static (known, answer) => known.Available == answer.Available && known.Hold.GetValueOrDefault() == answer.Hold.GetValueOrDefault(),
        Ask = calls is null ? null : (_, _, cancellationToken) => FuturesStates.AskBalancesAsync(calls, cancellationToken),
    };

    // The subject differs between one contract and all of them.
    private static FuturesOrderChange? ReadOrderChange(ref AnswerReader data, scoped in StreamMessage message) =>
        message.Subject.SequenceEqual("orderChange"u8) || message.Subject.SequenceEqual("symbolOrderChange"u8)
            ? data.Read(FuturesStreamJson.Messages.FuturesOrderChange)
            : null;

    private static FuturesPosition? ReadPosition(ref AnswerReader data, scoped in StreamMessage message)
    {
        if (!message.Subject.SequenceEqual("position.change"u8))
            return null;
        var position = new FuturesPosition { Symbol = message.Item, Given = PositionFields.Read(ref data) };
        position.Given.SetOn(position);
        return position;
    }

    private static FuturesMarginMode? ReadMarginMode(ref AnswerReader data, scoped in StreamMessage message) =>
        new() { Symbol = message.Item, MarginMode = data.ReadText() ?? throw new JsonException("A margin mode was expected, null came.") };

    private static FuturesLeverage? ReadLeverage(ref AnswerReader data, scoped in StreamMessage message) =>
        data.Read(FuturesStreamJson.Messages.LeverageMessage) is { } answer ? new() { Symbol = message.Item, Leverage = answer.Leverage } : null;
}
