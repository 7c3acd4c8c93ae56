namespace KuCoin.Tests.Streams;

/// <summary>How much the truth runs do: a little in every test run, all of it when KC_CAMPAIGN is 1.</summary>
internal static class Campaign
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("KC_CAMPAIGN") is "1";

    public static int Of(int all, int usually) => IsOn ? all : usually;
}
