using KuCoin.Journal;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class MarginCalls
{
    /// <summary>Asks what became of a loan or a repayment; null when the entry is of another kind. What is returned asks when it is called.</summary>
    internal Func<Task<JournalAnswer>>? Resolve(JournalEntry entry, CancellationToken cancellationToken) => (entry.Method, entry.Path) switch
    {
        ("POST", "/api/v3/margin/borrow") => () => JudgeAsync(entry, GetLoans, loan => (loan.Size, loan.Id, loan.CreatedAt), "loan", cancellationToken),
        ("POST", "/api/v3/margin/repay") => () => JudgeAsync(entry, GetRepayments, repayment => (repayment.Size, repayment.Id, repayment.CreatedAt), "repayment", cancellationToken),
        _ => null,
    };

    private async Task<JournalAnswer> JudgeAsync<T>(JournalEntry entry, Func<MarginDebtQuery, Paged<T>> list, Func<T, (decimal Size, string Id, DateTimeOffset Time)> read, string what, CancellationToken cancellationToken)
    {
        var twins = JournalTwins.Of(entry);
        var query = new MarginDebtQuery { Currency = entry.Currency, Symbol = entry.Symbol, StartTime = twins.Start, EndTime = twins.End };
        // The lists may lag as the index of futures orders does.
        return (await twins.AskAsync(ListAsync, what, RetryPolicy.LookUps(ApiHost.Futures), _pipeline.Options.TimeProvider, cancellationToken).ConfigureAwait(false))!;

        async Task<IReadOnlyList<(string, DateTimeOffset)>?> ListAsync()
        {
            var found = new List<(string, DateTimeOffset)>();
            await foreach (var item in list(query).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var row = read(item);
                if (row.Size == entry.Amount)
                    found.Add((row.Id, row.Time));
            }
            return found;
        }
    }
}
