using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KuCoin.Guards;
using KuCoin.Journal;
using KuCoin.Json;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    private readonly RequestJournal? _journal;
    private string? _owner;

    /// <summary>Judges changes before they are sent, null where all are allowed.</summary>
    public GuardDesk? Guard { get; set; }

    /// <summary>Where changes are written down, null where they are not.</summary>
    public RequestJournal? Journal => _journal;

    /// <summary>Reads whose the key is, and tells <see cref="KeyBelongsTo"/>; set by the front door, which knows the call.</summary>
    public Func<CancellationToken, Task>? AskOwner { get; set; }

    /// <summary>The account's user id as text; where the exchange does not tell it a text that stands for the key.</summary>
    public async Task<string> GetOwnerAsync(CancellationToken cancellationToken)
    {
        if (_owner is null && AskOwner is { } ask)
            await ask(cancellationToken).ConfigureAwait(false);
        return _owner ??= $"key {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_credentials?.Key ?? ""))).AsSpan(0, 16)}";
    }

    /// <summary>The host of a call as the journal names it.</summary>
    public string EndpointOf(ApiHost host) => _origins[(int)host];

    /// <summary>What the day's changes have used, on both hosts; what cannot be told is left out with a warning.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> GetGuardUseAsync(CancellationToken cancellationToken)
    {
        if (_journal is null || Guard is not { } guard)
            return new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        await Clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        var (used, unvalued) = await _journal.ReadUseAsync(await GetOwnerAsync(cancellationToken).ConfigureAwait(false), Clock.Now, new DayLimit(guard), cancellationToken).ConfigureAwait(false);
        if (unvalued.Count > 0)
            KuCoinLog.Write(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"{unvalued.Count} of today's changes are not counted, for what they have used is not known; the first: {GuardDesk.Name(unvalued[0])}."));
        return used;
    }

    /// <summary>A change: judged by the guard, written down, sent, written down again. What cannot be written down is not sent.</summary>
    private async Task<T> ChangeAsync<T>(Call<T> call, CancellationToken cancellationToken)
    {
        // One guard judges the whole change, also when another is set meanwhile.
        var guard = Guard;
        var uses = guard is null ? [] : await guard.ExamineAsync(Guarded(call), cancellationToken).ConfigureAwait(false);
        if (_journal is null)
            return await SendAsync(call, cancellationToken).ConfigureAwait(false);

        // The days of the journal are those of the exchange, whatever this machine's clock says.
        await Clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        var intent = await DescribeAsync(call, uses, cancellationToken).ConfigureAwait(false);
        var limit = guard is { LimitsTheDay: true } && uses.Count > 0 ? new DayLimit(guard) : null;
        var file = await _journal.BeginAsync(intent, limit, cancellationToken).ConfigureAwait(false);
        try
        {
            var value = await SendAsync(call, cancellationToken).ConfigureAwait(false);
            await AnswerAsync(file, intent, new(JournalState.Done, IdsOf(value), call.Arguments.AnswerWasLost)).ConfigureAwait(false);
            return value;
        }
        catch (KuCoinException failure)
        {
            // "Success" with data that nobody can read says neither what was made nor that it was.
            var isOpen = failure.Kind is KuCoinErrorKind.OutcomeUnknown or KuCoinErrorKind.Protocol;
            await AnswerAsync(file, intent, new(isOpen ? JournalState.Unknown : JournalState.NotDone, [], call.Arguments.AnswerWasLost, failure)).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await AnswerAsync(file, intent, new(call.InDoubt ? JournalState.Unknown : JournalState.NotDone, [], call.Arguments.AnswerWasLost, Stopped())).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<JournalIntent> DescribeAsync<T>(Call<T> call, IReadOnlyList<JournalUse> uses, CancellationToken cancellationToken) => new()
    {
        Id = ClientOids.Create(),
        Time = Clock.Now,
        Account = await GetOwnerAsync(cancellationToken).ConfigureAwait(false),
        Endpoint = EndpointOf(call.Operation.Host),
        Operation = call.Operation.Name,
        Method = call.Operation.Method.Method,
        Path = call.Target.Path,
        IsFutures = call.Operation.Host == ApiHost.Futures,
        ClientOid = call.Arguments.ClientOid ?? ClientOidIn(call.Arguments.Body),
        IdempotencyKey = call.Arguments.IdempotencyKey,
        PathValues = call.Arguments.PathValues,
        Query = call.Arguments.QueryValues,
        Body = call.Arguments.Body,
        Uses = uses,
    };

    private static GuardedRequest Guarded<T>(Call<T> call)
    {
        var operation = call.Operation;
        var body = default(JsonElement);
        if (!call.Arguments.Body.IsEmpty)
        {
            using var document = JsonDocument.Parse(call.Arguments.Body);
            body = document.RootElement.Clone();
        }
        return new($"{operation.Method.Method} {call.Target.Path}", operation.Method.Method, call.Target.Path, operation.Host == ApiHost.Futures, operation.IsHarmless, call.Arguments.QueryValues.Count > 0, body);
    }

    private async Task AnswerAsync(string file, JournalIntent intent, JournalAnswer answer)
    {
        try
        {
            await _journal!.EndAsync(file, intent.Id, Clock.Now, answer).ConfigureAwait(false);
        }
        catch (KuCoinException failure) when (failure.ErrorId == "JournalUnavailable")
        {
            // The exchange has answered; what it said must reach the caller whatever the disk does. The entry stays open and can be resolved.
            KuCoinLog.Write(LogLevel.Warning, $"{intent.Operation} was answered ({answer.State}), but the answer could not be written down, so its entry stays open: {failure.Message}");
        }
    }

    private static KuCoinException Stopped() => new(KuCoinErrorKind.OutcomeUnknown, "Stopped", "The call was stopped.");

    private static string? ClientOidIn(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;
        using var document = JsonDocument.Parse(body);
        return JournalEntry.Text(document.RootElement, "clientOid") ?? JournalEntry.Text(document.RootElement, "bizNo");
    }

    private static IReadOnlyList<string> IdsOf<T>(T value) => value switch
    {
        IAnswerIds answer => [.. answer.Ids.OfType<string>()],
        IEnumerable<IAnswerIds> rows => [.. rows.SelectMany(row => row.Ids).OfType<string>()],
        JsonElement data => AnswerIds.In(data),
        _ => [],
    };
}
