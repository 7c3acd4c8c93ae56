using System.Collections.Concurrent;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What contracts' lots stand for, for those who must not wait for it: the threads that receive. It never changes, so each contract is asked for once.</summary>
internal sealed class FuturesUnits(FuturesCalls calls, TimeProvider time)
{
    // A subscription is worth more than its units.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // A contract that could not be read, or is none.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Question> _questions = new(StringComparer.Ordinal);

    /// <summary>What is known. What is not is asked for meanwhile.</summary>
    public LotUnits Of(string symbol) =>
        new(_questions.TryGetValue(symbol, out var question) && question.Contract is { } contract ? contract : Ask(symbol).Contract);

    /// <summary>Asks for some contracts, or for all when none is named, and waits a moment for them.</summary>
    public async Task PrepareAsync(IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        try
        {
            Task answer = symbols is [var symbol] ? Ask(symbol).Answer : calls.TryGetContractsAsync(cancellationToken);
            await answer.WaitAsync(LongestWait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            KuCoinLog.Write(LogLevel.Verbose, "The contracts are not there yet; sizes are in lots only until they are.");
        }
    }

    private Question Ask(string symbol) =>
        _questions.AddOrUpdate(symbol, Begin, (name, before) => before.Contract is null && before.Answer.IsCompleted && time.GetElapsedTime(before.AskedAt) > Again ? Begin(name) : before);

    private Question Begin(string symbol)
    {
        var contract = calls.FindFresh(symbol);
        return new(contract is not null ? Task.FromResult<FuturesContract?>(contract) : Task.Run(() => calls.GetUnitsAsync(symbol, CancellationToken.None)), time.GetTimestamp());
    }

    private sealed record Question(Task<FuturesContract?> Answer, long AskedAt)
    {
        public FuturesContract? Contract => Answer.IsCompletedSuccessfully ? Answer.Result : null;
    }
}
