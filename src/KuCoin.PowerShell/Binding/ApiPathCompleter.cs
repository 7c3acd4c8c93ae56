namespace KuCoin.Binding;

/// <summary>Offers the paths the module knows. Others are allowed.</summary>
public sealed class ApiPathCompleter : KcCompleter
{
    internal override Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Suggestion>>([.. KuCoinClient.Operations
            .GroupBy(operation => operation.Path, StringComparer.Ordinal)
            .Select(path => new Suggestion(path.Key, string.Join(", ", path.Select(operation => $"{operation.Method} ({operation.Name}, {operation.Access})"))))]);
}
