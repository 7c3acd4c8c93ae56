namespace KuCoin.Transport;

/// <summary>The way of every request: wait for the quota, sign, send, read the headers back, open the envelope, decode, and repeat where that is safe.</summary>
internal sealed partial class RequestPipeline
{
    private readonly GenerationSelector _generation;

    public RequestPipeline(KuCoinClientOptions options)
    {
        Options = options;
        _generation = new GenerationSelector(this);
    }

    public KuCoinClientOptions Options { get; }

    /// <summary>Sends one call.</summary>
    /// <param name="operation">What to call.</param>
    /// <param name="arguments">Its values.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <param name="lookUp">For <see cref="RetryClass.AskFirst"/>: asks for what an earlier attempt may have made, null when it is not there. What it returns becomes the answer.</param>
    public Task<T> SendAsync<T>(Operation<T> operation, RequestArguments arguments, CancellationToken cancellationToken, Func<CancellationToken, Task<T?>>? lookUp = null) =>
        throw new NotSupportedException();

    /// <summary>Sends one call that asks for a thing by its id; null when the exchange says that there is none.</summary>
    public Task<T?> FindAsync<T>(Operation<T> operation, RequestArguments arguments, CancellationToken cancellationToken)
        where T : class =>
        throw new NotSupportedException();

    /// <summary>The generation of calls to use where there are two: as the options say, else asked from the exchange once.</summary>
    public Task<ApiGeneration> GetGenerationAsync(CancellationToken cancellationToken) => _generation.GetAsync(cancellationToken);
}
