using KuCoin.Journal;

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
        (AccountType Account, LedgerDirection Direction)? side = (from?.ToUpperInvariant(), to?.ToUpperInvariant()) switch
        {
            ("MAIN", _) => (AccountType.Main, LedgerDirection.Out),
            (_, "MAIN") => (AccountType.Main, LedgerDirection.In),
            ("TRADE", _) => (AccountType.Trade, LedgerDirection.Out),
            (_, "TRADE") => (AccountType.Trade, LedgerDirection.In),
            _ => null,
        };
        if (side is not { } told)
            return new(JournalState.Unknown, [], Resolution: "The ledger does not tell about this transfer. Sent again with the same client id it is carried out at most once.");

        var twins = JournalTwins.Of(entry);
        var found = new List<(string, DateTimeOffset)>();
        var rows = GetLedger(new LedgerQuery { Account = told.Account, Currency = entry.Currency, Direction = told.Direction, StartTime = twins.Start, EndTime = twins.End });
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (row.Amount == entry.Amount && IsTransfer(row))
                found.Add((row.Id, row.CreatedAt));
        }
        return twins.Judge(found, "transfer");
    }

    // The rows carry a label for people, "Transfer", where the filter says TRANSFER; those with sub-accounts are "Sub-account transfer".
    private static bool IsTransfer(LedgerEntry row) => row.BusinessType?.Contains("transfer", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<JournalAnswer> ResolveWithdrawalAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var twins = JournalTwins.Of(entry);
        var address = entry.Text("toAddress") ?? entry.Text("address");
        var found = new List<(string, DateTimeOffset)>();
        await foreach (var withdrawal in GetWithdrawals(new WithdrawalQuery { Currency = entry.Currency, StartTime = twins.Start, EndTime = twins.End }).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // With the fee taken from it, the amount listed can be what arrives.
            var isAmount = withdrawal.Amount == entry.Amount || withdrawal.Amount + withdrawal.Fee == entry.Amount;
            if (isAmount && string.Equals(withdrawal.Address, address, StringComparison.Ordinal))
                found.Add((withdrawal.Id ?? "", withdrawal.CreatedAt));
        }
        return twins.Judge(found, "withdrawal");
    }

    private async Task<JournalAnswer> ResolveCancelledWithdrawalAsync(string id, CancellationToken cancellationToken)
    {
        var withdrawal = await GetWithdrawalAsync(id, cancellationToken).ConfigureAwait(false);
        return withdrawal.Status is "FAILURE"
            ? new(JournalState.Done, [id], Resolution: "The withdrawal was not carried out.")
            : new(JournalState.NotDone, [], Resolution: $"The withdrawal stands: {withdrawal.Status}.");
    }
}
