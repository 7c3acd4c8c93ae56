using KuCoin.Streams;

namespace KuCoin.Tests.Hostile;

/// <summary>A stream's token is taken to the exchange alone, whoever the answer points to.</summary>
public sealed class StreamAddressTests
{
    [Theory]
    [InlineData("https://api.kucoin.com", "wss://ws-api-spot.kucoin.com/", true)]
    [InlineData("https://gateway.corp.example", "wss://ws-api-spot.kucoin.com/?a=b", true)]
    [InlineData("https://api.exchange.example", "wss://push.exchange.example", true)]
    [InlineData("http://127.0.0.1:1", "ws://localhost:2/", true)]
    [InlineData("https://api.kucoin.com", "ws://ws-api-spot.kucoin.com/", false)]
    [InlineData("https://api.kucoin.com", "wss://ws-api-spot.kucoin.com.evil.example/", false)]
    [InlineData("https://api.kucoin.com", "wss://evilkucoin.com/", false)]
    [InlineData("https://api.kucoin.com", "wss://kucoin.com@evil.example/", false)]
    [InlineData("https://api.kucoin.com", "wss://user@ws-api-spot.kucoin.com/", false)]
    [InlineData("https://api.kucoin.com", "ws://127.0.0.1:2/", false)]
    [InlineData("https://api.kucoin.com", "wss://localhost/", false)]
    [InlineData("https://api.kucoin.com", "https://ws-api-spot.kucoin.com/", false)]
    [InlineData("http://127.0.0.1:1", "wss://evil.example/", false)]
    [InlineData("https://api.kucoin.com", "\u001b[2J", false)]
    public void The_token_goes_to_the_exchange_alone(string endpoint, string server, bool isTaken)
    {
        var token = new StreamToken { Token = "secret-token", InstanceServers = [new StreamServer { Endpoint = server }] };

        var failure = Record.Exception(() => StreamAddress.Of(token, new Uri(endpoint), "id"));

        Assert.Equal(isTaken, failure is null);
        if (failure is not null)
        {
            Assert.Equal("StreamFrameUnreadable", Assert.IsType<KuCoinException>(failure).ErrorId);
            Assert.DoesNotContain("secret-token", failure.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(failure.Message, char.IsControl);
        }
    }
}
