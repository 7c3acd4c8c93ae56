// Turns the help pages of docs/cmdlets into the help file that Get-Help reads: HelpBuilder <pages folder> <file to write>
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KuCoin.Tools;

XNamespace msh = "http://msh";
XNamespace maml = "http://schemas.microsoft.com/maml/2004/10";
XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";

var pages = Directory.EnumerateFiles(args[0], "*.md").Order(StringComparer.Ordinal).Select(Page.Read);
var help = new XElement(msh + "helpItems",
    new XAttribute("schema", "maml"),
    new XAttribute(XNamespace.Xmlns + "maml", maml),
    new XAttribute(XNamespace.Xmlns + "command", command),
    new XAttribute(XNamespace.Xmlns + "dev", dev),
    pages.Select(Command));
Directory.CreateDirectory(Path.GetDirectoryName(args[1])!);
help.Save(args[1]);

XElement Command(Page page)
{
    var (verb, noun) = page.Name.Split('-') is [var first, var second] ? (first, second) : throw new InvalidDataException(page.Name);
    return new XElement(command + "command",
        new XElement(command + "details",
            new XElement(command + "name", page.Name),
            Description(page.Chapter("SYNOPSIS").Body),
            new XElement(command + "verb", verb),
            new XElement(command + "noun", noun)),
        Description(page.Chapter("DESCRIPTION").Body),
        new XElement(command + "syntax", page.Syntaxes().Select(way =>
            new XElement(command + "syntaxItem", new XElement(maml + "name", page.Name), way.Select(each => ParameterOf(each.Parameter, each.Set, inSyntax: true))))),
        new XElement(command + "parameters", page.Parameters.Select(parameter => ParameterOf(parameter, parameter.Sets[0], inSyntax: false))),
        new XElement(command + "inputTypes", page.Inputs.Select(type => Typed("inputType", type))),
        new XElement(command + "returnValues", page.Outputs.Select(type => Typed("returnValue", type))),
        new XElement(maml + "alertSet", new XElement(maml + "alert", Paragraphs(page.Chapter("NOTES").Body))),
        new XElement(command + "examples", page.Examples.Select(ExampleOf)),
        new XElement(maml + "relatedLinks", Links(page.Chapter("RELATED LINKS").Body)));
}

XElement ParameterOf(Parameter parameter, ParameterSet set, bool inSyntax) =>
    new(command + "parameter",
        new XAttribute("required", set.IsRequired),
        new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
        new XAttribute("globbing", parameter.SupportsWildcards),
        new XAttribute("pipelineInput", set.PipelineInput),
        new XAttribute("position", set.Position is "Named" ? "named" : set.Position),
        new XAttribute("aliases", parameter.Aliases is [] ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(maml + "name", parameter.Name),
        inSyntax ? null : Description(parameter.Description),
        parameter.IsSwitch ? null : new XElement(command + "parameterValue", new XAttribute("required", true), ShortName(parameter.Type)),
        new XElement(dev + "type", new XElement(maml + "name", parameter.Type)));

XElement Typed(string element, Section type) =>
    new(command + element, new XElement(dev + "type", new XElement(maml + "name", type.Title)), Description(type.Body));

// What stands between fences is shown as it is, first what the user types, then (where the page has it) what appears.
XElement ExampleOf(Section example)
{
    var parts = example.Body.Split("```");
    var fenced = parts.Where((_, i) => i % 2 == 1).Select(block => block[block.IndexOf('\n', StringComparison.Ordinal)..].Trim());
    var prose = parts.Where((_, i) => i % 2 == 0);
    return new XElement(command + "example",
        new XElement(maml + "title", $"-------- {example.Title} --------"),
        new XElement(dev + "code", string.Join("\n\n", fenced)),
        new XElement(dev + "remarks", Paragraphs(string.Concat(prose))));
}

XElement Description(string prose) => new(maml + "description", Paragraphs(prose));

IEnumerable<XElement> Paragraphs(string prose) =>
    from paragraph in prose.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
    select new XElement(maml + "para", Plain(paragraph));

IEnumerable<XElement> Links(string list) =>
    from line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries)
    let link = Patterns.Link().Match(line)
    let target = link.Groups["target"].Value
    select new XElement(maml + "navigationLink",
        new XElement(maml + "linkText", link.Groups["text"].Value),
        target.StartsWith("https:", StringComparison.Ordinal) ? new XElement(maml + "uri", target) : null);

// A list keeps its lines; wrapped prose becomes one line, which Get-Help wraps to the window.
static string Plain(string paragraph)
{
    var text = Patterns.Link().Replace(paragraph, "${text}").Replace("`", "", StringComparison.Ordinal);
    return text.StartsWith("- ", StringComparison.Ordinal) ? text : text.Replace('\n', ' ');
}

static string ShortName(string type) => Patterns.Namespace().Replace(type, "") switch
{
    "String" => "string",
    "String[]" => "string[]",
    "Decimal" => "decimal",
    "Int32" => "int",
    "UInt64" => "ulong",
    var name => name,
};

namespace KuCoin.Tools
{
    internal static partial class Patterns
    {
        [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<target>[^)]*)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        public static partial Regex Link();

        [GeneratedRegex(@"^(\w+\.)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        public static partial Regex Namespace();
    }
}
