using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Unregister, "KcTopic")]
[OutputType(typeof(void))]
public sealed class UnregisterKcTopicCommand : KcCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "What the events are called; wildcards are allowed. What Register-KcTopic or Get-EventSubscriber wrote can be piped in.")]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegisteredTopicCompleter))]
    public string[] SourceIdentifier { get; set; } = [];

    protected override object Target => SourceIdentifier;

    protected override void Process()
    {
        foreach (var name in SourceIdentifier)
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            var found = TopicRegistry.Own.Where(subscription => pattern.IsMatch(subscription.SourceIdentifier)).ToList();
            found.ForEach(TopicRegistry.Remove);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(KcErrors.NotFound("TopicNotRegistered", name, $"No topic is registered as '{name}' in this runspace.", "Get-EventSubscriber lists what is."));
        }
    }
}
