using System.Management.Automation;
using System.Security;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

/// <summary>Opens a session: reads the exchange's clock, has the key checked, makes the session this runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "KcSession", DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(KcSession))]
public sealed partial class ConnectKcSessionCommand : KcCommand
{
    private const string CredentialSet = "Credential";
    private const string KeySet = "Key";
    private const string SecretSet = "Secret";
    private const string EnvironmentSet = "Environment";
    private const string FileSet = "File";
    private const string SystemdSet = "Systemd";
    private const string SandboxSet = "Sandbox";
    private const string AnonymousSet = "Anonymous";
    private static readonly string[] Secrets = [nameof(Credential), nameof(ApiSecret), nameof(Passphrase), nameof(Secret)];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet, HelpMessage = "User name = API key, password = API secret.")]
    [ValidateNotNull]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    [Parameter(Mandatory = true, ParameterSetName = KeySet, HelpMessage = "The API key's id.")]
    [ValidateNotNullOrEmpty]
    public string ApiKey { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = KeySet, HelpMessage = "The API secret.")]
    [ValidateNotNull]
    [SecureText]
    public SecureString ApiSecret { get; set; } = new();

    [Parameter(Mandatory = true, ParameterSetName = CredentialSet, HelpMessage = "The passphrase chosen when the API key was created.")]
    [Parameter(Mandatory = true, ParameterSetName = KeySet, HelpMessage = "The passphrase chosen when the API key was created.")]
    [Parameter(ParameterSetName = SecretSet, HelpMessage = "The passphrase chosen when the API key was created.")]
    [ValidateNotNull]
    [SecureText]
    public SecureString Passphrase { get; set; } = new();

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SecretSet, HelpMessage = "What a vault returns: a dictionary or object with ApiKey, ApiSecret and Passphrase, the same as JSON in a SecureString, or a credential.")]
    [ValidateNotNull]
    public object Secret { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = EnvironmentSet, HelpMessage = "Take the key from KUCOIN_API_KEY, KUCOIN_API_SECRET and KUCOIN_API_PASSPHRASE.")]
    public SwitchParameter FromEnvironment { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = FileSet, HelpMessage = "A JSON file with ApiKey, ApiSecret and Passphrase that nobody but its owner can read.")]
    [ValidateNotNullOrEmpty]
    public string CredentialPath { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = SystemdSet, HelpMessage = "The name of a credential that systemd loaded for this service (LoadCredential=), in the form of a credential file.")]
    [ValidateNotNullOrEmpty]
    public string SystemdCredential { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, HelpMessage = "Connect to the sandbox Start-KcSandbox started last, with its key; no real money.")]
    public SwitchParameter Sandbox { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AnonymousSet, HelpMessage = "Connect without a key, for public data only.")]
    public SwitchParameter Anonymous { get; set; }

    [Parameter(HelpMessage = "The name -Session finds it by. Default: main, then main2, main3...")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(HelpMessage = "The regional site whose hosts are used.")]
    public KcSite Site { get; set; }

    [Parameter(HelpMessage = "Another spot, margin and account host; HTTPS, or HTTP on this machine.")]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    [Parameter(HelpMessage = "Another futures host; HTTPS, or HTTP on this machine.")]
    [ValidateNotNull]
    public Uri? FuturesEndpoint { get; set; }

    [Parameter(HelpMessage = "Which generation of the exchange's calls to use; Auto asks the exchange once.")]
    public ApiGeneration ApiGeneration { get; set; } = ApiGeneration.Auto;

    [Parameter(HelpMessage = "The version of the API key, as the exchange's site shows it.")]
    [ValidateRange(2, 3)]
    public int KeyVersion { get; set; } = 3;

    [Parameter(HelpMessage = "The account's VIP level; the quotas start from it until the exchange tells them.")]
    [ValidateRange(0, 12)]
    public int VipLevel { get; set; }

    [Parameter(HelpMessage = "How many times a call that may be repeated is repeated; 0 for never.")]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = 4;

    [Parameter(HelpMessage = "A folder: every change is written down there before it is sent and after it is answered. What cannot be written down is not sent.")]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    [Parameter(HelpMessage = "A psd1 file with what the session may do, in the words of Set-KcGuard. Without it nobody is connected.")]
    [ValidateNotNullOrEmpty]
    public string? Guard { get; set; }

    protected override object Target => Name ?? Endpoint?.ToString() ?? Site.ToString();

    protected override void Process() => Require(Target, () =>
    {
        // Error records carry what was bound, and are logged and exported.
        Array.ForEach(Secrets, name => MyInvocation.BoundParameters.Remove(name));
        // When this fails, the commands after it must not go to the account connected before.
        SessionRegistry.ClearDefault();
        var name = Name ?? SessionRegistry.FreeName();
        var client = new KuCoinClient(BuildOptions(name));
        try
        {
            var session = Await(token => KcSession.OpenAsync(name, client, Sandbox, token));
            SessionRegistry.Add(session);
            WriteObject(session);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    });
}
