namespace KuCoin.Sandbox;

/// <summary>The exchange says no: becomes the answer with this code, text and HTTP status.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the assembly; a refusal without a code makes no sense.
internal sealed class Refusal(string code, string message, int status = 200) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    public string Code { get; } = code;
    public int Status { get; } = status;

    /// <summary>The exchange's umbrella code for a bad parameter: the text decides.</summary>
    public static Refusal Parameter(string message) => new("400100", message);
}
