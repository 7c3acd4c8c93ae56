using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KuCoin.Bench.Works;

namespace KuCoin.Bench.Server;

/// <summary>
/// A server that only knows what the bench asks for and has its answers ready, so that the client is what takes time. It runs in a
/// process of its own and writes its addresses: REST twice, the second giving out tokens for streams over TLS.
/// </summary>
internal sealed class LoadServer
{
    private readonly Answers _answers = new();
    private readonly StreamPlan _plan = new();
    private readonly X509Certificate2 _certificate;
    private readonly List<TcpListener> _listeners = [];

    private LoadServer(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>Serves until the standard input ends, which it does with the process that started this one.</summary>
    public static void Run(string certificateFile)
    {
        var place = Start(certificateFile);
        Console.WriteLine(place.Plain);
        Console.WriteLine(place.Secure);
        Console.Out.Flush();
        while (Console.In.ReadLine() is not null)
            continue;
    }

    /// <summary>Serves as long as this process lives.</summary>
    /// <param name="certificateFile">Receives the certificate that clients of the streams over TLS must trust; null for none.</param>
    public static Place Start(string? certificateFile)
    {
        var server = new LoadServer(Certificate());
        if (certificateFile is not null)
            File.WriteAllText(certificateFile, server._certificate.ExportCertificatePem());
        var secure = server.Listen(isSecure: true, streams: null);
        return new Place(
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Listen(isSecure: false, streams: null)}"),
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Listen(isSecure: false, streams: $"wss://localhost:{secure}/endpoint")}"));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private int Listen(bool isSecure, string? streams)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _listeners.Add(listener);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        streams ??= string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}/endpoint");
        StartThread(() =>
        {
            while (true)
            {
                var socket = listener.AcceptSocket();
                socket.NoDelay = true;
                StartThread(() => Serve(socket, isSecure, streams));
            }
        });
        return port;
    }

    private static void StartThread(ThreadStart body) => new Thread(body) { IsBackground = true }.Start();

    private void Serve(Socket socket, bool isSecure, string streams)
    {
        try
        {
            using var network = new NetworkStream(socket, ownsSocket: true);
            using Stream stream = isSecure ? new SslStream(network) : network;
            if (stream is SslStream secure)
                secure.AuthenticateAsServer(_certificate);
            var reader = new RequestReader(stream);
            while (reader.Read())
            {
                if (reader.WebSocketKey is { } key)
                {
                    new StreamTalk(stream, _plan).Run(key, reader.Target);
                    return;
                }

                if (reader.Target.StartsWith("/bench/plan", StringComparison.Ordinal))
                    _plan.Set(reader.Target);
                if (reader.Target.Contains("/orderbook/", StringComparison.Ordinal))
                    _plan.SnapshotWasAsked();
                if (_plan.OrderTime > 0 && reader.Target is "/api/v1/orders")
                    Pause.Of(TimeSpan.FromMicroseconds(_plan.OrderTime));
                stream.Write(_answers.To(reader, _plan, streams));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone, which is how every measurement ends.
        }
    }
}
