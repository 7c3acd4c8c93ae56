using System.Runtime.InteropServices;

namespace KuCoin.Bench.Server;

/// <summary>Sleeps for less than a millisecond, which the timers of .NET cannot: so that no two paced messages share a wake-up.</summary>
internal static partial class Pause
{
    public static void Of(TimeSpan span)
    {
        if (OperatingSystem.IsWindows())
            Thread.Sleep(span);
        else
            _ = SleepMicroseconds((uint)span.TotalMicroseconds);
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int SleepMicroseconds(uint microseconds);
}
