using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Sandbox;

namespace KuCoin.Commands;

// What is to go wrong.
public sealed partial class SetKcSandboxCommand
{
    [Parameter(Mandatory = true, ParameterSetName = "Fault", HelpMessage = "How many of the next requests fail, or are delayed.")]
    [Parameter(ParameterSetName = "StreamFault", HelpMessage = "How many of the next stream messages meet it. Default: one, or with -Probability all to come.")]
    [ValidateRange(1, int.MaxValue)]
    public int FailNext { get; set; }

    [Parameter(ParameterSetName = "Fault", HelpMessage = "Only requests whose path matches, for example /api/v1/orders or /api/v1/hf/*.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Path { get; set; }

    [Parameter(ParameterSetName = "Fault", HelpMessage = "Only requests with this method.")]
    [ValidateSet("GET", "POST", "DELETE")]
    public string? Method { get; set; }

    [Parameter(ParameterSetName = "Fault", HelpMessage = "The HTTP status to answer instead of doing the work. Default: 500, when nothing else is to go wrong.")]
    [ValidateRange(200, 599)]
    public int? Status { get; set; }

    [Parameter(ParameterSetName = "Fault", HelpMessage = "The exchange's code to answer instead of doing the work, for example 429000.")]
    [Parameter(ParameterSetName = "StreamFault", HelpMessage = "The code of the error frame. Default: 500.")]
    [ValidateNotNullOrEmpty]
    public string? Code { get; set; }

    [Parameter(ParameterSetName = "Fault", HelpMessage = "How long to wait before looking at the request: seconds, or text such as 00:00:05.")]
    [Parameter(ParameterSetName = "StreamFault", HelpMessage = "How long after a restart no stream connects: seconds, or text such as 00:00:05.")]
    [Duration]
    public TimeSpan? Delay { get; set; }

    [Parameter(ParameterSetName = "Fault", HelpMessage = "Break the connection Before the request is looked at, or After it was carried out and before it is answered.")]
    [ValidateSet("Before", "After")]
    public string? DropConnection { get; set; }

    private SandboxFault Fault() => new()
    {
        Count = FailNext,
        PathPattern = Path,
        Method = Method,
        Status = Status ?? (Code is null && Delay is null && DropConnection is null ? 500 : null),
        Code = Code,
        Delay = Delay,
        Drop = DropConnection switch { "Before" => SandboxDrop.BeforeAccept, "After" => SandboxDrop.AfterAccept, _ => SandboxDrop.None },
    };
}
