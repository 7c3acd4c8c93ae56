using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Margin;

/// <summary>Lends against what is in the margin accounts and charges interest at every full hour of the sandbox's clock. Nothing is idempotent.</summary>
internal sealed class MarginDesk(GeneralLedger ledger, SandboxClock clock, PriceBoard prices, IdMint ids)
{
    public const int CrossLeverage = 5;
    public const int IsolatedLeverage = 10;
    public const decimal DayRatio = 0.0003m;
    private const decimal MostDebtAfterRemoval = 0.6m;
    private const int Places = 8;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly User _lender = new("lender", 0, isHouse: true);
    private readonly List<Debt> _debts = [];
    private readonly List<Loan> _loans = [];
    private readonly List<Repayment> _repayments = [];
    private readonly List<InterestCharge> _charges = [];
    private DateTimeOffset _chargedUntil;

    /// <summary>Who hears of every change of a debt, with the exchange's word for the reason.</summary>
    public Action<MarginScope, string>? Changed { get; set; }

    /// <summary>The accounts that owe something.</summary>
    public IEnumerable<MarginScope> Debtors => _debts.Select(static d => d.Scope).Distinct();

    public IEnumerable<Loan> Loans => _loans.AsEnumerable().Reverse();
    public IEnumerable<Repayment> Repayments => _repayments.AsEnumerable().Reverse();
    public IEnumerable<InterestCharge> Charges => _charges.AsEnumerable().Reverse();

    /// <summary>The pair, when it is one of isolated margin.</summary>
    public static SpotSymbol Pair(string symbol) =>
        SpotCatalogue.Symbols.FirstOrDefault(s => s.IsMarginEnabled && s.Symbol.Equals(symbol, StringComparison.Ordinal))
            ?? throw Refusal.Parameter($"{symbol} is no pair of isolated margin");

    public static IReadOnlyList<string> Currencies(MarginScope scope) =>
        scope.Pair is null ? SpotCatalogue.MarginCurrencies : Pair(scope.Pair) is var pair ? [pair.BaseCurrency, pair.QuoteCurrency] : [];

    public Account AccountOf(MarginScope scope, string currency) =>
        ledger.Of(scope.Owner, scope.Pair is null ? AccountType.Margin : AccountType.Isolated, currency, scope.Pair);

    public Debt DebtOf(MarginScope scope, string currency) =>
        _debts.Find(d => d.Scope == scope && d.Currency.Equals(currency, StringComparison.Ordinal)) ?? new Debt(scope, currency);

    /// <summary>What all of it is worth in dollars.</summary>
    public decimal Assets(MarginScope scope) => Currencies(scope).Sum(c => AccountOf(scope, c).Balance * Dollars(c));

    /// <summary>What is owed, in dollars.</summary>
    public decimal Liabilities(MarginScope scope) => Currencies(scope).Sum(c => DebtOf(scope, c).Total * Dollars(c));

    public decimal DebtRatio(MarginScope scope) => Assets(scope) is var assets and > 0 ? Math.Round(Liabilities(scope) / assets, 4) : 0;

    public decimal MostToBorrow(MarginScope scope, string currency)
    {
        var (assets, owed) = (Assets(scope), Liabilities(scope));
        var leverage = scope.Pair is null ? CrossLeverage : IsolatedLeverage;
        return Floor(Math.Max(0, (assets - owed) * (leverage - 1) - owed) / Dollars(currency));
    }

    /// <summary>What may leave the account: all that is available without debts, else as much as leaves the debts well covered.</summary>
    public decimal Removable(Account account)
    {
        var scope = new MarginScope(account.Owner, account.Pair);
        var owed = Liabilities(scope);
        return owed == 0 ? account.Available
            : Math.Clamp(Floor((Assets(scope) - owed / MostDebtAfterRemoval) / Dollars(account.Currency)), 0, account.Available);
    }

    public bool CanBorrow(MarginScope scope, string currency, decimal size) => Ceiling(size) <= MostToBorrow(scope, currency);

    /// <summary>Borrows at least as much as an order lacks, for an order that asked for it.</summary>
    public Loan BorrowFor(MarginScope scope, string currency, decimal missing) => Borrow(scope, currency, Ceiling(missing), allOrNothing: true);

