using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcTopic")]
[OutputType(typeof(RawStreamMessage), typeof(object))]
public sealed class WatchKcTopicCommand : KcWatchCommand
{
    private readonly List<string> _texts = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The topics as the exchange writes them, for example /market/ticker:BTC-USDT,ETH-USDT. Those of futures begin with /contract.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TopicCompleter))]
    public string[] Topic { get; set; } = [];

    [Parameter(HelpMessage = "Messages as they come, also where the module has a type for them.")]
    public SwitchParameter Raw { get; set; }

    [Parameter(HelpMessage = "Subscribes with the key, for a private topic the module does not know.")]
    public SwitchParameter Private { get; set; }

    protected override bool IsPublic => true;

    protected override object Target => Topic;

    protected override IReadOnlyList<Topic> Topics => _texts.Distinct(StringComparer.Ordinal).Select(text => TopicTexts.Parse(Client, text, Raw, Private)).ToList();

    protected override void Process() => _texts.AddRange(TopicTexts.Join(Topic));
}
