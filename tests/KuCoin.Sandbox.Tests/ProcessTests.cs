using System.Diagnostics;
using System.Globalization;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>The sandbox as a process of its own, for everybody who is not .NET.</summary>
public class ProcessTests
{
    /// <summary>A test that needs tools from PATH and is skipped, by name, where one is missing.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NeedsToolsAttribute : FactAttribute
    {
        public NeedsToolsAttribute(params string[] tools)
        {
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            var missing = tools.Where(t => !folders.Any(f => File.Exists(Path.Combine(f, t)) || File.Exists(Path.Combine(f, t + ".exe")))).ToList();
            if (missing.Count > 0)
                Skip = "Not on PATH: " + string.Join(", ", missing);
        }
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "KuCoin.Sandbox.dll");

    [NeedsTools("bash", "curl", "openssl")]
    public async Task Requests_signed_with_openssl_and_sent_with_curl_are_judged_as_the_exchange_would()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KuCoin.slnx")))
            folder = folder.Parent;
        Assert.NotNull(folder);
        var (status, output) = await Run("bash", Path.Combine(folder.FullName, "tests", "scripts", "sandbox-curl.sh"), Program);
        Assert.True(status == 0, output);
        foreach (var code in (string[])["200000", "400005", "400002", "400004", "400007"])
            Assert.Contains($"ok  {code}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_given()
    {
        var (status, output) = await Run("dotnet", Program, "--help");
        Assert.Equal(0, status);
        Assert.Contains("--futures-port", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--coffee")]
    [InlineData("--port")]
    [InlineData("--port", "eighty")]
    public async Task An_option_it_does_not_know_ends_it(params string[] options)
    {
        var (status, output) = await Run("dotnet", [Program, .. options]);
        Assert.Equal(2, status);
        Assert.Contains(options[0], output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_so()
    {
        using var server = SandboxServer.Start();
        var port = server.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
        var (status, output) = await Run("dotnet", Program, "--port", port);
        Assert.Equal(1, status);
        Assert.Contains(port, output, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => SandboxServer.Start(new SandboxOptions { FuturesPort = server.FuturesEndpoint.Port }));
    }

    private static async Task<(int Status, string Output)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
