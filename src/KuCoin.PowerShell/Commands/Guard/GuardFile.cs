using System.Collections;
using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

/// <summary>A guard as a psd1 file says it, in the words of Set-KcGuard. A file that cannot be read, or says anything else, is refused whole.</summary>
internal static class GuardFile
{
    private static readonly MoneyTableAttribute Amounts = new();

    /// <exception cref="KuCoinException">GuardFileInvalid.</exception>
    public static KuCoinGuard Read(string path)
    {
        var guard = new KuCoinGuard();
        foreach (DictionaryEntry entry in Load(path))
        {
            var name = entry.Key.ToString()!;
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            try
            {
                guard = Apply(guard, name, value) ?? throw Invalid(path, $"'{name}' is no rule of a guard.");
            }
            catch (Exception wrong) when (wrong is ValueRefusedException or ArgumentTransformationMetadataException)
            {
                throw Invalid(path, $"{name}: {wrong.Message}");
            }
        }
        return guard;
    }

    private static KuCoinGuard? Apply(KuCoinGuard guard, string name, object? value) => name.ToUpperInvariant() switch
    {
        "READONLY" => guard with { ReadOnly = Flag(value) },
        "DRYRUN" => guard with { DryRun = Flag(value) },
        "MAXIMUMORDER" => guard with { MaximumOrder = Table(value) },
        "MAXIMUMTRANSFER" => guard with { MaximumTransfer = Table(value) },
        "MAXIMUMWITHDRAWAL" => guard with { MaximumWithdrawal = Table(value) },
        "MAXIMUMPERDAY" => guard with { MaximumPerDay = Table(value) },
        "SYMBOL" => guard with { Symbols = Texts(value) },
        "WITHDRAWALADDRESS" => guard with { WithdrawalAddresses = Texts(value) },
        "WITHDRAWALCHAIN" => guard with { WithdrawalChains = Texts(value) },
        _ => null,
    };

    private static bool Flag(object? value) => value as bool? ?? throw new ValueRefusedException("NotAFlag", value, "Give $true or $false.");

    private static Dictionary<string, decimal> Table(object? value) => (Dictionary<string, decimal>)Amounts.Transform(null!, value)!;

    private static string[] Texts(object? value) => value switch
    {
        string text when text.Length > 0 => [text],
        object[] list when list.All(one => one is string { Length: > 0 }) => [.. list.Cast<string>()],
        _ => throw new ValueRefusedException("NotATextList", value, "Give a text or a list of texts."),
    };

    private static Hashtable Load(string path)
    {
        try
        {
            return DataFile.Read(File.ReadAllText(path), path, why => Invalid(path, $"it {why}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, failure.Message);
        }
    }

    private static KuCoinException Invalid(string path, string why) =>
        new(KuCoinErrorKind.InvalidArgument, "GuardFileInvalid", $"The guard '{path}' cannot be used: {why}")
        {
            RecommendedAction = "Nobody is connected without the guard that was asked for. See Set-KcGuard for its rules.",
        };
}
