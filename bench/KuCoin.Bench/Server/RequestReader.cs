using System.Globalization;
using System.Text;

namespace KuCoin.Bench.Server;

/// <summary>Reads one request after another from a connection: what the bench's clients send and no more.</summary>
internal sealed class RequestReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private int _used;

    public string Method { get; private set; } = "";

    public string Target { get; private set; } = "";

    public string? WebSocketKey { get; private set; }

    public string Sign { get; private set; } = "";

    public string Time { get; private set; } = "";

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>False when the connection ends.</summary>
    public bool Read()
    {
        Buffer.BlockCopy(_buffer, _used, _buffer, 0, _length -= _used);
        _used = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!Fill())
                return false;
        }

        var lines = Encoding.ASCII.GetString(_buffer, 0, head).Split("\r\n");
        var first = lines[0].Split(' ');
        (Method, Target, WebSocketKey) = (first[0], first[1], null);
        var bodyLength = 0;
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].ToUpperInvariant())
            {
                case "CONTENT-LENGTH":
                    bodyLength = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "SEC-WEBSOCKET-KEY":
                    WebSocketKey = value;
                    break;
                case "KC-API-SIGN":
                    Sign = value;
                    break;
                case "KC-API-TIMESTAMP":
                    Time = value;
                    break;
            }
        }

        _used = head + 4 + bodyLength;
        while (_length < _used)
        {
            if (!Fill())
                return false;
        }

        Body = _buffer.AsMemory(head + 4, bodyLength);
        return true;
    }

    private bool Fill()
    {
        var read = stream.Read(_buffer, _length, _buffer.Length - _length);
        _length += read;
        return read > 0;
    }
}
