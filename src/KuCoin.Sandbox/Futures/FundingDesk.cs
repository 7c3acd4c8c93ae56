using KuCoin.Sandbox.Clock;

namespace KuCoin.Sandbox.Futures;

/// <summary>Settles funding when its hour has come, once for every hour.</summary>
internal sealed class FundingDesk(SandboxClock clock, PositionBook positions, FundingRates rates)
{
    private DateTimeOffset _next = Contract.FundingTimes(clock.Now).Next;

    /// <summary>Who hears that a settlement of a contract ended, with its rate.</summary>
    public Action<Contract, DateTimeOffset, decimal>? Ended { get; set; }

    public Action<FundingPayment>? Paid { get; set; }

    /// <summary>When it settles next.</summary>
    public DateTimeOffset Next => _next;

    public void CatchUp()
    {
        for (var now = clock.Now; _next <= now; _next += Contract.FundingPeriod)
        {
            foreach (var position in positions.Open.ToList())
            {
                var payment = positions.Fund(position, rates.At(position.Contract, _next), _next);
                Paid?.Invoke(payment);
            }
            foreach (var contract in ContractCatalogue.Contracts)
                Ended?.Invoke(contract, _next, rates.At(contract, _next));
        }
    }
}
