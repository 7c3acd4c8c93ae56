using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using KuCoin.Transport;

namespace KuCoin.Tests;

public sealed class OperationsDocTests
{
    private const string Update = "KC_UPDATE_DOCS";

    [Fact]
    public void The_table_of_operations_is_what_the_declarations_say()
    {
        var path = Path.Combine(Repository(), "docs", "operations.md");
        var expected = Table();
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
            File.WriteAllText(path, expected);

        Assert.True(File.Exists(path), $"{path} is missing. Set {Update}=1 and run this test to write it.");
        Assert.True(expected == File.ReadAllText(path).ReplaceLineEndings("\n"), $"{path} is out of date. Set {Update}=1 and run this test to write it, then commit it.");
    }

    [Fact]
    public void Every_call_is_declared_once()
    {
        Assert.NotEmpty(KuCoinClient.Operations);
        Assert.All(KuCoinClient.Operations.GroupBy(operation => (operation.Host, operation.Method, operation.Path)), same => Assert.Single(same));
        Assert.All(KuCoinClient.Operations.GroupBy(operation => (operation.Name, operation.Generation)), same => Assert.Single(same));
    }

    [Fact]
    public void Declarations_make_sense()
    {
        Assert.All(OperationCatalogue.All, operation =>
        {
            Assert.StartsWith("/api/v", operation.Path, StringComparison.Ordinal);
            Assert.InRange(operation.Weight, 1, 800);
            // What only reads is repeated freely; what does not read must say what may be done about a lost answer.
            if (operation.Method == HttpMethod.Get)
                Assert.Equal(RetryClass.Read, operation.Retry);
            if (operation.Method == HttpMethod.Delete)
                Assert.NotEqual(RetryClass.Read, operation.Retry);
            Assert.True(operation.Window is null || operation.Paging != PagingStyle.None, $"{operation.Label} has a window but does not page.");
        });
    }

    [Fact]
    public void Posts_that_are_repeated_like_reads_change_nothing()
    {
        var posts = OperationCatalogue.All.Where(operation => operation.Method == HttpMethod.Post && operation.Retry == RetryClass.Read).Select(operation => operation.Path);

        Assert.All(posts, path => Assert.Matches("/bullet-(public|private)$|/test$", path));
    }

    private static string Table()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Operations

            Every call of the exchange that the module makes. Printed from the declarations in `src/KuCoin.Core`; do not edit.

            Row: where the call stands in the card of the exchange's calls, or its path where the card does not name it.
            Weight: points of the pool per 30 s window. Access: the key permission it needs.
            Repeat: what is done when an answer is lost.
            Read, Setter and Cancel are sent again. SameId is sent again with the same client id, which the exchange executes once.
            AskFirst is looked for by its client id before it is sent again. Never is sent once, whatever the answer, and left to the user.
            Which cmdlet serves a row of the card, and what it sends, is in `tests/Pester/Coverage.psd1`.

            | row | call | host | pool | weight | access | paging | window | repeat | generation | what it does |
            |---|---|---|---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var operation in KuCoinClient.Operations)
        {
            var window = operation.Window is { } span ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.##} d") : "";
            text.Append(CultureInfo.InvariantCulture, $"| {operation.Row} | {operation.Method} {operation.Path} | {operation.Host} | {operation.Pool} | {operation.Weight} | {operation.Access} | {(operation.Paging == "None" ? "" : operation.Paging)} | {window} | {operation.Retry} | {operation.Generation} | {operation.Name} |\n");
        }
        return text.ToString();
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
