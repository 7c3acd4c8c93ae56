using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Set, "KcGuard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Rules")]
[OutputType(typeof(KcGuard))]
public sealed class SetKcGuardCommand : KcSessionCommand
{
    [Parameter(ParameterSetName = "Rules", HelpMessage = "The most one order may be worth, by quote currency: @{ USDT = 500 }; '*' stands for all others.")]
    [MoneyTable]
    public IDictionary<string, decimal>? MaximumOrder { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "The most one transfer, loan or change of margin may move, by currency.")]
    [MoneyTable]
    public IDictionary<string, decimal>? MaximumTransfer { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "The most one withdrawal may send out, by currency. Default: that of transfers.")]
    [MoneyTable]
    public IDictionary<string, decimal>? MaximumWithdrawal { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "The most that the changes of a UTC day may come to, by currency. Needs a session with a journal.")]
    [MoneyTable]
    public IDictionary<string, decimal>? MaximumPerDay { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "The pairs and contracts orders may be about; '*' stands for any text.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "The addresses withdrawals may go to, exactly as they are written.")]
    [ValidateNotNullOrEmpty]
    public string[]? WithdrawalAddress { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "The ids of the chains withdrawals may use.")]
    [ValidateNotNullOrEmpty]
    public string[]? WithdrawalChain { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "Refuse every change.")]
    public SwitchParameter ReadOnly { get; set; }

    [Parameter(ParameterSetName = "Rules", HelpMessage = "Say what changes would do, and send nothing.")]
    public SwitchParameter DryRun { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Path", HelpMessage = "A psd1 file with the rules, in the words of these parameters.")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "None", HelpMessage = "Take the guard away.")]
    public SwitchParameter None { get; set; }

    protected override bool ChangesExchange => false;

    protected override void Process()
    {
        var guard = ParameterSetName switch
        {
            "Path" => GuardFile.Read(GetUnresolvedProviderPathFromPSPath(Path)),
            "None" => null,
            _ => Rules(),
        };
        var after = guard is null ? null : new KcGuard(CurrentSession, guard, new Dictionary<string, decimal>(StringComparer.Ordinal));
        if (!Confirm(after is null ? "Take away the guard" : $"Set the guard: {after};"))
            return;
        Client.Guard = guard;
        if (guard is not null)
            WriteObject(new KcGuard(CurrentSession, guard, Await(token => Client.GetGuardUseAsync(token))));
    }

    private KuCoinGuard Rules()
    {
        var rules = MyInvocation.BoundParameters.Keys.Intersect([nameof(MaximumOrder), nameof(MaximumTransfer), nameof(MaximumWithdrawal), nameof(MaximumPerDay), nameof(Symbol), nameof(WithdrawalAddress), nameof(WithdrawalChain), nameof(ReadOnly), nameof(DryRun)], StringComparer.OrdinalIgnoreCase);
        if (!rules.Any())
            throw KcErrors.Refused("GuardNeedsRules", "A guard without rules guards nothing. Give at least one, or -None to take the guard away.");
        return new KuCoinGuard
        {
            MaximumOrder = Table(MaximumOrder),
            MaximumTransfer = Table(MaximumTransfer),
            MaximumWithdrawal = Table(MaximumWithdrawal),
            MaximumPerDay = Table(MaximumPerDay),
            Symbols = Symbol,
            WithdrawalAddresses = WithdrawalAddress,
            WithdrawalChains = WithdrawalChain,
            ReadOnly = ReadOnly,
            DryRun = DryRun,
        };
    }

    private static Dictionary<string, decimal>? Table(IDictionary<string, decimal>? amounts) => amounts is null ? null : new(amounts, StringComparer.OrdinalIgnoreCase);
}
