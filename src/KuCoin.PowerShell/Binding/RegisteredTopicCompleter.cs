using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>Offers the names under which topics are registered in this runspace.</summary>
public sealed class RegisteredTopicCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words => [.. TopicRegistry.Own.Select(subscription => new Suggestion(subscription.SourceIdentifier, subscription.Topic))];
}
