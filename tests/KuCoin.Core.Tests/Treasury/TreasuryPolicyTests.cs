using System.Globalization;

namespace KuCoin.Tests.Treasury;

/// <summary>Policies one can follow with a pencil, and those that are refused.</summary>
public sealed class TreasuryPolicyTests
{
    private const string Sub = "62f5f5d4d72aaf000122707e";
    private const string OtherSub = "62f5f5d4d72aaf000122707f";

    private static readonly TreasuryPlace Main = new(AccountType.Main);
    private static readonly TreasuryPlace Trade = new(AccountType.Trade);
    private static readonly TreasuryPlace Futures = new(AccountType.Contract);
    private static readonly TreasuryPlace SubTrade = new(AccountType.Trade, SubUserId: Sub);
    private static readonly TreasuryPlace OtherTrade = new(AccountType.Trade, SubUserId: OtherSub);

    [Fact]
    public void Between_minimum_and_maximum_nothing_moves() =>
        Assert.Empty(Steps([At(Main), At(Trade) with { Minimum = 5000, Target = 8000, Maximum = 12000, SweepTo = Main }], [(Main, 100_000), (Trade, 5000)]));

    [Fact]
    public void Below_its_minimum_a_place_is_filled_up_to_its_target() =>
        Assert.Equal(["3000.01 Main > Trade"], Steps([At(Main), At(Trade) with { Minimum = 5000, Target = 8000 }], [(Main, 100_000), (Trade, 4999.99m)]));

    [Fact]
    public void Above_its_maximum_a_place_is_swept_down_to_its_target() =>
        Assert.Equal(["4000.01 Trade > Main"], Steps([At(Main), At(Trade) with { Target = 8000, Maximum = 12000, SweepTo = Main }], [(Trade, 12000.01m)]));

    [Fact]
    public void A_lone_target_is_both() =>
        Assert.Equal(["10 Trade > Main"], Steps([At(Main), At(Trade) with { Target = 0, SweepTo = Main }], [(Trade, 10)]));

    [Fact]
    public void What_is_too_much_here_fills_what_lacks_there_before_anything_is_swept() =>
        Assert.Equal(["1000 Trade > Contract", "500 Trade > Main"], Steps(
            [At(Main), At(Trade) with { Maximum = 1000, Minimum = 1000, SweepTo = Main }, At(Futures) with { Minimum = 1000 }], [(Main, 5000), (Trade, 2500)]));

    [Fact]
    public void The_lowest_priority_number_is_filled_first_and_gives_last()
    {
        TreasuryTarget[] targets = [At(Main) with { Reserve = 900 }, At(Trade) with { Minimum = 500, Priority = 2 }, At(Futures) with { Minimum = 500, Priority = 1 }];

        var plan = Plan(targets, [(Main, 1500)]);

        Assert.Equal(["500 Main > Contract", "100 Main > Trade"], Text(plan));
        Assert.Equal([new TreasuryGap(Trade, "USDT", 400, 0)], plan.Gaps);
    }

    [Fact]
    public void Between_sub_accounts_money_goes_by_way_of_Main() =>
        Assert.Equal(
            [$"300 Trade of sub-account {Sub} > Main", $"300 Main > Trade of sub-account {OtherSub}"],
            Steps([At(Main) with { Reserve = 1000 }, At(SubTrade), At(OtherTrade) with { Minimum = 300 }], [(Main, 1000), (SubTrade, 400)]));

    [Fact]
    public void The_older_calls_leave_what_is_in_the_futures_account_where_it_is()
    {
        TreasuryTarget[] targets = [At(Main), At(Futures) with { Maximum = 100, SweepTo = Main }];

        Assert.Equal(["50 Contract > Main"], Text(Plan(targets, [(Futures, 150)])));
        var classic = Plan(targets, [(Futures, 150)], generation: ApiGeneration.Classic);
        Assert.Empty(classic.Steps);
        Assert.Equal([new TreasuryGap(Futures, "USDT", 0, 50)], classic.Gaps);
    }

