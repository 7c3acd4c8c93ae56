using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KuCoin;

/// <summary>
/// Works out the transfers that bring balances back to a policy. Pure: the same input gives the same plan, nothing is
/// asked and nothing is sent. First the places below their minimum are filled, by priority, from those above their
/// maximum and then from those that can spare something; what is still above a maximum is swept.
/// </summary>
public sealed class TreasuryPlanner
{
    private readonly string _planId;
    private readonly ApiGeneration _generation;
    private readonly DateTimeOffset _time;
    private readonly List<TreasuryStep> _steps = [];
    private readonly List<TreasuryGap> _gaps = [];

    private TreasuryPlanner(string planId, ApiGeneration generation, DateTimeOffset time) => (_planId, _generation, _time) = (planId, generation, time);

    /// <summary>Makes the plan.</summary>
    /// <param name="planId">What the plan is of: policy and period; part of every step's key.</param>
    /// <param name="targets">What is wanted; a place stands once per currency.</param>
    /// <param name="currencies">How each currency in the targets is moved.</param>
    /// <param name="balances">What lies in each place of the targets; what is missing here holds nothing.</param>
    /// <param name="generation">Which of the exchange's transfers the account has.</param>
    /// <param name="time">When the balances were read.</param>
    /// <exception cref="KuCoinException">InvalidArgument (PolicyInvalid), naming the entry that cannot be met.</exception>
    public static TreasuryPlan Plan(
        string planId,
        IReadOnlyList<TreasuryTarget> targets,
        IReadOnlyDictionary<string, TreasuryCurrency> currencies,
        IReadOnlyList<TreasuryBalance> balances,
        ApiGeneration generation,
        DateTimeOffset time)
    {
        TreasuryRules.Check(targets, currencies, generation);
        var planner = new TreasuryPlanner(planId, generation, time);
        foreach (var group in targets.GroupBy(target => target.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var currency = currencies[group.Key];
            planner.Restore(currency, [.. group.OrderBy(target => target.Priority).Select(target => new TreasuryPurse(target, currency, Find(balances, target)))]);
        }

        return new TreasuryPlan { Steps = planner._steps, Gaps = planner._gaps, Balances = balances };
    }

    private static TreasuryBalance Find(IReadOnlyList<TreasuryBalance> balances, TreasuryTarget target) =>
        balances.FirstOrDefault(balance => balance.Place == target.Place && balance.Currency == target.Currency) ?? new(target.Place, target.Currency, 0, 0);

    /// <param name="currency">How it is moved.</param>
    /// <param name="purses">By priority.</param>
    private void Restore(TreasuryCurrency currency, IReadOnlyList<TreasuryPurse> purses)
    {
        foreach (var needy in purses.Where(purse => purse.IsNeedy))
            Fill(needy, currency, purses);
        foreach (var full in TreasuryRules.Upstream(purses))
            Sweep(full, currency, purses);
        foreach (var purse in purses)
        {
            var (missing, excess) = (purse.IsNeedy && currency.IsWorth(purse.Need) ? purse.Level - purse.Balance : 0, currency.IsWorth(purse.Surplus) ? purse.Excess : 0);
            if (missing > 0 || excess > 0)
                _gaps.Add(new(purse.Place, purse.Target.Currency, missing, excess));
        }
    }

    private void Fill(TreasuryPurse needy, TreasuryCurrency currency, IReadOnlyList<TreasuryPurse> purses)
    {
        // Those above their maximum first, then those that matter least.
        foreach (var giver in purses.Reverse().OrderByDescending(purse => purse.IsFull).Where(purse => !ReferenceEquals(purse, needy)))
        {
            var amount = Math.Min(needy.Need, giver.Spare);
            if (currency.IsWorth(amount))
                Move(giver, needy, amount, purses, $"fills {needy.Place} up to {Text(needy.Level)}");
        }
    }

    private void Sweep(TreasuryPurse full, TreasuryCurrency currency, IReadOnlyList<TreasuryPurse> purses)
    {
        var amount = full.Sweepable;
        if (!currency.IsWorth(amount))
            return;
        var receiver = purses.First(purse => purse.Place == full.Target.SweepTo);
        Move(full, receiver, amount, purses, $"sweeps {full.Place} down to {Text(full.Target.Target ?? full.Target.Ceiling!.Value)}");
    }

    private void Move(TreasuryPurse giver, TreasuryPurse receiver, decimal amount, IReadOnlyList<TreasuryPurse> purses, string reason)
    {
        foreach (var (from, to) in TreasuryRoutes.Find(giver.Place, receiver.Place, _generation) ?? [])
            Step(purses.First(purse => purse.Place == from), purses.First(purse => purse.Place == to), amount, reason);
    }

    private void Step(TreasuryPurse from, TreasuryPurse to, decimal amount, string reason)
    {
        _steps.Add(new TreasuryStep
        {
            PlanId = _planId,
            Time = _time,
            Number = _steps.Count + 1,
            Currency = from.Target.Currency,
            Amount = amount,
            From = from.Place,
            To = to.Place,
            Reason = reason,
            IdempotencyKey = Key(from, to, amount),
        });
        from.Give(amount);
        to.Take(amount);
    }

    private string Key(TreasuryPurse from, TreasuryPurse to, decimal amount)
    {
        var text = string.Join('\n', _planId, from.Target.Currency, from.Place, to.Place, Text(amount), Text(from.Balance), Text(to.Balance));
        return $"treasury-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 12)}";
    }

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
