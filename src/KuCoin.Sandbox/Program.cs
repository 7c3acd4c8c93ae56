using System.Globalization;
using System.Runtime.InteropServices;
using KuCoin.Sandbox;

const string Help = """
    A local exchange that speaks KuCoin's wire protocol. Loopback only; everything in it is made up.

    dotnet run --project src/KuCoin.Sandbox -- [options]

      --port N              port of the spot, margin and account host (default: a free one)
      --futures-port N      port of the futures host (default: a free one)
      --seed N              what prices, sizes, ids and keys are derived from (default: 1)
      --start-time T        where its clock begins, e.g. 2026-01-01T00:00:00Z (default: now)
      --vip N               VIP level 0 to 12, decides the rate quotas (default: 0)
      --no-maker            no market maker: books hold only what is sent
      --key-permissions P   adds a key with these permissions, e.g. General,Spot (may be repeated)
      --help                this text

    It prints endpoints and keys as NAME=value lines, one key with all permissions and one that may only read,
    says "ready" and serves until Ctrl+C or SIGTERM.
    """;

if (args is ["--help" or "-h" or "-?", ..])
{
    Console.Out.WriteLine(Help);
    return 0;
}

SandboxOptions options;
var extraKeys = new List<string> { "General" };
try
{
    options = Read(args, extraKeys);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

using var stop = new ManualResetEventSlim();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

try
{
    using var server = SandboxServer.Start(options);
    Console.Out.WriteLine($"KC_ENDPOINT={server.Endpoint.ToString().TrimEnd('/')}");
    Console.Out.WriteLine($"KC_FUTURES_ENDPOINT={server.FuturesEndpoint.ToString().TrimEnd('/')}");
    Print("KC", server.Key);
    for (var i = 0; i < extraKeys.Count; i++)
        Print(i == 0 ? "KC_READONLY" : string.Create(CultureInfo.InvariantCulture, $"KC_EXTRA{i}"), server.AddKey(extraKeys[i]));
    Console.Out.WriteLine("ready");
    stop.Wait();
    return 0;
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void End(PosixSignalContext signal)
{
    // Ending is ours: the server closes its connections first.
    signal.Cancel = true;
    stop.Set();
}

static void Print(string prefix, SandboxKey key)
{
    Console.Out.WriteLine($"{prefix}_API_KEY={key.ApiKey}");
    Console.Out.WriteLine($"{prefix}_API_SECRET={key.Secret}");
    Console.Out.WriteLine($"{prefix}_API_PASSPHRASE={key.Passphrase}");
    Console.Out.WriteLine($"{prefix}_API_PERMISSIONS={key.Permissions}");
}

static SandboxOptions Read(string[] args, List<string> extraKeys)
{
    var options = new SandboxOptions();
    for (var i = 0; i < args.Length; i++)
    {
        var name = args[i];
        string Value() => ++i < args.Length ? args[i] : throw new FormatException($"{name} needs a value; see --help");
        int Number() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new FormatException($"{name} needs a number; see --help");
        switch (name)
        {
            case "--port":
                options = options with { Port = Number() };
                break;
            case "--futures-port":
                options = options with { FuturesPort = Number() };
                break;
            case "--seed":
                options = options with { Seed = Number() };
                break;
            case "--vip":
                options = options with { VipLevel = Number() };
                break;
            case "--start-time":
                options = options with
                {
                    StartTime = DateTimeOffset.TryParse(Value(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                        ? time
                        : throw new FormatException("--start-time needs a time; see --help"),
                };
                break;
            case "--no-maker":
                options = options with { MarketMaker = false };
                break;
            case "--key-permissions":
                extraKeys.Add(Value());
                break;
            default:
                throw new FormatException($"Unknown option {name}; see --help");
        }
    }
    return options;
}
