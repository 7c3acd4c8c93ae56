using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests;

public sealed class ResponseBodyTests
{
    [Fact]
    public async Task What_is_only_announced_takes_no_room()
    {
        using var sent = new ShortStream();
        using var content = new StreamContent(sent);
        content.Headers.ContentLength = ResponseBody.MaximumLength;

        using var body = await ResponseBody.ReadAsync(content, blocks: false, CancellationToken.None);

        Assert.Equal(1, body!.Length);
        Assert.InRange(sent.MostRoom, 1, 8 * 1024 * 1024);
    }

    /// <summary>Brings one byte, and knows how much room there was for more.</summary>
    private sealed class ShortStream() : MemoryStream([(byte)'{'])
    {
        public int MostRoom { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            MostRoom = Math.Max(MostRoom, buffer.Length);
            return base.Read(buffer);
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
