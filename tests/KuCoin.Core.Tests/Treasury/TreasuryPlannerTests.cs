namespace KuCoin.Tests.Treasury;

/// <summary>What holds of every plan, whatever the policy and the balances.</summary>
public sealed class TreasuryPlannerTests
{
    private const int Seeds = 5000;

    [Fact]
    public void No_step_overdraws_an_account_and_no_money_is_made_or_lost() => ForEverySeed((scene, plan) =>
    {
        // Carrying it out fails by itself where more leaves than can.
        var after = scene.After(plan);

        foreach (var currency in scene.Currencies.Keys)
            Assert.Equal(Sum(scene, currency), Sum(after, currency));
        Assert.All(plan.Steps, step => Assert.NotEqual(step.From, step.To));
    });

    [Fact]
    public void What_has_been_restored_needs_no_further_step() => ForEverySeed((scene, plan) =>
    {
        var again = scene.After(plan).Plan();

        Assert.Empty(again.Steps);
        Assert.Equal(plan.Gaps, again.Gaps);
    });

    [Fact]
    public void A_plan_cut_off_anywhere_is_finished_by_the_next_one() => ForEverySeed((scene, plan) =>
    {
        for (var done = 0; done <= plan.Steps.Count; done++)
        {
            var cut = scene.After(plan, done);
            var finished = cut.After(cut.Plan());
            Assert.Empty(finished.Plan().Steps);
            Assert.All(scene.Targets, target => AssertKept(scene, finished, target));
        }
    });

    [Fact]
    public void Nobody_gives_below_what_it_keeps() => ForEverySeed((scene, plan) =>
        Assert.All(scene.Targets, target => AssertKept(scene, scene.After(plan), target)));

    [Fact]
    public void Who_is_filled_is_not_filled_above_its_maximum() => ForEverySeed((scene, plan) =>
    {
        foreach (var target in scene.Targets.Where(target => target.Maximum is not null && scene.Of(target).Balance < target.Minimum))
        {
            var sweptHere = plan.Steps.Any(step => step.To == target.Place && step.Currency == target.Currency && step.Reason.StartsWith("sweeps", StringComparison.Ordinal));
            Assert.True(sweptHere || scene.After(plan).Of(target).Balance <= target.Maximum);
        }
    });

    [Fact]
    public void Every_place_ends_inside_its_limits_or_is_reported() => ForEverySeed((scene, plan) =>
    {
        foreach (var target in scene.Targets)
        {
            var currency = scene.Currencies[target.Currency];
            // Differences that no transfer is made for: less than a step, less than the smallest transfer.
            var slack = Math.Max(currency.Rounding ?? 1, currency.MinimumTransfer ?? 0);
            var balance = scene.After(plan).Of(target).Balance;
            var isReported = plan.Gaps.Any(gap => gap.Place == target.Place && gap.Currency == target.Currency);
            Assert.True(isReported || balance + slack >= (target.Minimum ?? 0), $"{target} ends at {balance}");
            Assert.True(isReported || balance - slack <= (target.Maximum ?? decimal.MaxValue), $"{target} ends at {balance}");
        }
    });

    [Fact]
    public void Amounts_are_multiples_of_the_rounding_and_worth_a_transfer() => ForEverySeed((scene, plan) =>
    {
        foreach (var step in plan.Steps)
        {
            var currency = scene.Currencies[step.Currency];
            Assert.True(step.Amount > 0 && step.Amount >= (currency.MinimumTransfer ?? 0));
            Assert.Equal(0, step.Amount % (currency.Rounding ?? (decimal)Math.Pow(10, -currency.Precision)));
        }
    });

    [Fact]
    public void The_same_input_gives_the_same_plan_with_keys_of_its_own() => ForEverySeed((scene, plan) =>
    {
        var shuffled = scene.With([.. scene.Balances.Reverse()]).Plan();

        Assert.Equal(plan.Steps, shuffled.Steps);
        Assert.Equal(plan.Steps.Count, plan.Steps.Select(step => step.IdempotencyKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(scene.Plan("other").Steps.Select(step => step.IdempotencyKey).Intersect(plan.Steps.Select(step => step.IdempotencyKey), StringComparer.Ordinal));
    });

    [Fact]
    public void The_step_whose_outcome_is_unknown_has_the_same_key_in_the_next_plan()
    {
        var same = 0;
        ForEverySeed((scene, plan) =>
        {
            for (var done = 0; done < plan.Steps.Count; done++)
            {
                // Sent and not yet in the balances: a plan made now must not move it under another key.
                var next = scene.After(plan, done).Plan().Steps;
                if (next.Count == 0 || (next[0].From, next[0].To, next[0].Amount, next[0].Currency) != (plan.Steps[done].From, plan.Steps[done].To, plan.Steps[done].Amount, plan.Steps[done].Currency))
                    continue;
                Assert.Equal(plan.Steps[done].IdempotencyKey, next[0].IdempotencyKey);
                same++;
            }
        });
        Assert.True(same > Seeds);
    }

    [Fact]
    public void The_exchange_is_asked_for_ways_it_has_only() => ForEverySeed((scene, plan) =>
    {
        foreach (var step in plan.Steps)
        {
            Assert.False(step.From.SubUserId is not null && step.To.SubUserId is not null);
            Assert.False(scene.Generation == ApiGeneration.Classic && step.From.Account == AccountType.Contract);
        }
    });

    private static void AssertKept(Scene before, Scene after, TreasuryTarget target)
    {
        var kept = Math.Min(before.Of(target).Balance, target.Reserve ?? target.Target ?? target.Minimum ?? 0);
        Assert.True(after.Of(target).Balance >= kept, $"{target} had {before.Of(target).Balance} and ends at {after.Of(target).Balance}");
    }

    private static decimal Sum(Scene scene, string currency) => scene.Balances.Where(balance => balance.Currency == currency).Sum(balance => balance.Balance);

    private static void ForEverySeed(Action<Scene, TreasuryPlan> check)
    {
        var steps = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var scene = Scene.Random(seed);
            try
            {
                var plan = scene.Plan();
                steps += plan.Steps.Count;
                check(scene, plan);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }

        Assert.True(steps > Seeds, "The scenes are too quiet to prove anything.");
    }
}
