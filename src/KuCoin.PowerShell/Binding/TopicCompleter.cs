namespace KuCoin.Binding;

/// <summary>Offers the names of the exchange's topics; most want symbols after a colon.</summary>
public sealed class TopicCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } = [.. KnownTopics.Names.Select(name => new Suggestion(name, name))];
}
