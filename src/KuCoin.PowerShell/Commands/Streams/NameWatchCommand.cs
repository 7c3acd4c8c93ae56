using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>A watch of symbols or currencies: those given, those piped, or those that fit a pattern.</summary>
public abstract class NameWatchCommand : KcWatchCommand
{
    private readonly List<string> _names = [];
    private NamePatterns? _patterns;

    /// <summary>What the parameter of this record names; it is declared where it is known what is meant.</summary>
    protected abstract string[]? Given { get; }

    protected override object Target => (object?)Given ?? MyInvocation.MyCommand.Name;

    protected sealed override IReadOnlyList<Topic> Topics
    {
        get
        {
            // An empty list piped in names nothing; it must not stand for everything.
            if (!(Patterns.IsEmpty && MyInvocation.ExpectingInput) && Choose(Patterns) is { } topic)
                return [topic];
            WriteVerbose("There is nothing to watch.");
            return [];
        }
    }

    /// <summary>What was asked for, known when everything has been piped in.</summary>
    private protected NamePatterns Patterns => _patterns ??= new NamePatterns(_names.Distinct(StringComparer.Ordinal));

    /// <summary>The topic for what was asked for; null when nothing fits.</summary>
    private protected abstract Topic? Choose(NamePatterns names);

    /// <summary>The names, patterns looked up among all there are; null when none fits.</summary>
    private protected string[]? Resolve(Func<IEnumerable<string>> list)
    {
        string[] names = Patterns.NeedsList ? [.. list().Where(Patterns.Matches).Union(Patterns.Literals, StringComparer.Ordinal)] : [.. Patterns.Literals];
        return names.Length > 0 ? names : null;
    }

    /// <summary>As <see cref="Resolve"/>, without the names that do not exist: each is an error. Null when none exists.</summary>
    private protected string[]? ResolveKnown(Func<IEnumerable<string>> list, string source)
    {
        var all = list().ToList();
        string[] known = [.. all.Where(Patterns.Matches)];
        if (known.Length == 0)
            return null;
        foreach (var missing in Patterns.MissingFrom(all))
            WriteError(KcErrors.NotFound("SymbolNotFound", missing, $"The exchange does not list '{missing}'; the others are watched.", $"{source} lists what there is."));
        return known;
    }

    protected sealed override void Process() => _names.AddRange(Given ?? []);
}
