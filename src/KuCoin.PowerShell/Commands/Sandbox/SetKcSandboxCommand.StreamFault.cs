using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Sandbox;

namespace KuCoin.Commands;

// What is to go wrong on a stream.
public sealed partial class SetKcSandboxCommand
{
    [Parameter(Mandatory = true, ParameterSetName = "StreamFault", HelpMessage = "What happens to the next stream message: it is lost (Hole), comes twice, late or in slow fragments, or the connection ends in one of many ways.")]
    [ValidateSet("Drop", "Stall", "Duplicate", "Reorder", "Hole", "SlowFragments", "TokenEnd", "ErrorFrame", "UnknownFrame", "Restart", "Cut", "StallPong")]
    public string? StreamFault { get; set; }

    [Parameter(ParameterSetName = "StreamFault", HelpMessage = "Only messages whose topic matches, for example /market/level2:*.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TopicCompleter))]
    public string? Topic { get; set; }

    [Parameter(ParameterSetName = "StreamFault", HelpMessage = "The chance that a message meets it, 0 to 1; the dice follow the sandbox's seed.")]
    [Money]
    [ValidateRange(0.0, 1.0)]
    public decimal Probability { get; set; } = 1;

    private SandboxFault FaultOfStream(string kind) => new()
    {
        Stream = Enum.Parse<SandboxStreamFault>(kind, ignoreCase: true),
        Count = FailNext > 0 ? FailNext : Probability < 1 ? int.MaxValue : 1,
        Probability = (double)Probability,
        PathPattern = Topic,
        Code = Code,
        Delay = Delay,
    };
}
