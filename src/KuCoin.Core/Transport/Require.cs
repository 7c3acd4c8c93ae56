using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace KuCoin.Transport;

/// <summary>What every area checks before it sends: a wrong value is refused here, with its own error id, and nothing happens.</summary>
internal static class Require
{
    private static readonly SearchValues<char> ClientOidCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-");

    public static void That([DoesNotReturnIf(false)] bool condition, string errorId, string message)
    {
        if (!condition)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, errorId, message);
    }

    public static void Given([NotNull] string? value, string name) =>
        That(!string.IsNullOrWhiteSpace(value), $"{name}Needed", $"{name} is needed.");

    public static void Positive(decimal? value, string name) =>
        That(value is null or > 0m, $"{name}NotPositive", $"{name} must be greater than zero.");

    /// <summary>The caller's client id when it is a valid one, a new one when there is none.</summary>
    public static string ClientOid(string? given, int maximumLength)
    {
        if (given is null)
            return Guid.NewGuid().ToString("N");
        That(
            given.Length > 0 && given.Length <= maximumLength && !given.AsSpan().ContainsAnyExcept(ClientOidCharacters),
            "ClientOidInvalid",
            $"ClientOid must be 1 to {maximumLength} letters, digits, '_' and '-'.");
        return given;
    }
}
