namespace KuCoin.Tests.Treasury;

/// <summary>Policies and balances made up from a seed, and what a plan does to balances when somebody carries it out.</summary>
internal sealed class Scene
{
    private static readonly TreasuryPlace[] Places =
    [
        new(AccountType.Main), new(AccountType.Trade), new(AccountType.Margin), new(AccountType.Isolated, "BTC-USDT"), new(AccountType.Contract), new(AccountType.Option),
        new(AccountType.Main, SubUserId: "62f5f5d4d72aaf000122707e"), new(AccountType.Trade, SubUserId: "62f5f5d4d72aaf000122707e"), new(AccountType.Isolated, "ETH-USDT", "62f5f5d4d72aaf000122707f"),
    ];

    public required IReadOnlyList<TreasuryTarget> Targets { get; init; }

    public required Dictionary<string, TreasuryCurrency> Currencies { get; init; }

    public required IReadOnlyList<TreasuryBalance> Balances { get; init; }

    public required ApiGeneration Generation { get; init; }

    public TreasuryPlan Plan(string id = "test") => TreasuryPlanner.Plan(id, Targets, Currencies, Balances, Generation, DateTimeOffset.UnixEpoch);

    public Scene With(IReadOnlyList<TreasuryBalance> balances) => new() { Targets = Targets, Currencies = Currencies, Balances = balances, Generation = Generation };

    public TreasuryBalance Of(TreasuryTarget target) => Balances.Single(balance => balance.Place == target.Place && balance.Currency == target.Currency);

    /// <summary>The balances after the first steps of a plan. Main holds what passes through it. A step that takes more than can leave fails.</summary>
    public Scene After(TreasuryPlan plan, int steps = int.MaxValue)
    {
        var balances = Balances.ToDictionary(balance => (balance.Place, balance.Currency));
        foreach (var step in plan.Steps.Take(steps))
        {
            Change(step.From, step.Currency, -step.Amount);
            Change(step.To, step.Currency, step.Amount);
        }

        return With([.. balances.Values]);

        void Change(TreasuryPlace place, string currency, decimal amount)
        {
            var before = balances.GetValueOrDefault((place, currency)) ?? new TreasuryBalance(place, currency, 0, 0);
            balances[(place, currency)] = before with { Balance = before.Balance + amount, Transferable = before.Transferable + amount };
            Assert.True(balances[(place, currency)].Transferable >= 0, $"{place} is overdrawn by {-balances[(place, currency)].Transferable} {currency}");
        }
    }

    public static Scene Random(int seed)
    {
        var random = new Random(seed);
        string[] names = random.Next(3) == 0 ? ["BTC", "USDT"] : ["USDT"];
        var currencies = names.ToDictionary(name => name, _ => Currency(random));
        var targets = new List<TreasuryTarget>();
        foreach (var name in names)
        {
            var places = Places.Where((place, index) => index == 0 || random.Next(2) == 0).OrderBy(_ => random.Next()).ToList();
            // A sweep goes to a place that comes later in this order: no circles.
            for (var index = 0; index < places.Count; index++)
                targets.Add(Target(random, name, places[index], index + 1 < places.Count ? places[random.Next(index + 1, places.Count)] : null));
        }

        return new Scene
        {
            Targets = targets,
            Currencies = currencies,
            Balances = [.. targets.Select(target => Balance(random, target))],
            Generation = random.Next(2) == 0 ? ApiGeneration.Classic : ApiGeneration.Current,
        };
    }

    private static TreasuryCurrency Currency(Random random)
    {
        var precision = random.Next(9);
        var rounding = random.Next(2) == 0 ? random.Next(1, 50) * (random.Next(2) == 0 || precision < 2 ? 1m : 0.01m) : (decimal?)null;
        return new TreasuryCurrency(precision, rounding, random.Next(2) == 0 ? random.Next(200) : null);
    }

    private static TreasuryTarget Target(Random random, string currency, TreasuryPlace place, TreasuryPlace? sweepTo)
    {
        var marks = Enumerable.Range(0, 4).Select(_ => Amount(random)).Order().ToArray();
        decimal? Maybe(decimal value) => random.Next(2) == 0 ? value : null;
        var (minimum, reserve, target) = (Maybe(marks[0]), Maybe(marks[1]), Maybe(marks[2]));
        var maximum = sweepTo is null ? null : Maybe(marks[3]);
        if (sweepTo is null && minimum is null)
            target = null;
        return new TreasuryTarget
        {
            Place = place,
            Currency = currency,
            Minimum = minimum,
            Target = target,
            Maximum = maximum,
            // A lone target is a minimum as well, and nothing is kept below that.
            Reserve = target is not null && minimum is null && maximum is null ? target : reserve,
            Priority = random.Next(3) == 0 ? int.MaxValue : random.Next(1, 4),
            SweepTo = maximum is not null || (target is not null && minimum is null) ? sweepTo : null,
        };
    }

    private static TreasuryBalance Balance(Random random, TreasuryTarget target)
    {
        var balance = random.Next(5) == 0 ? 0 : Amount(random);
        return new(target.Place, target.Currency, balance, random.Next(3) == 0 ? Math.Round(balance * random.Next(101) / 100, 8) : balance);
    }

    private static decimal Amount(Random random) => random.Next(4) switch
    {
        0 => random.Next(5000),
        1 => random.Next(500000) / 100m,
        2 => random.NextInt64(500_000_000_000) / 100_000_000m,
        _ => random.Next(50) * 100,
    };
}
