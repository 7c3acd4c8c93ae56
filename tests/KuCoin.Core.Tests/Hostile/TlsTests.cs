using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KuCoin.Credentials;

namespace KuCoin.Tests.Hostile;

/// <summary>Who cannot prove to be the exchange gets nothing: no request, no key, no order.</summary>
public sealed class TlsTests
{
    public enum Impostor
    {
        /// <summary>Its certificate is its own work.</summary>
        SelfMade,

        /// <summary>And was valid once.</summary>
        Expired,

        /// <summary>And is somebody else's.</summary>
        OtherName,

        /// <summary>Speaks without encryption.</summary>
        Plain,

        /// <summary>Hangs up in the middle of the introduction.</summary>
        HangsUp,
    }

    [Theory]
    [InlineData(Impostor.SelfMade)]
    [InlineData(Impostor.Expired)]
    [InlineData(Impostor.OtherName)]
    [InlineData(Impostor.Plain)]
    [InlineData(Impostor.HangsUp)]
    public async Task An_impostor_is_refused_and_learns_nothing(Impostor impostor)
    {
        await using var server = new TlsServer(impostor);
        using var client = Connect(server);
        var order = new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1m, Size = 1m };

        var read = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync().WaitAsync(TestClient.Patience));
        // Not "outcome unknown": nothing left this machine.
        var placed = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(order).WaitAsync(TestClient.Patience));

        Assert.Equal((KuCoinErrorKind.Connection, "SecureConnectionFailed"), (read.Kind, read.ErrorId));
        Assert.Equal((KuCoinErrorKind.Connection, "SecureConnectionFailed"), (placed.Kind, placed.ErrorId));
        Assert.Null(MutationTests.Wrong(placed));
        Assert.NotEqual(0, server.Connections);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Who_never_introduces_himself_is_not_waited_for()
    {
        await using var server = new TlsServer(impostor: null);
        using var client = Connect(server, TimeSpan.FromMilliseconds(300));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync().WaitAsync(TestClient.Patience));

        Assert.Equal((KuCoinErrorKind.Connection, "ConnectionFailed"), (failure.Kind, failure.ErrorId));
        Assert.Empty(server.Heard);
    }

    private static KuCoinClient Connect(TlsServer server, TimeSpan? connectTimeout = null) => new(new KuCoinClientOptions
    {
        Endpoint = server.Endpoint,
        FuturesEndpoint = server.Endpoint,
        ApiGeneration = ApiGeneration.Classic,
        Credentials = new ApiCredentials(TestClient.Key + Guid.NewGuid().ToString("N"), TestClient.Secret, TestClient.Passphrase),
        MaximumRetryCount = 1,
        ConnectTimeout = connectTimeout ?? TestClient.Patience,
        AttemptTimeout = TestClient.Patience,
        CallTimeout = TestClient.Patience,
    });

    /// <summary>The other end of an encrypted connection, as far as it gets; what is said to it within the encryption is heard.</summary>
    private sealed class TlsServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly ConcurrentBag<Task> _serving = [];
        private readonly X509Certificate2 _certificate;
        private readonly Impostor? _impostor;
        private readonly Task _accepting;

        public TlsServer(Impostor? impostor)
        {
            _impostor = impostor;
            _certificate = Certificate(impostor == Impostor.OtherName ? "api.example.com" : "localhost", impostor == Impostor.Expired ? -2 : 1);
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public Uri Endpoint => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public int Connections => _serving.Count;

        public ConcurrentQueue<byte> Heard { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _accepting;
            _listener.Stop();
            await Task.WhenAll(_serving);
            _certificate.Dispose();
            _stop.Dispose();
        }

        private static X509Certificate2 Certificate(string host, int days)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(days));
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(Socket socket)
        {
            try
            {
                await using var stream = new NetworkStream(socket, ownsSocket: true);
                switch (_impostor)
                {
                    case null:
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                        break;
                    case Impostor.HangsUp:
                        await stream.ReadExactlyAsync(new byte[5], _stop.Token);
                        break;
                    case Impostor.Plain:
                        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"code\":\"200000\",\"data\":[]}   "u8.ToArray(), _stop.Token);
                        await stream.CopyToAsync(Stream.Null, _stop.Token);
                        break;
                    default:
                        await using (var secure = new SslStream(stream))
                        {
                            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                            var buffer = new byte[1024];
                            while (await secure.ReadAsync(buffer, _stop.Token) is > 0 and var count)
                            {
                                foreach (var one in buffer[..count])
                                    Heard.Enqueue(one);
                            }
                        }
                        break;
                }
            }
            catch (Exception end) when (end is IOException or AuthenticationException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, as it should.
            }
        }
    }
}
