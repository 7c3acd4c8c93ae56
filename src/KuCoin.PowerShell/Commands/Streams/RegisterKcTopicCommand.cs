using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Register, "KcTopic")]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterKcTopicCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The topics as the exchange writes them, for example /market/ticker:BTC-USDT,ETH-USDT. Those of futures begin with /contract.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TopicCompleter))]
    public string[] Topic { get; set; } = [];

    [Parameter(Position = 1, HelpMessage = "What the events are called. Default: the topic; of several topics each has its own.")]
    [ValidateNotNullOrEmpty]
    public string? SourceIdentifier { get; set; }

    [Parameter(Position = 2, HelpMessage = "What to do with each event; $EventArgs.Item is the object. Without it the events wait for Get-Event or Wait-Event.")]
    public ScriptBlock? Action { get; set; }

    [Parameter(HelpMessage = "What the events carry along as $Event.MessageData.")]
    public PSObject? MessageData { get; set; }

    [Parameter(HelpMessage = "Messages as they come, also where the module has a type for them.")]
    public SwitchParameter Raw { get; set; }

    [Parameter(HelpMessage = "Subscribes with the key, for a private topic the module does not know.")]
    public SwitchParameter Private { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => Topic;

    protected override void Process()
    {
        foreach (var topic in TopicTexts.Join(Topic))
            Attempt(topic, () => Register(topic, SourceIdentifier ?? topic));
    }

    private void Register(string topic, string name)
    {
        if (TopicRegistry.Own.Any(other => other.SourceIdentifier.Equals(name, StringComparison.OrdinalIgnoreCase)) || Events.GetEventSubscribers(name).Any())
        {
            WriteError(KcErrors.Refuse("EventExists", ErrorCategory.ResourceExists, name, $"There is a subscriber to events called '{name}' already.", "Choose another name with -SourceIdentifier, or end the other one with Unregister-Event."));
            return;
        }

        var subscription = Await(token => Client.Streams.SubscribeAsync(TopicTexts.Parse(Client, topic, Raw, Private), options: null, token));
        var registration = new KcTopicSubscription(Events, subscription, name, Action, MessageData);
        TopicRegistry.Add(registration);
        if (registration.Job is { } job)
            WriteObject(job);
    }
}
