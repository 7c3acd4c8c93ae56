using System.Text.RegularExpressions;

namespace KuCoin.Tools;

/// <summary>A cmdlet's help page (Microsoft.PowerShell.PlatyPS schema 2024-05-01), as far as the shipped help needs it.</summary>
internal sealed partial class Page
{
    private const string AllSets = "(All)";
    private readonly IReadOnlyList<Section> _chapters;

    private Page(string name, IReadOnlyList<Section> chapters)
    {
        Name = name;
        _chapters = chapters;
        Parameters = [.. Section.Split(Chapter("PARAMETERS").Body, "### -").Select(Parameter.Parse)];
    }

    public string Name { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public IReadOnlyList<Section> Examples => Section.Split(Chapter("EXAMPLES").Body, "### ");

    public IReadOnlyList<Section> Inputs => Section.Split(Chapter("INPUTS").Body, "### ");

    public IReadOnlyList<Section> Outputs => Section.Split(Chapter("OUTPUTS").Body, "### ");

    public static Page Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        return new Page(Path.GetFileNameWithoutExtension(file), Section.Split(text, "## "));
    }

    public Section Chapter(string title) =>
        _chapters.SingleOrDefault(chapter => chapter.Title.Equals(title, StringComparison.Ordinal))
        ?? throw new InvalidDataException($"{Name}: there is no chapter '{title}'.");

    /// <summary>Every way to call the cmdlet, with the parameters in the order in which its syntax line names them.</summary>
    public IEnumerable<IEnumerable<(Parameter Parameter, ParameterSet Set)>> Syntaxes() =>
        from way in Section.Split(Chapter("SYNTAX").Body, "### ")
        let set = way.Title.Replace(" (Default)", "", StringComparison.Ordinal)
        select from match in ParameterName().Matches(way.Body)
               let parameter = Parameters.Single(parameter => parameter.Name.Equals(match.Groups["name"].Value, StringComparison.Ordinal))
               select (parameter, parameter.Sets.Single(each => each.Name is AllSets || each.Name.Equals(set, StringComparison.Ordinal)));

    [GeneratedRegex(@"(?<=[\s\[])-(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}

/// <summary>A headline and the text below it.</summary>
internal sealed record Section(string Title, string Body)
{
    public static IReadOnlyList<Section> Split(string text, string marker) =>
        [.. from part in ("\n" + text).Split("\n" + marker).Skip(1)
            let end = part.IndexOf('\n', StringComparison.Ordinal)
            select new Section(part[..end].Trim(), part[end..].Trim())];
}

internal sealed record ParameterSet(string Name, string Position, bool IsRequired, string PipelineInput);

internal sealed record Parameter(string Name, string Description, string Type, bool SupportsWildcards, IReadOnlyList<string> Aliases, IReadOnlyList<ParameterSet> Sets)
{
    private const string FenceStart = "```yaml";

    public bool IsSwitch => Type is "System.Management.Automation.SwitchParameter";

    /// <summary>Reads the prose and the block of facts below it, which the page generator writes in one fixed form.</summary>
    public static Parameter Parse(Section section)
    {
        var fence = section.Body.IndexOf(FenceStart, StringComparison.Ordinal);
        var facts = section.Body[(fence + FenceStart.Length)..].Split('\n');

        return new Parameter(
            section.Title,
            section.Body[..fence].Trim(),
            Values("Type").Single(),
            IsTrue(Values("SupportsWildcards").Single()),
            [.. facts.SkipWhile(line => !line.StartsWith("Aliases:", StringComparison.Ordinal)).Skip(1)
                .TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..])],
            [.. Values("- Name").Zip(Values("Position"), Values("IsRequired")).Zip(Values("ValueFromPipeline"), Values("ValueFromPipelineByPropertyName"))
                .Select(set => new ParameterSet(set.First.First, set.First.Second, IsTrue(set.First.Third), PipelineInput(IsTrue(set.Second), IsTrue(set.Third))))]);

        IEnumerable<string> Values(string key) =>
            from line in facts.Select(line => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line)
            where line.StartsWith(key + ": ", StringComparison.Ordinal)
            select line[(key.Length + 2)..].Trim();
    }

    private static bool IsTrue(string text) => text is "true";

    private static string PipelineInput(bool byValue, bool byName) => (byValue, byName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        (false, false) => "false",
    };
}
