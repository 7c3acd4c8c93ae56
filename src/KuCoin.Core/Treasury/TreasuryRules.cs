using System.Globalization;

namespace KuCoin;

/// <summary>What a policy must keep to so that a plan can restore it: each breach is one sentence that names the entry.</summary>
internal static class TreasuryRules
{
    public static void Check(IReadOnlyList<TreasuryTarget> targets, IReadOnlyDictionary<string, TreasuryCurrency> currencies, ApiGeneration generation)
    {
        foreach (var (name, currency) in currencies)
            Check(name, currency);
        for (var index = 0; index < targets.Count; index++)
        {
            if (Fault(targets[index], index, targets) is { } fault)
                throw Invalid($"Accounts[{index.ToString(CultureInfo.InvariantCulture)}] ({targets[index].Currency} in {targets[index].Place}): {fault}");
            if (!currencies.ContainsKey(targets[index].Currency))
                throw Invalid($"Accounts[{index.ToString(CultureInfo.InvariantCulture)}]: nothing is known about the currency {targets[index].Currency}.");
            if (IsStranded(targets[index], targets, generation))
                throw Invalid($"Accounts[{index.ToString(CultureInfo.InvariantCulture)}] ({targets[index].Currency} in {targets[index].Place}): money comes here by way of Main, so the policy needs an entry for {targets[index].Currency} in Main.");
        }
    }

    /// <summary>The purses in an order in which each comes before the one it is swept to.</summary>
    public static IReadOnlyList<TreasuryPurse> Upstream(IReadOnlyList<TreasuryPurse> purses) =>
        [.. purses.OrderByDescending(purse => Depth(purse.Target, [.. purses.Select(other => other.Target)]))];

    /// <summary>How many sweeps follow each other from here.</summary>
    private static int Depth(TreasuryTarget target, IReadOnlyList<TreasuryTarget> all)
    {
        var depth = 0;
        for (var next = target; next is { SweepTo: { } to } && depth <= all.Count; depth++)
            next = all.FirstOrDefault(other => other.Place == to && other.Currency == target.Currency);
        return depth;
    }

    // When the second leg of such a way fails, the money lies in Main. The next plan takes it from there only if it looks there.
    private static bool IsStranded(TreasuryTarget target, IReadOnlyList<TreasuryTarget> all, ApiGeneration generation)
    {
        var neighbours = all.Where(other => other.Currency == target.Currency).Select(other => other.Place).ToList();
        return !neighbours.Contains(TreasuryRoutes.Main) && neighbours.Exists(other => TreasuryRoutes.Find(other, target.Place, generation) is { Count: > 1 });
    }

    private static void Check(string name, TreasuryCurrency currency)
    {
        if (currency.Rounding is { } rounding && (rounding <= 0 || rounding % new decimal(1, 0, 0, isNegative: false, (byte)currency.Precision) != 0))
            throw Invalid($"Currencies.{name}: Rounding must be greater than zero and have at most {currency.Precision.ToString(CultureInfo.InvariantCulture)} decimals.");
        if (currency.MinimumTransfer < 0)
            throw Invalid($"Currencies.{name}: MinimumTransfer is negative.");
    }

    private static string? Fault(TreasuryTarget target, int index, IReadOnlyList<TreasuryTarget> all)
    {
        var twins = all.Take(index).Any(other => other.Place == target.Place && other.Currency == target.Currency);
        var (low, high) = (target.Minimum ?? 0, target.Maximum ?? decimal.MaxValue);
        return target switch
        {
            _ when twins => "it stands there twice.",
            { Minimum: < 0 } or { Target: < 0 } or { Maximum: < 0 } or { Reserve: < 0 } => "an amount is negative.",
            { Place: { Account: AccountType.Isolated, Symbol: null } } => "Isolated needs Symbol: which pair's account.",
            { Place: { Account: not AccountType.Isolated, Symbol: not null } } => "Symbol is for isolated margin accounts only.",
            _ when low > high => "Minimum is above Maximum.",
            _ when target.Target < low || target.Target > high => "Target is not between Minimum and Maximum.",
            _ when target.Reserve < (target.Floor ?? 0) => "Reserve is below Minimum, or below a lone Target: what is given away would have to come back.",
            _ when target.Reserve > (target.Target ?? high) => "Reserve is above Target or Maximum: it would be swept away.",
            _ when target.Ceiling is not null && target.SweepTo is null => "SweepTo is missing: where what is above Maximum, or above a lone Target, goes.",
            _ when target.SweepTo is not null && target.Ceiling is null => "SweepTo needs Maximum, or a Target alone.",
            _ when target.SweepTo is { } to && !all.Any(other => other.Place == to && other.Currency == target.Currency) => $"SweepTo, {target.SweepTo}, is not an account of this policy for {target.Currency}.",
            _ when Depth(target, all) > all.Count => "SweepTo leads round in a circle.",
            _ => null,
        };
    }

    internal static KuCoinException Invalid(string message) =>
        new(KuCoinErrorKind.InvalidArgument, "PolicyInvalid", message) { RecommendedAction = "Correct the entry; see about_KcTreasury." };
}
