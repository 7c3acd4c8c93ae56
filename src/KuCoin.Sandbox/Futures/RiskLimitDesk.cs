using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>The outcome of a change of the risk level; the call itself only says that it was taken.</summary>
internal sealed record RiskLimitOutcome(User Owner, Contract Contract, bool Success, int Level, string Message);

/// <summary>Changes risk levels of isolated positions.</summary>
internal sealed class RiskLimitDesk(FuturesMarket market)
{
    public Action<RiskLimitOutcome>? Adjusted { get; set; }

    public void Change(User owner, Contract contract, long number)
    {
        var level = contract.RiskLevels.FirstOrDefault(l => l.Level == number) ?? throw new Refusal("100005", "The risk limit level does not exist.");
        if (market.Settings.Of(owner, contract).IsCross)
            throw FuturesOrderRules.Parameter("Risk levels are of isolated margin only");
        market.CancelAll(owner, contract);
        var problem = market.Positions.OpenOf(owner).Where(p => p.Contract == contract).Select(p => ProblemOf(p, level)).FirstOrDefault(static p => p is not null);
        if (problem is null)
            market.Settings.Of(owner, contract).Level = level;
        Adjusted?.Invoke(new RiskLimitOutcome(owner, contract, problem is null, level.Level, problem ?? "success"));
    }

    private string? ProblemOf(Position position, RiskLevel level)
    {
        var (worth, held) = (Math.Abs(position.Cost), position.HeldMargin + position.Unrealised(market.Mark(position.Contract)));
        if (worth > level.MaxRiskLimit)
            return FormattableString.Invariant($"The position is worth more than {level.MaxRiskLimit}.");
        return held < worth * level.InitialRate + position.FeeReserve ? "The margin of the position is too small for the level." : null;
    }
}
