namespace KuCoin.Streams;

/// <summary>Where a stream's token may be taken to. The token opens the account's private topics, so it goes to the exchange alone, encrypted.</summary>
internal static class StreamAddress
{
    // The exchange's streams have hosts of their own, and a key's own endpoint can be a gateway in front of the exchange.
    private const string Exchange = "kucoin.com";

    /// <summary>The address to connect to.</summary>
    /// <param name="token">The exchange's answer.</param>
    /// <param name="endpoint">Who answered.</param>
    /// <param name="connectId">Our name of the connection.</param>
    /// <exception cref="KuCoinException">The answer holds no token or server, or points to a server that must not have the token.</exception>
    public static (Uri Address, StreamServer Server) Of(StreamToken token, Uri endpoint, string connectId)
    {
        // The list is in the exchange's order of preference.
        if (token is not { Token.Length: > 0, InstanceServers: [{ Endpoint: { Length: > 0 } given } server, ..] })
            throw StreamErrors.Unreadable("The exchange answered the request for a stream token without a token or a server.");
        var separator = given.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        if (!Uri.TryCreate($"{given}{separator}token={Uri.EscapeDataString(token.Token)}&connectId={connectId}", UriKind.Absolute, out var address) || !MayHaveToken(address, endpoint))
            throw StreamErrors.Unreadable($"'{ForeignText.Excerpt(given)}' is no address for a stream of {endpoint.Host}: it must begin with wss:// and belong to the exchange.");
        return (address, server);
    }

    private static bool MayHaveToken(Uri address, Uri endpoint)
    {
        if (address.UserInfo.Length > 0)
            return false;
        // Only an exchange on this machine sends to this machine.
        if (address.IsLoopback)
            return endpoint.IsLoopback && (Is(Uri.UriSchemeWss) || Is(Uri.UriSchemeWs));
        return Is(Uri.UriSchemeWss) && (IsWithin(address.IdnHost, Exchange) || (!endpoint.IsLoopback && IsWithin(address.IdnHost, Family(endpoint))));

        bool Is(string scheme) => string.Equals(address.Scheme, scheme, StringComparison.Ordinal);
    }

    /// <summary>What a host's neighbours share: its name without the first part, or all of it where too little would be left.</summary>
    private static string Family(Uri endpoint)
    {
        var host = endpoint.IdnHost;
        var parent = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return endpoint.HostNameType == UriHostNameType.Dns && parent.Contains('.', StringComparison.Ordinal) ? parent : host;
    }

    private static bool IsWithin(string host, string family) =>
        host.EndsWith(family, StringComparison.OrdinalIgnoreCase) && (host.Length == family.Length || host[^(family.Length + 1)] == '.');
}
