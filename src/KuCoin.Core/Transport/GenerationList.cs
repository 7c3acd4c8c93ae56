using System.Runtime.CompilerServices;

namespace KuCoin.Transport;

/// <summary>A list whose generation of calls is not known before it is read.</summary>
internal sealed class GenerationList<T>(RequestPipeline pipeline, Func<Paged<T>> classic, Func<Paged<T>> current) : Paged<T>
{
    public override async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isCurrent = await pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Current;
        await foreach (var page in (isCurrent ? current() : classic()).AsPages(limit, cancellationToken).ConfigureAwait(false))
            yield return page;
    }
}
