using System.Management.Automation;

namespace KuCoin.Bench.Floor;

/// <summary>The smallest binary module that does something: what importing and a first call cost at least.</summary>
[Cmdlet(VerbsCommon.Get, "RawTicker")]
[OutputType(typeof(RawTicker))]
public sealed class GetRawTickerCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Endpoint { get; set; } = "";

    protected override void ProcessRecord()
    {
        using var client = new RawClient(Endpoint, "key", "secret", "passphrase");
        foreach (var row in client.GetAllTickersAsync().GetAwaiter().GetResult())
            WriteObject(row);
    }
}
