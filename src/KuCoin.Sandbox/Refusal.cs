namespace KuCoin.Sandbox;

/// <summary>The exchange says no: becomes the answer with this code, text and HTTP status.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the assembly; a refusal without a code makes no sense.
internal sealed class Refusal(string code, string message, int status = 200) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    public string Code { get; } = code;
    public int Status { get; } = status;

    /// <summary>What the newer generation of the spot calls answers instead; null when it is the same code.</summary>
    public string? CurrentCode { get; init; }

    /// <summary>The exchange's umbrella code for a bad parameter: the text decides.</summary>
    public static Refusal Parameter(string message) => Parameter(message, "102411");

    public static Refusal TooSmall(string message) => Parameter(message, "102435");

    public static Refusal TooLarge(string message) => Parameter(message, "102434");

    public static Refusal Insufficient() => new("200004", "Balance insufficient!") { CurrentCode = "102421" };

    private static Refusal Parameter(string message, string currentCode) => new("400100", message) { CurrentCode = currentCode };
}
