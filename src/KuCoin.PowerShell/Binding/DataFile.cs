using System.Collections;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>Reads the text of a psd1 file as Import-PowerShellDataFile does: one table of constants, and nothing is run.</summary>
internal static class DataFile
{
    /// <param name="text">The text.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="invalid">Makes the failure of what is wrong with it, a clause such as "is not one table".</param>
    public static Hashtable Read(string text, string path, Func<string, KuCoinException> invalid)
    {
        var script = Parser.ParseInput(text, path, out _, out var errors);
        if (errors.Length > 0)
            throw invalid(FormattableString.Invariant($"has an error in line {errors[0].Extent.StartLineNumber}: {errors[0].Message}"));
        if (script.EndBlock?.Statements is not [PipelineAst { PipelineElements: [CommandExpressionAst { Expression: HashtableAst table }] }])
            throw invalid("is not one table, @{ ... }.");
        try
        {
            return (Hashtable)table.SafeGetValue();
        }
        catch (InvalidOperationException failure)
        {
            throw invalid($"holds more than constants. {failure.Message}");
        }
    }
}
