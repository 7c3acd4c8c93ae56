namespace KuCoin;

/// <summary>One transfer of a plan. Its turn comes after the steps before it: a step may move what an earlier one brought.</summary>
public sealed record TreasuryStep : KuCoinRecord
{
    /// <summary>What it is a step of: policy and period.</summary>
    public required string PlanId { get; init; }

    /// <summary>When the balances were read (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The place in the order, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The currency code.</summary>
    public required string Currency { get; init; }

    /// <summary>How much, in units of the currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Where it leaves.</summary>
    public required TreasuryPlace From { get; init; }

    /// <summary>Where it arrives.</summary>
    public required TreasuryPlace To { get; init; }

    /// <summary>Why: "fills Trade up to 8000".</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// What makes the step happen once. It is made of the plan's id, the places, the amount and the balances the step
    /// starts from: whoever plans again before the step has shown in the balances comes to the same key.
    /// </summary>
    public required string IdempotencyKey { get; init; }
}

/// <summary>What a plan cannot put right: nobody has the money to spare, or it cannot leave.</summary>
/// <param name="Place">The place.</param>
/// <param name="Currency">The currency code.</param>
/// <param name="Missing">How much is missing to what it was to be filled up to.</param>
/// <param name="Excess">How much too much is there.</param>
public sealed record TreasuryGap(TreasuryPlace Place, string Currency, decimal Missing, decimal Excess);

/// <summary>The transfers that bring balances back to what a policy wants.</summary>
public sealed record TreasuryPlan
{
    /// <summary>The transfers in their order; empty when there is nothing to do.</summary>
    public required IReadOnlyList<TreasuryStep> Steps { get; init; }

    /// <summary>What stays wrong after all steps.</summary>
    public required IReadOnlyList<TreasuryGap> Gaps { get; init; }

    /// <summary>The balances it was made from.</summary>
    public required IReadOnlyList<TreasuryBalance> Balances { get; init; }
}
