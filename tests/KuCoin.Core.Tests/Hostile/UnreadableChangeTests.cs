using System.Collections;
using System.Text;
using KuCoin.Transport;

namespace KuCoin.Tests.Hostile;

/// <summary>When the answer to a change cannot be read, it is neither done nor refused: nobody knows, and that is what is said, of every change there is.</summary>
public sealed class UnreadableChangeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Theory]
    [InlineData("<html>maintenance</html>", 200)]
    [InlineData("", 200)]
    [InlineData("""{"code":"200000","data":{"orderId":"x""", 200)]
    [InlineData("""{"code":"200000","data":{},"code":"400100"}""", 200)]
    [InlineData("""{"code":"200000","data":{}}{}""", 200)]
    [InlineData("""{"msg":"?"}""", 200)]
    [InlineData("<html>elsewhere</html>", 302)]
    [InlineData("<html>bad gateway</html>", 502)]
    public Task The_outcome_of_a_change_is_unknown(string answer, int status) => ProveAsync(answer, status, _ => true);

    [Theory]
    [InlineData("""{"code":"200000","data":"nothing of the kind"}""")]
    [InlineData("""{"code":"200000","data":[null]}""")]
    public Task The_outcome_of_a_change_is_unknown_when_its_data_is_of_another_form(string answer) =>
        // What says nothing but "done" has no form.
        ProveAsync(answer, 200, operation => operation is not Operation<Nothing> and not Operation<string>);

    private static async Task ProveAsync(string answer, int status, Func<Operation, bool> isMeant)
    {
        var left = OperationCatalogue.All.Where(operation => operation.Retry != RetryClass.Read && isMeant(operation)).ToHashSet();
        Assert.NotEmpty(left);
        foreach (var call in EveryCall.All)
        {
            await using var exchange = new HostileExchange { Instead = call.Answer };
            Operation? change = null;
            exchange.Spoil = (operation, answers) =>
            {
                var isRefusal = call.Answer is not null && answers[0].Contains("order not exist", StringComparison.Ordinal);
                if (change is null && operation.Retry != RetryClass.Read && !isRefusal)
                    change = operation;
                return change is null ? null : HostileExchange.Send(Encoding.UTF8.GetBytes(answer), status);
            };
            object? value = null;
            var failure = await Record.ExceptionAsync(async () => value = await call.RunAsync(exchange.Client(call.Generation)).WaitAsync(Patience));
            if (change is null || !isMeant(change))
                continue;

            left.Remove(change);
            if (failure is null)
                Assert.All(Errors(value), error => Assert.True(error?.Kind == KuCoinErrorKind.OutcomeUnknown, $"{call.Name} ({change.Label}): a row says {error?.Kind.ToString() ?? "done"}."));
            else
                Assert.True(failure is KuCoinException { Kind: KuCoinErrorKind.OutcomeUnknown }, $"{call.Name} ({change.Label}): {failure}");
        }

        Assert.Empty(left.Select(operation => $"{operation.Host} {operation.Label}"));
    }

    /// <summary>Of a batch each row's failure; anything else is a success that should not be.</summary>
    private static IEnumerable<KuCoinException?> Errors(object? value)
    {
        var rows = Assert.IsType<IEnumerable>(value, exactMatch: false).Cast<object>().ToArray();
        Assert.NotEmpty(rows);
        return rows.Select(row => (KuCoinException?)row.GetType().GetProperty("Error")?.GetValue(row));
    }
}
