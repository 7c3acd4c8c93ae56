using System.Diagnostics.CodeAnalysis;

namespace KuCoin.Streams;

/// <summary>A running subscription, for those who need not know what arrives; see <see cref="Subscription{T}"/>.</summary>
public interface ISubscription : IAsyncDisposable
{
    /// <summary>What is subscribed to.</summary>
    Topic Topic { get; }

    /// <summary>How many objects arrived, dropped ones included.</summary>
    long Received { get; }

    /// <summary>How many objects were dropped because newer ones of the same key arrived before they were read.</summary>
    long Dropped { get; }

    /// <summary>Takes the next object, if there is one.</summary>
    bool TryRead([NotNullWhen(true)] out object? item);

    /// <summary>Takes the next report, if there is one.</summary>
    bool TryReadReport([NotNullWhen(true)] out StreamReport? report);

    /// <summary>Blocks until there is an object or a report to read.</summary>
    /// <returns>False when the subscription has ended and everything is read.</returns>
    /// <exception cref="KuCoinException">The subscription failed, and everything that came before is read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    bool WaitToRead(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitToRead"/>, without holding a thread.</summary>
    /// <exception cref="KuCoinException">The subscription failed, and everything that came before is read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default);
}
