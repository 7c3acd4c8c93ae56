using System.Text.Json;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>
/// What the spot host tells a user of his margin accounts: the cross one's debt every four seconds while there is one, the isolated
/// ones' changes at the next round. Used under the exchange's lock.
/// </summary>
internal sealed class MarginStreams
{
    private const int SecondsBetweenRatios = 4;
    private const int Places = 8;

    private readonly Exchange _exchange;
    private readonly Action<string, User?, Func<byte[]>> _tell;
    private readonly ShownStates _shown = new();
    private readonly Dictionary<MarginScope, string> _changed = [];
    private readonly HashSet<MarginScope> _negative = [];

    public MarginStreams(Exchange exchange, Action<string, User?, Func<byte[]>> tell)
    {
        (_exchange, _tell) = (exchange, tell);
        exchange.Margin.Changed = (scope, reason) => _changed[scope] = reason;
    }

    /// <summary>A balance of an isolated account changed.</summary>
    public void OnBalance(Account account)
    {
        if (account.Type == AccountType.Isolated)
            _changed.TryAdd(new MarginScope(account.Owner, account.Pair), "");
    }

    /// <summary>Shows the debts again at the next round.</summary>
    public void Forget(IEnumerable<string> topics) => _shown.Forget(topics);

    public void Pump()
    {
        foreach (var (scope, reason) in _changed.Where(static c => c.Key.Pair is not null))
        {
            var topic = $"{SpotTopics.IsolatedMargin}:{scope.Pair}";
            _tell(topic, scope.Owner, () => StreamMessages.Private(topic, "positionChange", scope.Owner, id: null, data => WriteIsolated(data, scope, reason)));
        }
        foreach (var scope in _changed.Keys.Concat(_exchange.Margin.Debtors).Where(static s => s.Pair is null).ToHashSet())
            ShowCross(scope);
        _changed.Clear();
    }

    private void ShowCross(MarginScope scope)
    {
        var (assets, owed) = (_exchange.Margin.Assets(scope), _exchange.Margin.Liabilities(scope));
        if (owed > assets && _negative.Add(scope))
            Tell(scope, "position.status", data => data.Str("type", "LIABILITY").Millis("timestamp", _exchange.Clock.Now));
        else if (owed == 0 && _negative.Remove(scope))
            Tell(scope, "position.status", data => data.Str("type", "UNLIABILITY").Millis("timestamp", _exchange.Clock.Now));
        if (owed > 0 && _shown.IsNew(SpotTopics.CrossMargin, scope.Owner.Id, _exchange.Clock.Now.ToUnixTimeSeconds() / SecondsBetweenRatios))
            Tell(scope, "debt.ratio", data => WriteDebt(data, scope, assets, owed));
    }

    private void Tell(MarginScope scope, string subject, Action<Utf8JsonWriter> data) =>
        _tell(SpotTopics.CrossMargin, scope.Owner, () => StreamMessages.Private(SpotTopics.CrossMargin, subject, scope.Owner, id: null, data));

    private void WriteDebt(Utf8JsonWriter json, MarginScope scope, decimal assets, decimal owed)
    {
        var (margin, bitcoin) = (_exchange.Margin, (decimal)_exchange.Prices.Dollars("BTC"));
        json.Num("debtRatio", margin.DebtRatio(scope))
            .Num("totalAsset", Math.Round(assets / bitcoin, Places))
            .Dec("marginCoefficientTotalAsset", Math.Round(assets / bitcoin, Places))
            .Dec("totalDebt", Math.Round(owed / bitcoin, Places))
            .Object("assetList", list =>
            {
                foreach (var account in MarginDesk.Currencies(scope).Select(c => margin.AccountOf(scope, c)).Where(static a => a.Balance != 0))
                    list.Object(account.Currency, a => a.Dec("total", account.Balance).Dec("available", account.Available).Dec("hold", account.Hold));
            })
            .Object("debtList", list =>
            {
                foreach (var debt in MarginDesk.Currencies(scope).Select(c => margin.DebtOf(scope, c)).Where(static d => d.Total != 0))
                    list.Dec(debt.Currency, debt.Total);
            })
            .Millis("timestamp", _exchange.Clock.Now);
    }

    private void WriteIsolated(Utf8JsonWriter json, MarginScope scope, string reason)
    {
        var (margin, pair) = (_exchange.Margin, MarginDesk.Pair(scope.Pair!));
        var hasDebt = margin.Liabilities(scope) > 0;
        decimal Quoted(string currency) => margin.DebtOf(scope, currency).Principal * MarginPrices.Mark(_exchange, currency, pair.QuoteCurrency);
        json.Str("tag", pair.Symbol)
            .Str("status", hasDebt ? "DEBT" : "CLEAR")
            .Str("statusBizType", reason.Length > 0 ? reason : hasDebt ? "DEFAULT_DEBT" : "DEFAULT_CLEAR")
            .Dec("accumulatedPrincipal", Math.Round(Quoted(pair.BaseCurrency) + Quoted(pair.QuoteCurrency), Places))
            .Object("changeAssets", list =>
            {
                foreach (var currency in MarginDesk.Currencies(scope))
                {
                    var (account, debt) = (margin.AccountOf(scope, currency), margin.DebtOf(scope, currency));
                    list.Object(currency, a => a.Dec("total", account.Balance).Dec("hold", account.Hold).Dec("liabilityPrincipal", debt.Principal).Dec("liabilityInterest", debt.Interest));
                }
            })
            .Millis("timestamp", _exchange.Clock.Now);
    }
}
