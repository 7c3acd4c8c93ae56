using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KuCoin.Journal;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    private const int LongestKey = 200;

    /// <summary>Longer than any call takes, waits for the quota included.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(2);

    // The generations of the exchange's calls say the same in different words.
    private static readonly string[] NotCompared = ["clientOid", "bizNo", "remark", "tradeType", "isIsolated", "marginModel", "isHf"];

    /// <summary>
    /// The client id that a key stands for: the first 32 hexadecimal digits of SHA-256 over the UTF-8 text
    /// <c>kucoin-for-powershell/1</c>, the account's user id, the operation and the key, each on a line of its own without a break at the end.
    /// It fits wherever the exchange takes a client id, and is the same on every machine and with every key of the account.
    /// </summary>
    public async Task<string> DeriveClientOidAsync(IdempotentOperation operation, string key, CancellationToken cancellationToken)
    {
        Require.That(!string.IsNullOrWhiteSpace(key) && key.Length <= LongestKey && !key.Any(char.IsControl), "IdempotencyKeyInvalid", $"IdempotencyKey must be 1 to {LongestKey} characters on one line.");
        var owner = await GetOwnerAsync(cancellationToken).ConfigureAwait(false);
        var text = $"kucoin-for-powershell/1\n{owner}\n{operation}\n{key}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToLowerInvariant();
    }

    /// <summary>The client id to send with: the key's where there is one, else the given one, else a new one.</summary>
    public async Task<string> ChooseClientOidAsync(IdempotentOperation operation, string? key, string? clientOid, CancellationToken cancellationToken)
    {
        if (key is null)
            return clientOid ?? ClientOids.Create();
        var derived = await DeriveClientOidAsync(operation, key, cancellationToken).ConfigureAwait(false);
        Require.That(clientOid is null || clientOid == derived, "ClientOidNotAllowed", "IdempotencyKey makes the client id; give one of them.");
        return derived;
    }

    /// <summary>
    /// Lets those who share the journal act under a key one after the other, so that the second finds what the first has done: for changes of which the exchange does not tell
    /// whether it made them now or before. The turn ends when the result is disposed, and with the process; null where there is no journal.
    /// </summary>
    /// <exception cref="KuCoinException">Unavailable (IdempotencyKeyBusy): another call under the key takes longer than two minutes. InvalidArgument (JournalUnavailable).</exception>
    public async Task<IDisposable?> TakeTurnAsync(string key, string clientOid, CancellationToken cancellationToken)
    {
        if (_journal is null)
            return null;
        // One file for many keys, or there would be a file for each that ever was.
        var path = Path.Combine(_journal.Folder, $"key-{clientOid[..1]}.lock");
        return await JournalFile.LockAsync(path, LongestTurn, Busy, cancellationToken).ConfigureAwait(false);

        KuCoinException Busy(IOException busy) => new(KuCoinErrorKind.Unavailable, "IdempotencyKeyBusy", $"Another call under the idempotency key '{key}', or one like it, has been under way for two minutes.", busy)
        {
            ClientOid = clientOid,
            RecommendedAction = "Nothing was sent now. Run it again when the other one has ended.",
        };
    }

    /// <summary>What the journal knows to be done under a client id; null when it knows nothing, and where there is no journal.</summary>
    /// <exception cref="KuCoinException">AlreadyExists (IdempotencyKeyReused): it was done, or may have been, with other values.</exception>
    public async Task<JournalEntry?> FindDoneAsync(ApiHost host, string key, string clientOid, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (_journal is null)
            return null;
        var owner = await GetOwnerAsync(cancellationToken).ConfigureAwait(false);
        // What was refused did not happen, and may be asked for otherwise.
        var earlier = JournalReader.Find(_journal.Folder, owner, EndpointOf(host), clientOid).Where(entry => entry.State != JournalState.NotDone).ToList();
        using var asked = JsonDocument.Parse(body);
        if (earlier.Find(entry => Differs(entry.Values, asked.RootElement)) is { } other)
            throw Reused(key, clientOid, $"the journal has it with other values, of {other.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC: {other.Parameters}");
        return earlier.Find(entry => entry.State == JournalState.Done);
    }

    /// <summary>Places an order unless its key has placed it before: asked of the journal, then of the exchange, whose index of client ids may lag a little.</summary>
    /// <param name="host">Where the order is placed.</param>
    /// <param name="key">The key.</param>
    /// <param name="clientOid">Its client id.</param>
    /// <param name="body">What would be sent.</param>
    /// <param name="find">Asks for the order by its client id, null when it is not there; throws when it is another one.</param>
    /// <param name="place">Places it.</param>
    /// <param name="earlier">Makes the receipt of what was placed before: by the journal its id and time alone, by the exchange the order.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    public async Task<TReceipt> PlaceOnceAsync<TOrder, TReceipt>(
        ApiHost host, string key, string clientOid, ReadOnlyMemory<byte> body, Func<Task<TOrder?>> find, Func<Task<TReceipt>> place, Func<JournalEntry?, TOrder?, TReceipt> earlier, CancellationToken cancellationToken)
        where TOrder : class
    {
        if (await FindDoneAsync(host, key, clientOid, body, cancellationToken).ConfigureAwait(false) is { Ids.Count: > 0 } done)
            return earlier(done, null);
        if (await find().ConfigureAwait(false) is { } placed)
            return earlier(null, placed);
        try
        {
            return await place().ConfigureAwait(false);
        }
        catch (KuCoinException taken) when (taken.Kind == KuCoinErrorKind.AlreadyExists)
        {
            // Somebody else used the key meanwhile.
            foreach (var delay in RetryPolicy.LookUps(host))
            {
                await Task.Delay(delay, Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                if (await find().ConfigureAwait(false) is { } order)
                    return earlier(null, order);
            }
            throw Reused(key, clientOid, "the exchange has an order with its client id, of another pair or too old to be shown", taken);
        }
    }

    /// <summary>The key's client id belongs to something else.</summary>
    /// <param name="key">The key.</param>
    /// <param name="clientOid">Its client id.</param>
    /// <param name="what">What it did, a clause.</param>
    /// <param name="cause">The exchange's refusal, null where it did not refuse.</param>
    /// <param name="action">What to do; null where it is certain that nothing was done now.</param>
    public static KuCoinException Reused(string key, string clientOid, string what, Exception? cause = null, string? action = null) =>
        new(KuCoinErrorKind.AlreadyExists, "IdempotencyKeyReused", $"The idempotency key '{key}' was used before: {what}.", cause)
        {
            ClientOid = clientOid,
            RecommendedAction = action ?? "Nothing was done now. Use a key of its own for everything that is to happen on its own.",
        };

    private static bool Differs(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != JsonValueKind.Object || other.ValueKind != JsonValueKind.Object)
            return false;
        return one.EnumerateObject().Any(value => !NotCompared.Contains(value.Name, StringComparer.Ordinal) && other.TryGetProperty(value.Name, out var there) && !IsSame(value.Value.ToString(), there.ToString()));

        static bool IsSame(string text, string there) =>
            text == there
            || (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && decimal.TryParse(there, NumberStyles.Number, CultureInfo.InvariantCulture, out var same) && number == same);
    }
}