    [Fact]
    public void Amounts_are_rounded_to_the_step_up_where_that_is_not_too_much()
    {
        var currency = new TreasuryCurrency(2, Rounding: 50, MinimumTransfer: 100);

        Assert.Equal(["150 Main > Trade"], Steps([At(Main), At(Trade) with { Minimum = 120 }], [(Main, 1000)], currency));
        Assert.Equal(["100 Main > Trade"], Steps([At(Main), At(Trade) with { Minimum = 120, Maximum = 130, SweepTo = Main }], [(Main, 1000)], currency));
        Assert.Empty(Steps([At(Main), At(Trade) with { Minimum = 120 }], [(Main, 1000), (Trade, 90)], currency));
    }

    [Fact]
    public void The_smallest_unit_of_the_currency_is_the_step_by_default() =>
        Assert.Equal(["0.12 Main > Trade"], Steps([At(Main), At(Trade) with { Minimum = 0.111m }], [(Main, 10)]));

    [Theory]
    [InlineData("Minimum is above Maximum", 0)]
    [InlineData("Target is not between", 1)]
    [InlineData("Reserve is below Minimum", 2)]
    [InlineData("Reserve is above Target", 3)]
    [InlineData("SweepTo is missing", 4)]
    [InlineData("SweepTo needs Maximum", 5)]
    [InlineData("not an account of this policy", 6)]
    [InlineData("circle", 7)]
    [InlineData("negative", 8)]
    [InlineData("Isolated needs Symbol", 9)]
    [InlineData("Symbol is for isolated", 10)]
    [InlineData("twice", 11)]
    [InlineData("needs an entry for USDT in Main", 12)]
    public void A_policy_that_cannot_be_met_is_refused_by_its_entry(string why, int which)
    {
        var trade = At(Trade);
        TreasuryTarget[] targets = which switch
        {
            0 => [At(Main), trade with { Minimum = 2, Maximum = 1, SweepTo = Main }],
            1 => [At(Main), trade with { Minimum = 2, Target = 1 }],
            2 => [At(Main), trade with { Minimum = 2, Reserve = 1 }],
            3 => [At(Main), trade with { Minimum = 2, Target = 3, Reserve = 4 }],
            4 => [At(Main), trade with { Maximum = 2 }],
            5 => [At(Main), trade with { Minimum = 2, SweepTo = Main }],
            6 => [At(Main), trade with { Maximum = 2, SweepTo = Futures }],
            7 => [At(Main) with { Maximum = 1, SweepTo = Trade }, trade with { Maximum = 1, SweepTo = Main }],
            8 => [At(Main), trade with { Minimum = -1 }],
            9 => [At(new(AccountType.Isolated))],
            10 => [At(new(AccountType.Margin, "BTC-USDT"))],
            11 => [trade, trade],
            _ => [At(SubTrade), At(OtherTrade) with { Minimum = 1 }],
        };

        var failure = Assert.Throws<KuCoinException>(() => Plan(targets, []));

        Assert.Equal("PolicyInvalid", failure.ErrorId);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Matches(@"^Accounts\[\d\] \(USDT in ", failure.Message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.001")]
    public void A_rounding_the_currency_does_not_have_is_refused(string rounding) =>
        Assert.Contains("Currencies.USDT: Rounding", Assert.Throws<KuCoinException>(() => Plan([At(Main)], [], new TreasuryCurrency(2, decimal.Parse(rounding, CultureInfo.InvariantCulture)))).Message, StringComparison.Ordinal);

    private static TreasuryTarget At(TreasuryPlace place) => new() { Place = place, Currency = "USDT" };

    private static TreasuryPlan Plan(TreasuryTarget[] targets, (TreasuryPlace Place, decimal Amount)[] balances, TreasuryCurrency? currency = null, ApiGeneration generation = ApiGeneration.Current) =>
        TreasuryPlanner.Plan(
            "test", targets, new Dictionary<string, TreasuryCurrency>(StringComparer.Ordinal) { ["USDT"] = currency ?? new(2) },
            [.. balances.Select(entry => new TreasuryBalance(entry.Place, "USDT", entry.Amount, entry.Amount))], generation, DateTimeOffset.UnixEpoch);

    private static string[] Steps(TreasuryTarget[] targets, (TreasuryPlace Place, decimal Amount)[] balances, TreasuryCurrency? currency = null) => Text(Plan(targets, balances, currency));

    private static string[] Text(TreasuryPlan plan) => [.. plan.Steps.Select(step => FormattableString.Invariant($"{step.Amount:0.####} {step.From} > {step.To}"))];
}