    /// <summary>Repays a debt with what a trade brought in, as far as both reach.</summary>
    public void RepayWith(MarginScope scope, string currency, decimal received)
    {
        var size = Floor(Math.Min(Math.Min(received, DebtOf(scope, currency).Total), AccountOf(scope, currency).Available));
        if (size > 0)
            Repay(scope, currency, size);
    }

    /// <param name="scope">Which account borrows.</param>
    /// <param name="currency">What.</param>
    /// <param name="size">How much.</param>
    /// <param name="allOrNothing">Fails rather than giving less.</param>
    public Loan Borrow(MarginScope scope, string currency, decimal size, bool allOrNothing)
    {
        CheckSize(scope, currency, size);
        var most = MostToBorrow(scope, currency);
        var given = size <= most ? size : allOrNothing ? 0 : most;
        var loan = new Loan(ids.Hex24(), scope, currency, size, given, clock.Now);
        _loans.Add(loan);
        if (given == 0)
            throw new Refusal("130204", "The borrowing limit is reached");
        ledger.Post(Reason.Borrow(loan.Id), new Leg(AccountOf(scope, currency), given), new Leg(LenderOf(currency), -given));
        var debt = DebtOf(scope, currency);
        if (debt.Total == 0)
            _debts.Add(debt);
        debt.Principal += given;
        Changed?.Invoke(scope, "USER_BORROW");
        return loan;
    }

    /// <summary>Pays the interest first; more than is owed is not taken.</summary>
    public Repayment Repay(MarginScope scope, string currency, decimal size)
    {
        CheckSize(scope, currency, size);
        var debt = DebtOf(scope, currency);
        if (debt.Total == 0)
            throw new Refusal("400400", $"There is no debt in {currency}");
        var account = AccountOf(scope, currency);
        var paid = Math.Min(size, debt.Total);
        if (account.Available < paid)
            throw Refusal.Insufficient();
        var interest = Math.Min(paid, debt.Interest);
        var repayment = new Repayment(ids.Hex24(), scope, currency, size, paid - interest, interest, clock.Now);
        _repayments.Add(repayment);
        ledger.Post(
            Reason.Repay(repayment.Id),
            new Leg(account, -paid),
            new Leg(LenderOf(currency), repayment.Principal),
            new Leg(ledger.Of(ledger.Fees, AccountType.House, currency), interest));
        debt.Interest -= interest;
        debt.Principal -= repayment.Principal;
        if (debt.Total == 0)
            _debts.Remove(debt);
        Changed?.Invoke(scope, "USER_REPAY");
        return repayment;
    }

    public void CatchUp()
    {
        var now = clock.Now;
        if (_debts.Count == 0)
            _chargedUntil = now.AddTicks(-(now.UtcTicks % Hour.Ticks));
        for (; _chargedUntil + Hour <= now; _chargedUntil += Hour)
        {
            foreach (var debt in _debts)
            {
                var amount = Ceiling(debt.Principal * DayRatio / 24);
                debt.Interest += amount;
                _charges.Add(new InterestCharge(debt.Scope, debt.Currency, amount, _chargedUntil + Hour));
                Changed?.Invoke(debt.Scope, "DEFAULT_DEBT");
            }
        }
    }

    /// <summary>Throws when what users owe is not what was lent.</summary>
    public void CheckDebts()
    {
        foreach (var currency in SpotCatalogue.MarginCurrencies)
        {
            var owed = _debts.Where(d => d.Currency.Equals(currency, StringComparison.Ordinal)).Sum(static d => d.Principal);
            if (LenderOf(currency).Balance + owed is var off and not 0)
                throw new InvalidOperationException(FormattableString.Invariant($"The {currency} debts of {owed} are off by {off} from what was lent."));
        }
    }

    private static void CheckSize(MarginScope scope, string currency, decimal size)
    {
        if (!Currencies(scope).Contains(currency, StringComparer.Ordinal))
            throw new Refusal("400400", $"{currency} cannot be borrowed here");
        if (size <= 0 || decimal.Round(size, Places) != size)
            throw new Refusal("400400", "size should be positive, with at most 8 decimals");
    }

    private Account LenderOf(string currency) => ledger.Of(_lender, AccountType.House, currency);

    private decimal Dollars(string currency) => (decimal)prices.Dollars(currency);

    private static decimal Floor(decimal value) => Math.Round(value, Places, MidpointRounding.ToZero);

    private static decimal Ceiling(decimal value) => Math.Round(value, Places, MidpointRounding.ToPositiveInfinity);
}
