using System.Globalization;

namespace KuCoin.Tools;

internal sealed record Counts(int Passed, int Failed, int Skipped)
{
    public static Counts operator +(Counts a, Counts b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    public static Counts Parse(string sum)
    {
        var words = sum.Split(' ');
        return new Counts(Number(words[0]), Number(words[2]), Number(words[4]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
