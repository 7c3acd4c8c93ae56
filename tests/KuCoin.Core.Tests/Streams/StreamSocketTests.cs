using System.Net.WebSockets;
using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

public sealed class StreamSocketTests
{
    [Fact]
    public async Task Who_sends_while_the_line_breaks_is_told_of_a_lost_line_and_nothing_else()
    {
        await using var server = new ScriptedStreamServer();
        var told = new HashSet<Type>();
        for (var round = 0; round < 100; round++)
        {
            var socket = StreamSocket.Connect(new Uri($"ws://127.0.0.1:{server.Port}/?token=t&connectId=c"), new StreamSettings(), CancellationToken.None);
            var line = await server.NextConnectionAsync();
            var receiving = Begin(() => Assert.True(socket.TryReceive(out _)));
            var sending = Begin(() => socket.Send(StreamFrame.Ping("p")));
            await Task.Delay(round % 3);
            if (round % 2 == 0)
                line.Cut();
            else
                socket.Abort();
            told.Add((await Record.ExceptionAsync(() => receiving.WaitAsync(Patience)))!.GetType());
            told.Add((await Record.ExceptionAsync(() => sending.WaitAsync(Patience)))!.GetType());
            socket.Dispose();
            line.Cut();
        }

        Assert.Subset(new HashSet<Type> { typeof(WebSocketException), typeof(ObjectDisposedException), typeof(InvalidOperationException), typeof(IOException) }, told);
    }

    private static Task Begin(Action act) => Task.Factory.StartNew(() =>
    {
        while (true)
            act();
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
