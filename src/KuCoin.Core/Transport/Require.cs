using System.Diagnostics.CodeAnalysis;

namespace KuCoin.Transport;

/// <summary>What every area checks before it sends: a wrong value is refused here, with its own error id, and nothing happens.</summary>
internal static class Require
{
    public static void That([DoesNotReturnIf(false)] bool condition, string errorId, string message)
    {
        if (!condition)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, errorId, message);
    }

    public static void Given([NotNull] string? value, string name) =>
        That(!string.IsNullOrWhiteSpace(value), $"{name}Needed", $"{name} is needed.");

    public static void Positive(decimal? value, string name) =>
        That(value is null or > 0m, $"{name}NotPositive", $"{name} must be greater than zero.");
}
