using System.Text;
using KuCoin.Sandbox.Wire;

namespace KuCoin.Sandbox.Faults;

/// <summary>Answers as they should not be.</summary>
internal static class FaultyBodies
{
    public static Answer WebPage(int status) => new(
        status,
        Code: null,
        Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>{status}</h1><p>The origin is not reachable right now.</p></body></html>"),
        "text/html; charset=utf-8",
        Headers: []);

    public static Answer Spoil(Answer answer, SandboxFault fault)
    {
        if (fault.AnswerStatus is { } status)
            return WebPage(status);
        if (fault.EmptyBody)
            return answer with { Body = [] };
        if (fault.TruncateBody)
            return answer with { Body = answer.Body[..(answer.Body.Length / 2)] };
        if (fault.PadBodyTo is { } size && size > answer.Body.Length)
            return answer with { Body = [.. answer.Body, .. Enumerable.Repeat((byte)' ', size - answer.Body.Length)] };
        return answer;
    }

    /// <summary>Sends a body a byte at a time, twenty a second.</summary>
    public static async Task DripAsync(Stream output, byte[] body, CancellationToken stop)
    {
        for (var i = 0; i < body.Length; i++)
        {
            await output.WriteAsync(body.AsMemory(i, 1), stop).ConfigureAwait(false);
            await output.FlushAsync(stop).ConfigureAwait(false);
            await Task.Delay(50, stop).ConfigureAwait(false);
        }
    }
}
