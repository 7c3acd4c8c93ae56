using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace KuCoin.Views;

/// <summary>The colours of $PSStyle, and whether there is anybody to see them.</summary>
internal static class Colours
{
    // $PSStyle is younger than the library this is compiled against. There is one in a process.
    private static readonly object? Style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null);
    private static readonly object? Foreground = Read(Style, "Foreground");
    private static readonly PropertyInfo? Rendering = Style?.GetType().GetProperty("OutputRendering");

    /// <summary>What rises, is bought or gained.</summary>
    public static string Up { get; } = Text(Foreground, "Green");

    /// <summary>What falls, is sold or lost.</summary>
    public static string Down { get; } = Text(Foreground, "Red");

    /// <summary>A line that neither rises nor falls.</summary>
    public static string Line { get; } = Text(Foreground, "BrightCyan");

    /// <summary>What stands behind the rest.</summary>
    public static string Soft { get; } = Text(Foreground, "BrightBlack");

    /// <summary>Ends a colour.</summary>
    public static string Reset { get; } = Text(Style, "Reset");

    /// <summary>
    /// False where the user asked for plain text (NO_COLOR does), where the process writes into a file or a pipe, which the engine
    /// alone would not heed, and where the host has no colours. Without a host that last is left to the engine, which takes them out again.
    /// </summary>
    public static bool AreWanted(PSHost? host = null) => Rendering?.GetValue(Style)?.ToString() switch
    {
        null or "PlainText" => false,
        "Ansi" => true,
        _ => !Console.IsOutputRedirected && host?.UI.SupportsVirtualTerminal != false,
    };

    /// <summary>A text in the colour of a sign: above zero rises, below falls, zero has none.</summary>
    public static string Paint(string text, int sign) => sign == 0 || text.Length == 0 || !AreWanted() ? text : (sign > 0 ? Up : Down) + text + Reset;

    private static object? Read(object? from, string name) => from?.GetType().GetProperty(name)?.GetValue(from);

    private static string Text(object? from, string name) => Read(from, name) as string ?? string.Empty;
}
