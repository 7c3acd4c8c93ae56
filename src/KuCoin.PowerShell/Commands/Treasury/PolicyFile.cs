using System.Collections;
using System.Security.Cryptography;
using System.Text;
using KuCoin.Binding;

namespace KuCoin.Commands;

/// <summary>A treasury policy as its psd1 file says it. What is wrong in it is one error that names the entry.</summary>
internal sealed class PolicyFile
{
    private static readonly string[] FileNames = ["Accounts", "Currencies", "Description"];
    private static readonly string[] CurrencyNames = ["Rounding", "MinimumTransfer"];
    private static readonly string[] PlaceNames = ["Account", "Symbol", "SubUserId"];
    private static readonly string[] AccountNames = [.. PlaceNames, "Currency", "Minimum", "Target", "Maximum", "Reserve", "Priority", "SweepTo"];

    private PolicyFile(string path, string text)
    {
        Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 4);
        var file = new PolicyEntry(DataFile.Read(text, path, static why => PolicyEntry.Invalid($"The policy {why}")), "The policy", FileNames);
        Targets = [.. file.List("Accounts").Select((entry, index) => ReadTarget(new PolicyEntry(entry, FormattableString.Invariant($"Accounts[{index}]"), AccountNames)))];
        if (Targets.Count == 0)
            throw PolicyEntry.Invalid("The policy has no Accounts.");
        foreach (var (name, entry) in file.Table("Currencies"))
        {
            var currency = new PolicyEntry(entry, $"Currencies.{name}", CurrencyNames);
            Currencies[name.ToUpperInvariant()] = (currency.Amount("Rounding"), currency.Amount("MinimumTransfer"));
        }
    }

    /// <summary>What tells this policy from another one, a changed one included.</summary>
    public string Hash { get; }

    public IReadOnlyList<TreasuryTarget> Targets { get; }

    /// <summary>How currencies are moved, where the policy says so.</summary>
    public Dictionary<string, (decimal? Rounding, decimal? MinimumTransfer)> Currencies { get; } = new(StringComparer.Ordinal);

    /// <exception cref="KuCoinException">The file is not there or is no policy.</exception>
    public static PolicyFile Read(string path)
    {
        try
        {
            return new PolicyFile(path, File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KuCoinException(KuCoinErrorKind.NotFound, "PolicyNotFound", $"The policy cannot be read. {failure.Message}", failure);
        }
    }

    private static TreasuryTarget ReadTarget(PolicyEntry entry)
    {
        var currency = entry.Text("Currency")?.ToUpperInvariant() ?? throw entry.Fault("Currency is missing");
        return new TreasuryTarget
        {
            Place = ReadPlace(entry),
            Currency = currency,
            Minimum = entry.Amount("Minimum"),
            Target = entry.Amount("Target"),
            Maximum = entry.Amount("Maximum"),
            Reserve = entry.Amount("Reserve"),
            Priority = entry.Whole("Priority") ?? int.MaxValue,
            SweepTo = entry.Value("SweepTo") is { } place ? ReadPlace(SweepTo(entry, place)) : null,
        };
    }

    // An account's name alone stands for an account of one's own.
    private static PolicyEntry SweepTo(PolicyEntry entry, object place) =>
        new(place as Hashtable ?? new Hashtable(StringComparer.OrdinalIgnoreCase) { ["Account"] = place }, $"{entry.Name}.SweepTo", PlaceNames);

    private static TreasuryPlace ReadPlace(PolicyEntry entry) =>
        new(entry.Word<AccountType>("Account") ?? throw entry.Fault("Account is missing"), entry.Text("Symbol")?.ToUpperInvariant(), entry.Text("SubUserId"));
}
