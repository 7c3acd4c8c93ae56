using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>The account's order changes as Wait-KcOrder listens to them. Without a stream, or when it ended, there is only the time that passes.</summary>
internal sealed class OrderNews(Subscription<OrderChange>? changes) : IDisposable
{
    /// <summary>True while changes arrive.</summary>
    public bool IsListening { get; private set; } = changes is not null;

    /// <summary>Waits for a change, for the time to ask for an order, or for the end.</summary>
    /// <returns>True while changes arrive.</returns>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    /// <exception cref="KuCoinException">The stream ended; from now on there is none.</exception>
    public bool Wait(WaitedOrders orders, TimeSpan atMost, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero);
        try
        {
            if (!IsListening)
                end.Token.WaitHandle.WaitOne();
            else if (changes!.WaitToRead(end.Token))
                orders.Hear(changes);
            else
                throw new KuCoinException(KuCoinErrorKind.Connection, "StreamEnded", "The stream has ended.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return IsListening;
        }
        catch (KuCoinException)
        {
            IsListening = false;
            orders.AskAllNow();
            throw;
        }

        stop.ThrowIfCancellationRequested();
        return IsListening;
    }

    public void Dispose() => changes?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
