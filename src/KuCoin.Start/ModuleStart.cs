using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace KuCoin.Start;

/// <summary>
/// Makes an import and the first call faster. Loads the module's assemblies compiled ahead, where the package has them for this system
/// and this runtime; everywhere else those beside this one are loaded, and compiled by the runtime as they are used.
/// </summary>
/// <remarks>An assembly of its own, imported first: PowerShell takes the cmdlets of an assembly that is already loaded, whatever its path.</remarks>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    // The runtime refuses code that was compiled for another machine, and ignores what was compiled for another version of itself.
    private static string? MachineFolder => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 when OperatingSystem.IsLinux() => "linux-x64",
        Architecture.X64 when OperatingSystem.IsWindows() => "win-x64",
        Architecture.Arm64 when OperatingSystem.IsMacOS() => "osx-arm64",
        _ => null,
    };

    /// <summary>Runs at each import of the module.</summary>
    public void OnImport()
    {
        PrepareComparing(CultureInfo.CurrentCulture);
        if (MachineFolder is not { } folder || Environment.Version.Major != 10)
            return;
        var module = Path.GetDirectoryName(typeof(ModuleStart).Assembly.Location)!;
        var cmdlets = Path.Combine(module, "compiled", "net10.0", folder, "KuCoin.PowerShell.dll");
        // Loaded this way, an assembly finds those it needs in its own folder.
        if (File.Exists(cmdlets))
            Assembly.LoadFrom(cmdlets);
    }

    // At the end of an import PowerShell compares the names of cmdlets by the rules of the culture, and to read those takes the runtime
    // a sixth of the import. Another processor does so while PowerShell looks at the cmdlets.
    private static void PrepareComparing(CultureInfo culture) =>
        ThreadPool.UnsafeQueueUserWorkItem(static culture => culture.CompareInfo.Compare("a", "b", CompareOptions.IgnoreCase), culture, preferLocal: false);
}
