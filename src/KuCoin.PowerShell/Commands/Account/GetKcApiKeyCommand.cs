using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcApiKey")]
[OutputType(typeof(ApiKeyInfo))]
public sealed class GetKcApiKeyCommand : KcSessionCommand
{
    protected override void Process() => WriteObject(Await(Client.Account.GetApiKeyAsync));
}
