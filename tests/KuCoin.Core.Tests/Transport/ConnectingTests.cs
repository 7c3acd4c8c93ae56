using System.Net;
using System.Net.Sockets;
using KuCoin.Credentials;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests;

/// <summary>A connection that does not come about: a listener whose queue is full lets everybody wait.</summary>
public sealed class ConnectingTests : IDisposable
{
    private readonly Socket _full = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    public ConnectingTests()
    {
        _full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _full.Listen(1);
        Task connecting;
        do
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _queue.Add(socket);
            connecting = socket.ConnectAsync(_full.LocalEndPoint!);
        }
        while (_queue.Count < 50 && (connecting.IsCompleted || ((IAsyncResult)connecting).AsyncWaitHandle.WaitOne(500)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_time_it_is_a_connection_error_and_nothing_was_sent(bool isLent)
    {
        using var pipeline = new RequestPipeline(Options(TimeSpan.FromSeconds(1)));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, isLent, CancellationToken.None).WaitAsync(TestClient.Patience));

        Assert.Equal((KuCoinErrorKind.Connection, "ConnectionFailed"), (failure.Kind, failure.ErrorId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_for_it_can_be_cancelled(bool isLent)
    {
        using var pipeline = new RequestPipeline(Options(TestClient.Patience));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(pipeline, isLent, cancel.Token).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    public void Dispose()
    {
        _full.Dispose();
        _queue.ForEach(static socket => socket.Dispose());
    }

    private KuCoinClientOptions Options(TimeSpan connectTimeout)
    {
        var endpoint = new Uri($"http://{_full.LocalEndPoint}");
        return new()
        {
            Endpoint = endpoint,
            FuturesEndpoint = endpoint,
            Credentials = new ApiCredentials(TestClient.Key, TestClient.Secret, TestClient.Passphrase),
            ConnectTimeout = connectTimeout,
            AttemptTimeout = TestClient.Patience,
            CallTimeout = TestClient.Patience,
            MaximumRetryCount = 0,
        };
    }

    private static Task SendAsync(RequestPipeline pipeline, bool isLent, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () =>
            {
                if (!isLent)
                    return pipeline.SendAsync(RetryClass.Never, cancellationToken);
                Task call;
                using (CallingThread.Lend())
                    call = pipeline.SendAsync(RetryClass.Never, cancellationToken);
                return call;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
}
