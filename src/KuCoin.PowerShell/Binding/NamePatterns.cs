using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>Names and wildcard patterns as reads take them: BTC-USDT, *-USDT.</summary>
internal sealed class NamePatterns
{
    private readonly WildcardPattern[] _patterns;

    public NamePatterns(IEnumerable<string>? names)
    {
        var all = names?.Where(name => name.Length > 0).ToArray() ?? [];
        All = all;
        Literals = Array.FindAll(all, name => !WildcardPattern.ContainsWildcardCharacters(name));
        _patterns = Array.ConvertAll(
            Array.FindAll(all, WildcardPattern.ContainsWildcardCharacters),
            pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
    }

    /// <summary>All of them as they were given.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The names without wildcards: each of them must exist, or it is an error.</summary>
    public IReadOnlyList<string> Literals { get; }

    /// <summary>True when no name was given at all, which means everything.</summary>
    public bool IsEmpty => Literals.Count == 0 && _patterns.Length == 0;

    /// <summary>True when there is a wildcard among them, or nothing at all: the whole list has to be read.</summary>
    public bool NeedsList => _patterns.Length > 0 || IsEmpty;

    /// <summary>True when the name is one of them.</summary>
    public bool Matches(string name)
    {
        if (IsEmpty || Literals.Contains(name, StringComparer.OrdinalIgnoreCase))
            return true;
        // No lambda: a list of a thousand names would make a thousand closures.
        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(name))
                return true;
        }
        return false;
    }

    /// <summary>The names without wildcards that are not among these: each is one "not found".</summary>
    public IEnumerable<string> MissingFrom(IEnumerable<string> existing) =>
        Literals.Count == 0 ? [] : Literals.Except(existing, StringComparer.OrdinalIgnoreCase);
}
