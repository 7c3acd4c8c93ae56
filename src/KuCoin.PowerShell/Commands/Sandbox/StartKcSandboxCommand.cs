using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sandbox;
using KuCoin.Sessions;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Start, "KcSandbox")]
[OutputType(typeof(KcSandbox))]
public sealed class StartKcSandboxCommand : KcCommand
{
    [Parameter(Position = 0, HelpMessage = "The name the sandbox cmdlets find it by. Default: sandbox, then sandbox2, sandbox3...")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(HelpMessage = "The port of the spot host on this machine. Default: a free one.")]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    [Parameter(HelpMessage = "The port of the futures host on this machine. Default: a free one.")]
    [ValidateRange(0, 65535)]
    public int FuturesPort { get; set; }

    [Parameter(HelpMessage = "What prices, ids and keys are derived from: the same number gives the same market.")]
    public int Seed { get; set; } = 1;

    [Parameter(HelpMessage = "Where the sandbox's own clock begins. Default: now.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The sandbox's clock stands still until Set-KcSandbox sets or advances it: the same commands then give the same answers every time.")]
    public SwitchParameter HoldClock { get; set; }

    [Parameter(HelpMessage = "Leave the books empty: no quotes and no trades but your own.")]
    public SwitchParameter NoMarketMaker { get; set; }

    [Parameter(HelpMessage = "The VIP level of the account; it decides the quotas.")]
    [ValidateRange(0, 12)]
    public int VipLevel { get; set; }

    protected override object Target => Name ?? "sandbox";

    protected override void Process() => Require(Target, () => WriteObject(SandboxRegistry.Start(Name, new SandboxOptions
    {
        Port = Port,
        FuturesPort = FuturesPort,
        Seed = Seed,
        StartTime = StartTime,
        HoldClock = HoldClock,
        MarketMaker = !NoMarketMaker,
        VipLevel = VipLevel,
    })));
}
