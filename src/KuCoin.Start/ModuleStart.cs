using System.Globalization;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KuCoin.Start;

/// <summary>
/// Makes an import and the first call faster. Loads KuCoin.Core compiled ahead, where the package has it for this system and this
/// runtime; everywhere else the one beside this assembly is loaded when it is first needed, and compiled by the runtime as it is used.
/// </summary>
/// <remarks>An assembly of its own, imported first: PowerShell loads Core with the types of the cmdlets, before it runs anything of theirs.</remarks>
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
        var core = Path.Combine(module, "compiled", "net10.0", folder, "KuCoin.Core.dll");
        if (File.Exists(core))
            AssemblyLoadContext.Default.LoadFromAssemblyPath(core);
    }

    // At the end of an import PowerShell compares the names of cmdlets by the rules of the culture, and to read those takes the runtime
    // a sixth of the import. Another processor does so while PowerShell looks at the cmdlets.
    private static void PrepareComparing(CultureInfo culture) =>
        ThreadPool.UnsafeQueueUserWorkItem(static culture => culture.CompareInfo.Compare("a", "b", CompareOptions.IgnoreCase), culture, preferLocal: false);
}
