using System.Management.Automation;
using System.Management.Automation.Host;

namespace KuCoin.Views.Charts;

/// <summary>What the user's terminal can show.</summary>
internal static class Terminal
{
    private const int UsualWidth = 80;

    /// <summary>The characters and colours to draw with.</summary>
    /// <param name="cmdlet">The cmdlet that draws.</param>
    /// <param name="plain">-Plain as given; not given, ASCII is used where the output goes to a file or the encoding has no block characters.</param>
    public static Pen Pen(PSCmdlet cmdlet, SwitchParameter plain)
    {
        var isPlain = plain.IsPresent || (!cmdlet.MyInvocation.BoundParameters.ContainsKey("Plain") && (Console.IsOutputRedirected || !HasBlocks()));
        if (isPlain)
            return Charts.Pen.Ascii;

        return Colours.AreWanted(cmdlet.Host)
            ? new Pen(
                true,
                new Dictionary<Ink, string>
                {
                    [Ink.Up] = Colours.Up,
                    [Ink.Down] = Colours.Down,
                    [Ink.Line] = Colours.Line,
                    [Ink.Soft] = Colours.Soft,
                },
                Colours.Reset)
            : new Pen(true, new Dictionary<Ink, string>(), string.Empty);
    }

    /// <summary>The columns a line can have without being wrapped.</summary>
    public static int Width(PSHost host) => (Window(host)?.Width ?? UsualWidth) - 1;

    /// <summary>So many rows, or as many as the window shows below its prompt.</summary>
    public static int Height(PSHost host, int wanted) => Math.Max(Math.Min(wanted, (Window(host)?.Height ?? wanted + 2) - 2), 8);

    private static Size? Window(PSHost host)
    {
        try
        {
            return host.UI?.RawUI?.WindowSize is { Width: >= 30, Height: > 0 } size ? size : null;
        }
        catch (Exception failure) when (failure is HostException or NotImplementedException or PSNotSupportedException)
        {
            // A host without a window says so in one of these ways.
            return null;
        }
    }

    private static bool HasBlocks()
    {
        var encoding = Console.OutputEncoding;
        return encoding.GetString(encoding.GetBytes("\u2588\u2503")) == "\u2588\u2503";
    }
}
