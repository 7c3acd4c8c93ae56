using System.Globalization;

namespace KuCoin.Bench.Floor;

/// <summary>The most memory this process had since a moment of its life. Only Linux can begin anew; elsewhere it is not known.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";
    private const string Name = "VmHWM:";

    public static void Reset()
    {
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>In bytes; 0 where it is not known.</summary>
    public static long Read() => OperatingSystem.IsLinux()
        ? 1024 * long.Parse(File.ReadLines(Status).First(line => line.StartsWith(Name, StringComparison.Ordinal)).AsSpan(Name.Length).Trim([' ', '\t', 'k', 'B']), CultureInfo.InvariantCulture)
        : 0;
}
