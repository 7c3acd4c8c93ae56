using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace KuCoin.Sandbox.Faults;

/// <summary>
/// Breaks a connection without a byte of answer. <see cref="HttpListenerResponse.Abort"/> does that on Windows; the managed
/// listener elsewhere sends a complete empty answer first, which a client could take for a success. Its socket has no public
/// way to it, hence the reflection; should the names ever change, the tests of the dropped connections say so.
/// </summary>
internal static class ConnectionBreaker
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly PropertyInfo? ConnectionOf = typeof(HttpListenerContext).GetProperty("Connection", Hidden);
    private static readonly FieldInfo? SocketOf = ConnectionOf?.PropertyType.GetField("_socket", Hidden);

    public static void Break(HttpListenerContext context)
    {
        if (ConnectionOf?.GetValue(context) is { } connection && SocketOf?.GetValue(connection) is Socket socket)
            socket.Close(timeout: 0);
        context.Response.Abort();
    }
}
