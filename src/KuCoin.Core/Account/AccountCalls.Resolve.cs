using KuCoin.Journal;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    /// <summary>Asks what became of a transfer or a withdrawal; null when the entry is of another kind. What is returned asks when it is called.</summary>
    internal Func<Task<JournalAnswer>>? Resolve(JournalEntry entry, CancellationToken cancellationToken) => (entry.Method, entry.Path) switch
    {
        ("POST", "/api/v2/accounts/inner-transfer") => () => ResolveTransferAsync(entry, entry.Text("from"), entry.Text("to"), cancellationToken),
        ("POST", "/api/v3/accounts/universal-transfer") => () => ResolveTransferAsync(entry, entry.Text("type") is "SUB_TO_PARENT" ? null : entry.Text("fromAccountType"), entry.Text("type") is "PARENT_TO_SUB" ? null : entry.Text("toAccountType"), cancellationToken),
        ("POST", "/api/v2/accounts/sub-transfer") => () => ResolveTransferAsync(entry, entry.Text("direction") is "OUT" ? entry.Text("accountType") : null, entry.Text("direction") is "IN" ? entry.Text("accountType") : null, cancellationToken),
        ("POST", "/api/v1/withdrawals" or "/api/v3/withdrawals") => () => ResolveWithdrawalAsync(entry, cancellationToken),
        ("DELETE", _) when entry.Text("withdrawalId") is { } id && entry.Path.StartsWith("/api/v1/withdrawals/", StringComparison.Ordinal) => () => ResolveCancelledWithdrawalAsync(id, cancellationToken),
        _ => null,
    };

    private async Task<JournalAnswer> ResolveTransferAsync(JournalEntry entry, string? from, string? to, CancellationToken cancellationToken)
    {
        var twins = JournalTwins.Of(entry);
        return await AskAsync(twins, ListAsync, "transfer", cancellationToken).ConfigureAwait(false)
            ?? new(JournalState.Unknown, [], Resolution: "The ledger does not tell about this transfer. Sent again with the same client id it is carried out at most once.");

        async Task<IReadOnlyList<(string, DateTimeOffset)>?> ListAsync() =>
            (await ReadTransfersAsync(entry.Currency!, entry.Amount, from, to, twins.Start, twins.End, cancellationToken).ConfigureAwait(false))?.Select(row => (row.Id, row.CreatedAt)).ToList();
    }

    private async Task<JournalAnswer> ResolveWithdrawalAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var twins = JournalTwins.Of(entry);
        var address = entry.Text("toAddress") ?? entry.Text("address");
        return (await AskAsync(twins, ListAsync, "withdrawal", cancellationToken).ConfigureAwait(false))!;

        async Task<IReadOnlyList<(string, DateTimeOffset)>?> ListAsync()
        {
            var found = new List<(string, DateTimeOffset)>();
            await foreach (var withdrawal in GetWithdrawals(new WithdrawalQuery { Currency = entry.Currency, StartTime = twins.Start, EndTime = twins.End }).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // With the fee taken from it, the amount listed can be what arrives.
                var isAmount = withdrawal.Amount == entry.Amount || withdrawal.Amount + withdrawal.Fee == entry.Amount;
                if (isAmount && string.Equals(withdrawal.Address, address, StringComparison.Ordinal))
                    found.Add((withdrawal.Id ?? "", withdrawal.CreatedAt));
            }
            return found;
        }
    }

    // The ledger and the lists may lag as the index of futures orders does.
    private Task<JournalAnswer?> AskAsync(JournalTwins twins, Func<Task<IReadOnlyList<(string, DateTimeOffset)>?>> list, string what, CancellationToken cancellationToken) =>
        twins.AskAsync(list, what, RetryPolicy.LookUps(ApiHost.Futures), _pipeline.Options.TimeProvider, cancellationToken);

    private async Task<JournalAnswer> ResolveCancelledWithdrawalAsync(string id, CancellationToken cancellationToken)
    {
        var withdrawal = await GetWithdrawalAsync(id, cancellationToken).ConfigureAwait(false);
        return withdrawal.Status is "FAILURE"
            ? new(JournalState.Done, [id], Resolution: "The withdrawal was not carried out.")
            : new(JournalState.NotDone, [], Resolution: $"The withdrawal stands: {withdrawal.Status}.");
    }
}
