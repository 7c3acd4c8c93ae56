using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>Offers the names of the open sessions.</summary>
public sealed class SessionCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words => [.. SessionRegistry.All.Select(session => new Suggestion(session.Name, session.Description))];
}
