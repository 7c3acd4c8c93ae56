namespace KuCoin.Transport;

/// <summary>Decides which generation of calls an account uses where the exchange has two. Asked at most once per client, and only when a call needs it.</summary>
internal sealed class GenerationSelector(RequestPipeline pipeline)
{
    internal static readonly Operation<bool> IsSingleEngine = new()
    {
        Name = "Is the account on the single engine",
        Row = "hf/accounts/opened",
        Method = HttpMethod.Get,
        Path = "/api/v1/hf/accounts/opened",
        Pool = RatePool.Spot,
        Weight = 30,
        Access = Access.General,
        Answer = static () => TransportJson.Default.Boolean,
    };

    // Known from the start where the options say it or there is no key; then the call that needs one says so itself.
    private Task<ApiGeneration>? _answer =
        pipeline.Options.ApiGeneration != ApiGeneration.Auto ? Task.FromResult(pipeline.Options.ApiGeneration)
        : pipeline.Options.Credentials is null ? Task.FromResult(ApiGeneration.Classic)
        : null;

    public Task<ApiGeneration> GetAsync(CancellationToken cancellationToken) =>
        _answer is { IsCompletedSuccessfully: true } known ? known : AskTogetherAsync(cancellationToken);

    private async Task<ApiGeneration> AskTogetherAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var mine = new TaskCompletionSource<ApiGeneration>(TaskCreationOptions.RunContinuationsAsynchronously);
            var theirs = Interlocked.CompareExchange(ref _answer, mine.Task, null);
            if (theirs is null)
                return await AskAsync(mine, cancellationToken).ConfigureAwait(false);
            try
            {
                return await theirs.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                KuCoinLog.Write(LogLevel.Debug, "Whoever asked for the account's generation gave up; asking again.");
            }
        }
    }

    private async Task<ApiGeneration> AskAsync(TaskCompletionSource<ApiGeneration> answer, CancellationToken cancellationToken)
    {
        try
        {
            var generation = await ReadAsync(cancellationToken).ConfigureAwait(false);
            KuCoinLog.Write(LogLevel.Verbose, $"The account uses the {generation} generation of calls.");
            answer.SetResult(generation);
            return generation;
        }
        catch
        {
            Volatile.Write(ref _answer, null);
            answer.SetCanceled(CancellationToken.None);
            throw;
        }
    }

    private async Task<ApiGeneration> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.SendAsync(IsSingleEngine, new RequestArguments(), cancellationToken).ConfigureAwait(false)
                ? ApiGeneration.Current
                : ApiGeneration.Classic;
        }
        catch (KuCoinException error) when (error.HttpStatus is 404 || error.Code is "404000")
        {
            // An exchange that no longer knows the question has moved everybody.
            return ApiGeneration.Current;
        }
    }
}
