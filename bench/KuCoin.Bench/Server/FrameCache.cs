namespace KuCoin.Bench.Server;

/// <summary>The frames of the ticker stream, made once.</summary>
internal static class FrameCache
{
    // What is longer repeats itself.
    private const int Most = 500_000;

    private static readonly Lock Gate = new();
    private static (int Count, int Symbols, byte[][] Frames) _quotes;

    public delegate byte[] Framer(byte opcode, ReadOnlySpan<byte> text);

    public static byte[][] Quotes(int count, int symbols, Framer frame)
    {
        count = Math.Min(count, Most);
        lock (Gate)
        {
            if (_quotes.Count < count || _quotes.Symbols != symbols)
                _quotes = (count, symbols, Enumerable.Range(0, count).Select(i => frame(1, MarketData.Quote(i, symbols))).ToArray());
            return _quotes.Frames;
        }
    }
}
