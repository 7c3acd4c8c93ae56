using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using KuCoin.Sandbox;
using Xunit.Abstractions;

namespace KuCoin.Tests.Faults;

/// <summary>
/// Changes under random faults, processes killed among them. Afterwards every one of them happened exactly once or is reported as not done,
/// and nothing is unknown any more. A little in every run; 10,000 with KC_CAMPAIGN, whose seed is printed and given again with KC_SEED.
/// </summary>
public sealed class FaultCampaignTests(ITestOutputHelper output) : IDisposable
{
    private const int FirstOfVictims = 1_000_000;

    private static readonly string[] Quotas = ["Spot", "Futures", "Management"];

    private readonly SteppedClock _clock = new();

    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions { VipLevel = 12 });
    private readonly string _folder = Directory.CreateTempSubdirectory("kc-faults-").FullName;
    private readonly ConcurrentDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DeathPoint, (int Killed, int Open)> _open = new();

    public void Dispose()
    {
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_change_happens_once_or_is_reported_as_not_done()
    {
        var (changes, victims) = Campaign.IsLong ? (10_000, 72) : (120, 6);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changes} changes, {victims} killed processes, seed {Campaign.Seed}"));
        _sandbox.SetSingleEngine(true);
        _sandbox.SetBalance("main", "USDT", 10_000_000m);
        _sandbox.SetBalance("contract", "USDT", 10_000_000m);
        using var client = Connect();
        await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = FaultIntents.Contract, Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Leverage = 2 });
        var marginBefore = await AddedMarginAsync(client);

        var began = Stopwatch.GetTimestamp();
        var done = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, changes), new ParallelOptions { MaxDegreeOfParallelism = Campaign.IsLong ? 48 : 8 }, async (number, _) => done[number] = await TryAsync(client, number));
        _sandbox.ClearFaults();
        for (var victim = 0; victim < victims; victim++)
            await KillAsync(victim, (DeathPoint)(victim % Enum.GetValues<DeathPoint>().Length));
        _sandbox.ClearFaults();

        var unresolved = Entries().Where(entry => entry.IsUnresolved).ToList();
        await Parallel.ForEachAsync(unresolved, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (entry, token) =>
        {
            var now = await client.ResolveAsync(entry, token);
            if (now.IsUnresolved)
                await client.CompleteAsync(now, token);
        });
        var took = Stopwatch.GetElapsedTime(began);

        var entries = Entries();
        Assert.DoesNotContain(entries, entry => entry.IsUnresolved);
        await CheckBooksAsync(client, entries, marginBefore);
        _sandbox.CheckLedger();
        Report(entries, done, unresolved, took);
        // What a call reported as done, or as not done, the journal says too.
        Assert.All(done.Where(call => call.Value == "done"), call => Assert.True(IsDone(entries, call.Key), $"{call.Key} was reported as done"));
    }

    private async Task<string> TryAsync(KuCoinClient client, int number)
    {
        var chance = Campaign.Chance(number);
        AddFault(chance);
        using var stop = new CancellationTokenSource();
        if (chance.NextDouble() < 0.02)
            stop.CancelAfter(chance.Next(1, 40));
        try
        {
            await FaultIntents.DoAsync(client, number, stop.Token);
            return "done";
        }
        catch (OperationCanceledException)
        {
            return "stopped";
        }
        catch (KuCoinException failure)
        {
            return failure.Kind == KuCoinErrorKind.OutcomeUnknown ? "unknown" : failure.ErrorId;
        }
    }

    /// <summary>A fault for the next requests of whoever comes, in four of ten cases.</summary>
    private void AddFault(Random chance)
    {
        var (name, fault) = chance.Next(1000) switch
        {
            < 80 => ("drop before", new SandboxFault { Method = "POST", Drop = SandboxDrop.BeforeAccept }),
            < 160 => ("drop after", new SandboxFault { Method = "POST", Drop = SandboxDrop.AfterAccept }),
            < 200 => ("503 before", new SandboxFault { Method = "POST", HtmlBody = true }),
            < 260 => ("502 after", new SandboxFault { Method = "POST", AnswerStatus = 502 }),
            < 300 => ("500000 before", new SandboxFault { Method = "POST", Status = 500, Code = "500000", Message = "internal error" }),
            < 330 => ("cut answer", new SandboxFault { Method = "POST", TruncateBody = true }),
            < 350 => ("empty answer", new SandboxFault { Method = "POST", EmptyBody = true }),
            < 360 => ("429 overload", new SandboxFault { Method = "POST", Status = 429, Code = "429000", Message = "Too Many Requests" }),
            < 370 => ("late answer", new SandboxFault { Method = "POST", AnswerDelay = TimeSpan.FromSeconds(3) }),
            < 400 => ("read dropped", new SandboxFault { Method = "GET", Drop = SandboxDrop.BeforeAccept }),
            < 430 => ("lagging index", new SandboxFault { Method = "POST", LookupLag = TimeSpan.FromMilliseconds(400), Drop = SandboxDrop.AfterAccept }),
            < 431 => ("exchange's clock ahead", null),
            < 440 => ("own clock ahead", null),
            < 449 => ("own clock back", null),
            449 when Campaign.IsLong && chance.Next(3) == 0 => ("429 quota used up", null),
            450 when Campaign.IsLong && chance.Next(4) == 0 => ("429 of a futures call", new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Status = 429, Code = "200002", Message = "too many requests in a short period" }),
            _ => (null, (SandboxFault?)null),
        };
        if (name is null)
            return;
        _faults.AddOrUpdate(name, 1, static (_, count) => count + 1);
        if (fault is not null)
            _sandbox.AddFault(fault);
        else if (name == "429 quota used up")
            _sandbox.ExpireQuota(Quotas[chance.Next(Quotas.Length)]);
        else if (name == "exchange's clock ahead")
            _sandbox.AdvanceClock(TimeSpan.FromSeconds(chance.Next(6, 30)));
        else
            _clock.Step(TimeSpan.FromSeconds(chance.Next(6, 120) * (name == "own clock back" ? -1 : 1)));
    }

    /// <summary>Starts a process that makes changes under faults and dies.</summary>
    private async Task KillAsync(int victim, DeathPoint point)
    {
        var chance = Campaign.Chance(FirstOfVictims + victim);
        // The line that is cut has to be the last one.
        string[] arguments = [_sandbox.Endpoint.ToString(), _sandbox.FuturesEndpoint.ToString(), _folder, Text(FirstOfVictims + (victim * 10_000)), point.ToString(), Text(chance.Next(1, 40)), point == DeathPoint.InLine ? "1" : "8"];
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KUCOIN_API_KEY"] = _sandbox.Key.ApiKey, ["KUCOIN_API_SECRET"] = _sandbox.Key.Secret, ["KUCOIN_API_PASSPHRASE"] = _sandbox.Key.Passphrase },
        };
        foreach (var argument in arguments.Prepend(typeof(FaultIntents).Assembly.Location))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TestClient.Patience);
        try
        {
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(patience.Token));
            var (began, life) = (Stopwatch.GetTimestamp(), TimeSpan.FromMilliseconds(chance.Next(5, 1500)));
            while (!process.HasExited && (point != DeathPoint.AnyMoment || Stopwatch.GetElapsedTime(began) < life))
            {
                // A line is cut as its request is about to leave for the first time: no attempt may have been lost before.
                if (chance.Next(10) == 0 && point != DeathPoint.InLine)
                    AddFault(chance);
                await Task.Delay(chance.Next(1, 20));
                Assert.False(patience.IsCancellationRequested, $"{point}: it does not die.");
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        if (point == DeathPoint.InLine)
            CutLastLine();
        _sandbox.ClearFaults();
        _open.AddOrUpdate(point, static (_, open) => (1, open), static (_, sum, open) => (sum.Killed + 1, sum.Open + open), Entries().Count(entry => entry.State == JournalState.Open && entry.ProcessId == process.Id));
    }

    private void CutLastLine()
    {
        using var file = new FileStream(Directory.EnumerateFiles(_folder, "*.jsonl").Max(StringComparer.Ordinal)!, FileMode.Open, FileAccess.ReadWrite);
        var text = new StreamReader(file).ReadToEnd();
        var last = text.LastIndexOf('\n', text.Length - 2) + 1;
        Assert.Contains("\"intent\"", text[last..], StringComparison.Ordinal);
        file.SetLength(last + ((text.Length - last) / 2));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task CheckBooksAsync(KuCoinClient client, List<JournalEntry> entries, decimal marginBefore)
    {
        // Orders by client id, transfers by the ledger, withdrawals by their list; the amounts are all different.
        var orders = _sandbox.Orders.Concat(_sandbox.FuturesOrders).Where(order => order.ClientOid?.StartsWith("campaign-", StringComparison.Ordinal) == true).GroupBy(order => order.ClientOid!).ToDictionary(same => same.Key, same => same.Count());
        var since = entries.Min(entry => entry.Time).AddMinutes(-1);
        var transfers = (await client.Account.GetLedger(new LedgerQuery { Account = AccountType.Main, Currency = "USDT", Direction = LedgerDirection.Out, StartTime = since }).ToListAsync())
            .Where(row => row.BusinessType?.Contains("ransfer", StringComparison.Ordinal) == true).GroupBy(row => row.Amount).ToDictionary(same => same.Key, same => same.Count());
        var withdrawals = (await client.Account.GetWithdrawals(new WithdrawalQuery { Currency = "USDT" }).ToListAsync()).GroupBy(one => one.Amount).ToDictionary(same => same.Key, same => same.Count());
        var margin = 0m;
        foreach (var same in entries.Where(entry => entry.Method == "POST").GroupBy(entry => entry.ClientOid ?? entry.Id))
        {
            var entry = same.First();
            var expected = same.Any(one => one.State == JournalState.Done) ? 1 : 0;
            var amount = entry.Amount ?? 0m;
            var there = entry.Path switch
            {
                _ when entry.Path.EndsWith("deposit-margin", StringComparison.Ordinal) => expected,
                _ when entry.Path.EndsWith("-transfer", StringComparison.Ordinal) => transfers.GetValueOrDefault(amount),
                _ when entry.Path.EndsWith("withdrawals", StringComparison.Ordinal) => withdrawals.GetValueOrDefault(amount),
                _ when entry.ClientOid?.StartsWith("campaign-", StringComparison.Ordinal) == true => orders.GetValueOrDefault(entry.ClientOid),
                _ => expected,
            };
            Assert.True(there == expected, $"{entry.Operation} {entry.ClientOid} of {entry.Amount} is there {there} times, and the journal says {string.Join(", ", same.Select(one => $"{one.State} ({one.ErrorId}; {one.Message}; {one.Resolution})"))}");
            if (entry.Path.EndsWith("deposit-margin", StringComparison.Ordinal))
                margin += expected * amount;
        }
        Assert.Equal(marginBefore + margin, await AddedMarginAsync(client));
        Assert.Equal(orders.Count, entries.Where(entry => entry.State == JournalState.Done && entry.ClientOid is not null && orders.ContainsKey(entry.ClientOid)).Select(entry => entry.ClientOid).Distinct().Count());
    }

    /// <summary>The seed and the table; into a file, too, where KC_CAMPAIGN_REPORT names one.</summary>
    private void Report(List<JournalEntry> entries, ConcurrentDictionary<int, string> done, List<JournalEntry> unresolved, TimeSpan took)
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{done.Count} changes under faults, seed {Campaign.Seed}: {entries.Count} journal entries in {took.TotalSeconds:0} s, {unresolved.Count} without an answer, all resolved; ledger sums hold."),
            "",
            "Faults: " + string.Join(", ", _faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Key} {fault.Value}")) + ".",
            "",
            "Killed processes: " + string.Join(", ", _open.OrderBy(point => point.Key).Select(point => $"{point.Key} {point.Value.Killed}, which left {point.Value.Open} entries open")) + ".",
            "",
            "Calls ended: " + string.Join(", ", done.Values.GroupBy(value => value, StringComparer.Ordinal).OrderByDescending(same => same.Count()).Select(same => $"{same.Key} {same.Count()}")) + ".",
            "",
            "| change                         | done  | recovered | not done | resolved |",
            "|--------------------------------|-------|-----------|----------|----------|",
            .. entries.GroupBy(entry => entry.Operation, StringComparer.Ordinal).Select(kind =>
                $"| {kind.Key,-30} | {kind.Count(entry => entry.State == JournalState.Done),5} | {kind.Count(entry => entry.IsRecovered),9} | {kind.Count(entry => entry.State == JournalState.NotDone),8} | {kind.Count(entry => entry.ResolvedAt is not null),8} |"),
        ];
        foreach (var line in lines)
            output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("KC_CAMPAIGN_REPORT") is { Length: > 0 } file)
            File.WriteAllLines(file, lines);
    }

    private static bool IsDone(List<JournalEntry> entries, int number) => FaultIntents.KindOf(number) switch
    {
        FaultIntents.Kind.Transfer => entries.Any(entry => entry.State == JournalState.Done && entry.Amount == FaultIntents.AmountOf(number) && entry.Path.EndsWith("-transfer", StringComparison.Ordinal)),
        FaultIntents.Kind.Withdrawal => entries.Any(entry => entry.State == JournalState.Done && entry.Amount == FaultIntents.AmountOf(number) && entry.Path.EndsWith("withdrawals", StringComparison.Ordinal)),
        _ => entries.Any(entry => entry.State == JournalState.Done && entry.ClientOid == FaultIntents.ClientOidOf(number)),
    };

    private List<JournalEntry> Entries() => [.. JournalReader.Read(_folder)];

    private static async Task<decimal> AddedMarginAsync(KuCoinClient client) => (await client.Futures.GetPositionAsync(FaultIntents.Contract)).Single().AddedMargin ?? 0m;

    private KuCoinClient Connect() => new(new KuCoinClientOptions
    {
        Endpoint = _sandbox.Endpoint,
        FuturesEndpoint = _sandbox.FuturesEndpoint,
        ApiGeneration = ApiGeneration.Current,
        VipLevel = 12,
        Journal = _folder,
        Name = "campaign",
        AttemptTimeout = TimeSpan.FromSeconds(2),
        TimeProvider = _clock,
        Credentials = new(_sandbox.Key.ApiKey, _sandbox.Key.Secret, _sandbox.Key.Passphrase),
    });
}
