using System.Globalization;
using System.Management.Automation;
using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Commands;

/// <summary>What planning and carrying out share: reading the policy and the balances, and making the plan.</summary>
public abstract class TreasuryCommand : KcSessionCommand
{
    private const string PolicySet = "Policy";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PolicySet, HelpMessage = "The psd1 file that says how much each account is to hold.")]
    [ValidateNotNullOrEmpty]
    public string Policy { get; set; } = "";

    [Parameter(ParameterSetName = PolicySet, HelpMessage = "What the plan is for; part of every transfer's key. Default: the day (UTC).")]
    [ValidateNotNullOrEmpty]
    public string? PlanId { get; set; }

    protected override object Target => Policy;

    /// <summary>Keeps other runs that share the journal from planning and moving until it is disposed; nothing where there is no journal.</summary>
    protected IDisposable? TakeTurn() => CurrentSession.Journal is { } journal ? Await(token => TreasuryTurn.TakeAsync(journal, token)) : null;

    /// <summary>Makes the plan of the policy for the balances as they are now, and warns about what it cannot put right.</summary>
    protected IReadOnlyList<TreasuryStep> MakePlan()
    {
        var policy = PolicyFile.Read(GetUnresolvedProviderPathFromPSPath(Policy));
        RefuseWhileUnresolved();
        var plan = Await(token => PlanAsync(policy, token));
        foreach (var gap in plan.Gaps.Where(gap => gap.Missing > 0))
            WriteWarning($"{gap.Place} lacks {KcFormat.Number(gap.Missing)} {gap.Currency}: no account of the policy can spare it.");
        foreach (var gap in plan.Gaps.Where(gap => gap.Excess > 0))
            WriteWarning($"{gap.Place} holds {KcFormat.Number(gap.Excess)} {gap.Currency} too much that cannot leave.");
        return plan.Steps;
    }

    private async Task<TreasuryPlan> PlanAsync(PolicyFile policy, CancellationToken cancellationToken)
    {
        var currencies = new Dictionary<string, TreasuryCurrency>(StringComparer.Ordinal);
        foreach (var code in policy.Targets.Select(target => target.Currency).Distinct(StringComparer.Ordinal))
        {
            var currency = await Client.Spot.GetCurrencyAsync(code, null, cancellationToken).ConfigureAwait(false);
            var precision = currency.Precision ?? throw PolicyEntry.Invalid($"The exchange does not tell how many decimals {code} has.");
            var (rounding, minimum) = policy.Currencies.GetValueOrDefault(code);
            currencies[code] = new TreasuryCurrency(precision, rounding, minimum);
        }

        var generation = await Client.GetApiGenerationAsync(cancellationToken).ConfigureAwait(false);
        // Before they are read: what moves meanwhile counts as moved since.
        var now = Client.Clock.Now;
        var balances = await Client.GetTreasuryBalancesAsync(policy.Targets, cancellationToken).ConfigureAwait(false);
        return TreasuryPlanner.Plan($"{policy.Hash}/{PlanId ?? now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", policy.Targets, currencies, balances, generation, now);
    }

    /// <summary>The transfers of this account that the session's journal has; none without a journal.</summary>
    /// <param name="read">What is read of the journal's folder.</param>
    protected IEnumerable<JournalEntry> ReadTransfers(Func<string, IEnumerable<JournalEntry>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        // Where the exchange does not tell whose the key is, every transfer may be this account's.
        var owner = CurrentSession.Uid?.ToString(CultureInfo.InvariantCulture);
        return CurrentSession.Journal is not { } folder
            ? []
            : read(folder).Where(entry => entry.Operation.StartsWith("Transfer", StringComparison.Ordinal) && (owner is null || entry.Account == owner));
    }

    // Money that may be under way is in no balance: a plan made now could send it a second time.
    private void RefuseWhileUnresolved()
    {
        if (ReadTransfers(static folder => JournalReader.ReadUnresolved(folder)).Any())
        {
            throw new KuCoinException(KuCoinErrorKind.OutcomeUnknown, "TransferUnresolved", "The journal has transfers of which it is not known what became of them.")
            {
                RecommendedAction = "Run Get-KcJournal -Unresolved | Resolve-KcJournal, then plan again.",
            };
        }
    }
}
