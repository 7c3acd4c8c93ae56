using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Funding;

/// <summary>Sends money out of the main account, step by step on the sandbox's clock. The same request twice is sent twice.</summary>
internal sealed class WithdrawalDesk(GeneralLedger ledger, SandboxClock clock, DepositDesk deposits, IdMint ids)
{
    public const decimal DailyDollars = 999_999m;
    private const int MostInnerPerTenSeconds = 3;
    private const int MostInnerPerDay = 50;

    /// <summary>How old a withdrawal is when it enters a state.</summary>
    private static readonly (WithdrawalState State, TimeSpan From)[] Steps =
    [
        (WithdrawalState.Processing, TimeSpan.FromSeconds(5)),
        (WithdrawalState.WalletProcessing, TimeSpan.FromMinutes(1)),
        (WithdrawalState.Success, TimeSpan.FromMinutes(2)),
    ];

    private readonly List<Withdrawal> _withdrawals = [];

    /// <summary>Newest first.</summary>
    public IEnumerable<Withdrawal> Of(User owner) => _withdrawals.Where(w => ReferenceEquals(w.Request.Owner, owner)).Reverse();

    public decimal SentToday(User owner, string currency) =>
        Of(owner).Where(w => w.State != WithdrawalState.Failure && w.CreatedAt > clock.Now.AddDays(-1) && w.Request.Currency.Equals(currency, StringComparison.Ordinal)).Sum(static w => w.Amount);

    public Withdrawal Send(WithdrawalRequest request)
    {
        var account = ledger.Of(request.Owner, AccountType.Main, request.Currency);
        if (request.Amount <= 0 || decimal.Round(request.Amount, Chain.Precision) != request.Amount)
            throw Refusal.Parameter("amount must be positive and a multiple of the withdrawal precision");
        if (request.Chain is { } chain && request.Amount < chain.MinSize)
            throw Refusal.Parameter("The amount is below the minimum of the chain");
        if (request.Chain is { NeedTag: false } && request.Memo.Length > 0)
            throw Refusal.Parameter("The chain takes no memo");
        if (request.Chain is null)
            CheckInnerLimit(request.Owner);
        var fee = request.Chain?.Fee ?? 0;
        // Unless told otherwise the fee comes on top when the balance allows it.
        var feeFromAmount = request.FeeFromAmount ?? account.Available < request.Amount + fee;
        var amount = feeFromAmount ? request.Amount - fee : request.Amount;
        if (account.Available < amount + fee)
            throw Refusal.Parameter("account.available.amount");
        if (amount <= 0)
            throw Refusal.Parameter("The amount does not cover the fee");
        var withdrawal = new Withdrawal(ids.Hex24(), request, amount, fee, clock.Now);
        _withdrawals.Add(withdrawal);
        ledger.Hold(account, withdrawal.Held, Reason.WithdrawalHold(withdrawal.Id));
        return withdrawal;
    }

    public void Cancel(Withdrawal withdrawal)
    {
        if (withdrawal.State != WithdrawalState.Processing)
            throw Refusal.Parameter("The withdrawal cannot be cancelled: only one in PROCESSING can");
        ledger.Release(AccountOf(withdrawal), withdrawal.Held, Reason.WithdrawalHold(withdrawal.Id));
        (withdrawal.State, withdrawal.UpdatedAt) = (WithdrawalState.Failure, clock.Now);
    }

    public void CatchUp()
    {
        foreach (var withdrawal in _withdrawals.Where(static w => w.IsOpen).ToList())
        {
            foreach (var (state, from) in Steps)
            {
                var at = withdrawal.CreatedAt + from;
                if (state > withdrawal.State && clock.Now >= at && !(withdrawal.IsInner && state == WithdrawalState.WalletProcessing))
                    Enter(withdrawal, state, at);
            }
        }
    }

    /// <summary>Throws when a main account's hold is not exactly what its open withdrawals need.</summary>
    public void CheckHolds()
    {
        foreach (var account in ledger.Accounts.Where(static a => a.Type == AccountType.Main).ToList())
        {
            var needed = _withdrawals.Where(w => ReferenceEquals(AccountOf(w), account)).Sum(static w => w.Held);
            if (account.Hold != needed)
                throw new InvalidOperationException(FormattableString.Invariant($"Main {account.Currency} holds {account.Hold}, its open withdrawals need {needed}."));
        }
    }

    private Account AccountOf(Withdrawal withdrawal) => ledger.Of(withdrawal.Request.Owner, AccountType.Main, withdrawal.Request.Currency);

    private void CheckInnerLimit(User owner)
    {
        var times = Of(owner).Where(static w => w.IsInner).Select(static w => w.CreatedAt).ToList();
        if (times.Count(t => t > clock.Now.AddSeconds(-10)) >= MostInnerPerTenSeconds || times.Count(t => t > clock.Now.AddDays(-1)) >= MostInnerPerDay)
            throw new Refusal("429000", "Too many withdrawals to other users", 429);
    }

    private void Enter(Withdrawal withdrawal, WithdrawalState state, DateTimeOffset at)
    {
        var (held, request) = (withdrawal.Held, withdrawal.Request);
        (withdrawal.State, withdrawal.UpdatedAt) = (state, at);
        if (state == WithdrawalState.WalletProcessing)
            withdrawal.WalletTxId = $"sandbox-tx-{ids.Hex24()}";
        if (state != WithdrawalState.Success)
            return;
        var target = request.Receiver is { } receiver ? ledger.Of(receiver, AccountType.Main, request.Currency) : ledger.Of(ledger.Outside, AccountType.House, request.Currency);
        ledger.Post(
            Reason.WithdrawalDone(withdrawal.Id),
            new Leg(AccountOf(withdrawal), -held, -held, withdrawal.Fee),
            new Leg(target, withdrawal.Amount),
            new Leg(ledger.Of(ledger.Fees, AccountType.House, request.Currency), withdrawal.Fee));
        if (request.Receiver is not null)
            deposits.Note(request.Receiver, request.Currency, withdrawal.Amount, Convert.ToString(request.Owner.Uid, System.Globalization.CultureInfo.InvariantCulture));
    }
}
