using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>One word a completer offers.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Hint">What helps to choose: tick size, state.</param>
/// <param name="For">The value of the parameter the word belongs to (<see cref="KcCompleter.NarrowedBy"/>); null for any.</param>
internal sealed record Suggestion(string Text, string Hint, string? For = null);

/// <summary>
/// The base of the completers. Words come from the session's cache; the first use keeps nobody waiting for over 1.5 s, later
/// ones are served at once. A completer never fails and never writes: with nothing to offer it offers nothing.
/// </summary>
public abstract class KcCompleter : IArgumentCompleter
{
    // Of the 1.5 s that are promised, the engine needs some itself.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1400);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Match(Narrow(Load(fakeBoundParameters), fakeBoundParameters), wordToComplete);

    /// <summary>The suggestions that contain the word, those that begin with it first, else in their order, in the user's quotes.</summary>
    internal static IReadOnlyList<CompletionResult> Match(IEnumerable<Suggestion> suggestions, string wordToComplete)
    {
        var quote = wordToComplete is ['\'' or '"', ..] ? wordToComplete[..1] : string.Empty;
        var word = wordToComplete.Trim('\'', '"');
        return suggestions
            .Where(suggestion => suggestion.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(suggestion => suggestion.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(suggestion => new CompletionResult(Quote(suggestion.Text, quote), suggestion.Text, CompletionResultType.ParameterValue, suggestion.Hint))
            .ToList();
    }

    /// <summary>Reads the words from the exchange, or from what the module knows.</summary>
    internal abstract Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken);

    /// <summary>How long the words stay good. Lists of markets hardly change; open orders do.</summary>
    internal virtual TimeSpan Life => TimeSpan.FromMinutes(10);

    /// <summary>True when the words are private data and an anonymous session has none.</summary>
    internal virtual bool NeedsKey => false;

    /// <summary>The parameter whose value chooses among the words, null for none: chains depend on the currency.</summary>
    internal virtual string? NarrowedBy => null;

    private IEnumerable<Suggestion> Narrow(IReadOnlyList<Suggestion> suggestions, IDictionary boundParameters)
    {
        var value = NarrowedBy is null ? null : boundParameters[NarrowedBy]?.ToString()?.Trim();
        return suggestions
            .Where(suggestion => value is null || suggestion.For is null || suggestion.For.Equals(value, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(suggestion => suggestion.Text, StringComparer.Ordinal)
            .OrderBy(suggestion => suggestion.Text, StringComparer.Ordinal);
    }

    private IReadOnlyList<Suggestion> Load(IDictionary boundParameters)
    {
        var session = SessionOf(boundParameters) is { } meant ? meant.TryResolve() : SessionRegistry.Default ?? (NeedsKey ? null : SessionRegistry.Anonymous);
        if (session is null || session.IsClosed || (NeedsKey && session.MaskedKey is null))
            return [];
        var cache = session.Suggestions.GetOrAdd(GetType(), _ => new SuggestionCache());
        return cache.Get(token => FetchAsync(session, token), Life, Patience);
    }

    private static SessionArgument? SessionOf(IDictionary boundParameters) =>
        (boundParameters["Session"] is PSObject wrapped ? wrapped.BaseObject : boundParameters["Session"]) switch
        {
            KcSession session => new SessionArgument(session),
            string name => new SessionArgument(name),
            _ => null,
        };

    private static string Quote(string text, string quote)
    {
        if (quote.Length == 0)
            return text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') ? text : $"'{text}'";
        return quote + text + quote;
    }
}
