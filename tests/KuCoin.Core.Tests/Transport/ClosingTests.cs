using Xunit;

namespace KuCoin.Tests;

/// <summary>The last client of an endpoint takes its connections along, whatever is under way.</summary>
public sealed class ClosingTests
{
    private const int Rounds = 150;

    [Fact]
    public async Task A_call_that_begins_while_its_client_closes_leaves_no_connection_behind()
    {
        await using var server = new ScriptedServer();
        for (var round = 0; round < Rounds; round++)
        {
            var client = server.Connect();
            using var both = new Barrier(2);
            var call = Task.Run(async () =>
            {
                both.SignalAndWait();
                await client.Clock.SampleAsync();
            });
            both.SignalAndWait();
            // The moments are others each time.
            Thread.SpinWait(10 * round);
            client.Dispose();
            var failure = await Record.ExceptionAsync(() => call.WaitAsync(TestClient.Patience));

            if (failure is not null)
                Assert.Equal("SessionClosed", Assert.IsType<KuCoinException>(failure).ErrorId);
        }

        Assert.NotEqual(0, server.ConnectionCount);
        await server.ConnectionsEnded.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
