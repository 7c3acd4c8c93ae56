using KuCoin.Credentials;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

// What the parameters mean for the client.
public sealed partial class ConnectKcSessionCommand
{
    private KuCoinClientOptions BuildOptions(string name)
    {
        if (ParameterSetName is SandboxSet && !Sandbox || ParameterSetName is EnvironmentSet && !FromEnvironment || ParameterSetName is AnonymousSet && !Anonymous)
            throw KcErrors.Refused("SwitchNotSet", $"The switch for {ParameterSetName} is false, and no other key is given: it is not clear whom to connect.");
        var sandbox = Sandbox ? SandboxRegistry.Require() : null;
        if (Sandbox && (Endpoint ?? FuturesEndpoint) is not null)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "AmbiguousEndpoint", "-Sandbox knows its endpoints; give either it or -Endpoint.");
        return new KuCoinClientOptions
        {
            // One host alone stands for both: half a session on a test host must not have its other half on the live exchange.
            Endpoint = sandbox?.Endpoint ?? Endpoint ?? FuturesEndpoint ?? Sites.Endpoint(Site),
            FuturesEndpoint = sandbox?.FuturesEndpoint ?? FuturesEndpoint ?? Endpoint ?? Sites.FuturesEndpoint(Site),
            SiteType = Sites.SiteType(Site),
            Credentials = sandbox is null ? ReadCredentials() : sandbox.CreateCredentials(),
            ApiGeneration = ApiGeneration,
            VipLevel = VipLevel,
            MaximumRetryCount = MaximumRetryCount,
            Name = name,
            Guard = Guard is null ? null : GuardFile.Read(GetUnresolvedProviderPathFromPSPath(Guard)),
            Journal = Journal is null ? null : GetUnresolvedProviderPathFromPSPath(Journal),
        };
    }

    private ApiCredentials? ReadCredentials()
    {
        using var parts = ParameterSetName switch
        {
            CredentialSet => KeyReader.Read(Credential.UserName, Credential.Password, Passphrase),
            KeySet => KeyReader.Read(ApiKey, ApiSecret, Passphrase),
            SecretSet => KeyReader.Read(Secret, Passphrase.Length == 0 ? null : Passphrase),
            EnvironmentSet => KeyReader.ReadEnvironment(),
            FileSet => KeyFile.Read(GetUnresolvedProviderPathFromPSPath(CredentialPath)),
            SystemdSet => KeyFile.ReadSystemd(SystemdCredential),
            _ => null,
        };
        return parts?.ToCredentials(KeyVersion);
    }
}
