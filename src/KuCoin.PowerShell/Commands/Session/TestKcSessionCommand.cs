using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Commands;

/// <summary>Asks the exchange whether a session works: key valid, clocks close enough, permissions there. Says why not as a warning.</summary>
[Cmdlet(VerbsDiagnostic.Test, "KcSession")]
[OutputType(typeof(bool))]
public sealed class TestKcSessionCommand : KcSessionCommand
{
    // The exchange refuses what is 5 s off; half of it is left for the way.
    private static readonly TimeSpan LargestDrift = TimeSpan.FromSeconds(2.5);

    [Parameter(HelpMessage = "Permissions the key must have, for example Spot or Futures.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    public string[] Permission { get; set; } = [];

    protected override void Process()
    {
        try
        {
            WriteObject(Check());
        }
        catch (KuCoinException failure)
        {
            WriteWarning(failure.Message);
            WriteObject(false);
        }
    }

    private bool Check()
    {
        var drift = CurrentSession.ClockOffset;
        var time = Await(Client.Clock.SampleAsync);
        drift = (time.Offset - drift).Duration();
        WriteVerbose($"The exchange answered in {KcFormat.Milliseconds(time.RoundTrip)}; this machine's clock is off by {KcFormat.Milliseconds(time.Offset)}.");
        if (drift > LargestDrift)
            WriteWarning($"The clocks had drifted apart by {KcFormat.Milliseconds(drift)}; the session uses the new difference from now on.");
        if (CurrentSession.MaskedKey is null)
        {
            WriteVerbose("The session has no key; only public data can be read.");
            return Permission.Length == 0;
        }

        var key = Await(Client.Account.GetApiKeyAsync);
        var missing = Permission.Except(key.Permissions, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
            WriteWarning($"The key {CurrentSession.MaskedKey} lacks the permission {string.Join(", ", missing)}; it has {string.Join(", ", key.Permissions)}.");
        return missing.Count == 0;
    }
}
