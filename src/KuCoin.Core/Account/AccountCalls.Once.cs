using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    /// <summary>What the clocks may still differ.</summary>
    private static readonly TimeSpan LedgerSkew = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether a transfer under a key was made by an earlier call: the exchange answers a client id it knows with the first transfer, whatever the new request says.
    /// So the ledger is asked whether money moved now.
    /// </summary>
    /// <exception cref="KuCoinException">AlreadyExists (IdempotencyKeyReused): the money did not move now, and no such transfer of the last day is to be seen.</exception>
    private async Task<bool> WasDoneBeforeAsync(TransferRequest request, Transfer transfer, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var from = request.SubUserId is not null && request.FromSubAccount ? null : request.From.ToWord();
        var to = request.SubUserId is not null && !request.FromSubAccount ? null : request.To.ToWord();
        try
        {
            // The ledger may lag as the index of futures orders does.
            foreach (var delay in RetryPolicy.LookUps(ApiHost.Futures))
            {
                await Task.Delay(delay, _pipeline.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                var rows = await ReadTransfersAsync(request.Currency, request.Amount, from, to, began - LedgerSkew, _pipeline.Clock.Now + LedgerSkew, cancellationToken).ConfigureAwait(false);
                // Where nothing can be read nothing can be told.
                if (rows is not { Count: 0 })
                    return false;
            }
            if (await ReadTransfersAsync(request.Currency, request.Amount, from, to, began - LedgerWindow, began, cancellationToken).ConfigureAwait(false) is { Count: > 0 })
                return true;
        }
        catch (KuCoinException failure)
        {
            KuCoinLog.Write(LogLevel.Warning, $"The transfer {transfer.Id} is made, but whether by this call or an earlier one under the same key could not be asked: {failure.Message}");
            return false;
        }
        // That nothing moved now is read from a ledger that may lag even more: whoever repeats it under another key must look first.
        throw RequestPipeline.Reused(
            request.IdempotencyKey!,
            transfer.ClientOid,
            $"the exchange knows it as the transfer {transfer.Id}, which was of another amount or currency, between other accounts, or more than a day ago",
            action: "The ledger does not show that anything moved now. Look at it again before you use another key.");
    }

    /// <summary>The rows of the ledger that can be a transfer, on whichever of its two sides has one that can be read; null when neither has.</summary>
    private async Task<IReadOnlyList<LedgerEntry>?> ReadTransfersAsync(string currency, decimal? amount, string? from, string? to, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
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
            return null;
        var found = new List<LedgerEntry>();
        var rows = GetLedger(new LedgerQuery { Account = told.Account, Currency = currency, Direction = told.Direction, StartTime = start, EndTime = end });
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // The rows carry a label for people, "Transfer", where the filter says TRANSFER; those with sub-accounts are "Sub-account transfer".
            if (row.Amount == amount && row.BusinessType?.Contains("transfer", StringComparison.OrdinalIgnoreCase) == true)
                found.Add(row);
        }
        return found;
    }
}
