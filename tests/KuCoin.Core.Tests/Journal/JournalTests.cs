using System.Text;
using KuCoin.Sandbox;
using KuCoin.Tests.Faults;
using Xunit;

namespace KuCoin.Tests;

/// <summary>The journal against the sandbox: what is written when, what is refused, and what asking finds out.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions { MarketMaker = false });
    private readonly string _folder = Directory.CreateTempSubdirectory("kc-journal-").FullName;

    public void Dispose()
    {
        _sandbox.CheckLedger();
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IReadOnlyList<JournalEntry> Entries => [.. JournalReader.Read(_folder)];

    private static OrderRequest Order(string? clientOid = null) => new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1000m, Size = 0.01m, ClientOid = clientOid };

    private static TransferRequest Move(decimal amount = 5m) => new() { Currency = "USDT", Amount = amount, From = AccountType.Main, To = AccountType.Trade };

    [Fact]
    public async Task Each_change_stands_there_with_its_answer_and_reads_do_not()
    {
        using var client = _sandbox.Connect(journal: _folder);
        var order = await client.Spot.PlaceOrderAsync(Order("my-order"));
        var transfer = await client.Account.TransferAsync(Move());
        await client.Spot.CancelOrderAsync(order.Id);
        await client.Account.GetAccountsAsync();
        var uid = (await client.Account.GetApiKeyAsync()).Uid;

        Assert.Collection(
            Entries,
            entry =>
            {
                Assert.Equal(("Place order", JournalState.Done, "my-order", "BTC-USDT", "buy"), (entry.Operation, entry.State, entry.ClientOid, entry.Symbol, entry.Side));
                Assert.Equal((0.01m, 1000m), (entry.Amount, entry.Price));
                Assert.Equal([order.Id], entry.Ids);
                Assert.Equal(uid, long.Parse(entry.Account, System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(Environment.ProcessId, entry.ProcessId);
            },
            entry =>
            {
                Assert.Equal((JournalState.Done, transfer.ClientOid, "USDT", 5m), (entry.State, entry.ClientOid, entry.Currency, entry.Amount));
                Assert.Equal([transfer.Id], entry.Ids);
            },
            entry => Assert.Equal(("DELETE", JournalState.Done), (entry.Method, entry.State)));
    }

    [Fact]
    public async Task It_is_dated_by_the_exchange_also_after_this_machines_clock_was_set()
    {
        var machine = new SteppedClock();
        using var client = _sandbox.Connect(journal: _folder, time: machine);
        await client.Account.TransferAsync(Move());
        machine.Step(TimeSpan.FromSeconds(90));
        await client.Account.TransferAsync(Move());
        machine.Step(TimeSpan.FromHours(-3));
        await client.Account.TransferAsync(Move());

        // By these times the ledger and the list of withdrawals are searched for what became of an entry.
        Assert.Equal(3, Entries.Count);
        Assert.All(Entries, entry => Assert.InRange(entry.Time, _sandbox.Now.AddSeconds(-30), _sandbox.Now.AddSeconds(1)));
    }

    [Fact]
    public async Task The_line_is_on_the_disk_before_the_request_leaves()
    {
        await using var server = new ScriptedServer { Handler = request => throw new InvalidOperationException() };
        var seen = "";
        server.Handler = request =>
        {
            if (request.Line.StartsWith("POST", StringComparison.Ordinal))
                seen = string.Concat(Directory.GetFiles(_folder, "*.jsonl").Select(file => ReadShared(file)));
            return request.Line.Contains("user/api-key", StringComparison.Ordinal)
                ? Replies.Data("""{"remark":"","apiKey":"k","apiVersion":3,"permission":"General","createdAt":1,"uid":77,"isMaster":true}""")
                : Replies.Data("""{"orderId":"id-1"}""");
        };
        using var client = new KuCoinClient(TestClient.Options(server, journal: _folder, generation: ApiGeneration.Classic));

        await client.Account.TransferAsync(Move());

        Assert.Contains("\"kind\":\"intent\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"answer\"", seen, StringComparison.Ordinal);
        var entry = Assert.Single(Entries);
        Assert.Equal(("77", JournalState.Done), (entry.Account, entry.State));
        var text = ReadShared(entry.File);
        foreach (var secret in new[] { TestClient.Secret, TestClient.Passphrase, "KC-API" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_not_done_and_says_why()
    {
        using var client = _sandbox.Connect(journal: _folder);
        var refused = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.TransferAsync(Move(1_000_000_000m)));

        var entry = Assert.Single(Entries);
        Assert.Equal((JournalState.NotDone, refused.Code, refused.ErrorId), (entry.State, entry.Code, entry.ErrorId));
        Assert.False(entry.IsUnresolved);
    }

    [Fact]
    public async Task What_looks_like_a_secret_in_a_request_of_ones_own_is_left_out()
    {
        using var client = _sandbox.Connect(journal: _folder);
        await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest
        {
            Method = HttpMethod.Post,
            Path = "/api/v1/sub/api-key",
            Body = """{"subName":"bot1","passphrase":"Open.Sesame42","nested":[{"apiSecret":"5ecret"}]}""",
        }));

        var text = ReadShared(Assert.Single(Entries).File);
        Assert.Contains("bot1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Open.Sesame42", text, StringComparison.Ordinal);
        Assert.DoesNotContain("5ecret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_refuses_the_change_and_nothing_is_sent()
    {
        using var client = _sandbox.Connect(journal: _folder);
        await client.Account.TransferAsync(Move());
        var writes = _sandbox.WriteRequestCount;
        var file = Assert.Single(Entries).File;
        File.Delete(file);
        Directory.CreateDirectory(file);

        var refused = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.TransferAsync(Move()));

        Assert.Equal("JournalUnavailable", refused.ErrorId);
        Assert.Equal(writes, _sandbox.WriteRequestCount);
    }

    [Fact]
    public async Task Its_owner_alone_is_let_in()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Path.Combine(_folder, "deep", "new");
        using var client = _sandbox.Connect(journal: folder);
        await client.Account.TransferAsync(Move());
        using (await TreasuryTurn.TakeAsync(folder))
        {
        }
        File.Copy(Directory.GetFiles(folder, "*.jsonl").Single(), Path.Combine(folder, "2020-01-01.jsonl"));
        Assert.Empty(JournalReader.ReadUnresolved(folder));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(["journal.lock", "journal.settled", "treasury.lock"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".jsonl", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Past_days_without_open_entries_are_read_once_to_know_that()
    {
        using var client = _sandbox.Connect(journal: _folder);
        await client.Account.TransferAsync(Move());
        var day = Path.Combine(_folder, "2020-01-01.jsonl");
        File.Copy(Assert.Single(Entries).File, day);
        Assert.Empty(JournalReader.ReadUnresolved(_folder));
        using (new FileStream(day, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            Assert.Throws<KuCoinException>(() => JournalReader.Read(_folder).ToList());
            Assert.Empty(JournalReader.ReadUnresolved(_folder));
        }

        File.AppendAllLines(day, [File.ReadLines(day).First().Replace(Entries[0].Id, "late", StringComparison.Ordinal)]);
        Assert.Equal("late", Assert.Single(JournalReader.ReadUnresolved(_folder)).Id);
        File.Delete(Path.Combine(_folder, "journal.settled"));
        Assert.Equal("late", Assert.Single(JournalReader.ReadUnresolved(_folder)).Id);
    }

    [Fact]
    public void A_journal_that_cannot_be_made_refuses_the_client()
    {
        var file = Path.Combine(_folder, "in-the-way");
        File.WriteAllText(file, "");
        Assert.Equal("JournalUnavailable", Assert.Throws<KuCoinException>(() => _sandbox.Connect(journal: file)).ErrorId);
    }

    [Fact]
    public async Task A_torn_line_is_told_and_the_next_one_is_whole()
    {
        using var client = _sandbox.Connect(journal: _folder);
        await client.Account.TransferAsync(Move());
        var file = Assert.Single(Entries).File;
        File.AppendAllText(file, """{"kind":"intent","id":"half""");
        await client.Account.TransferAsync(Move(6m));

        var torn = new List<TornJournalLine>();
        var entries = JournalReader.Read(_folder, torn: torn.Add).ToList();

        Assert.Equal([5m, 6m], entries.Select(entry => entry.Amount!.Value));
        Assert.Equal(3, Assert.Single(torn).Line);
    }

    [Fact]
    public async Task Many_writers_never_mix_their_lines()
    {
        var clients = Enumerable.Range(0, 4).Select(_ => _sandbox.Connect(journal: _folder)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => clients[at % 4].Account.TransferAsync(Move(1m))));
        clients.ForEach(client => client.Dispose());

        var torn = new List<TornJournalLine>();
        var entries = JournalReader.Read(_folder, torn: torn.Add).ToList();

        Assert.Empty(torn);
        Assert.Equal(40, entries.Count(entry => entry.State == JournalState.Done));
    }

    [Theory]
    [InlineData(ApiGeneration.Classic, true)]
    [InlineData(ApiGeneration.Classic, false)]
    [InlineData(ApiGeneration.Current, true)]
    [InlineData(ApiGeneration.Current, false)]
    public async Task Asking_tells_what_became_of_orders_and_transfers_whose_process_ended(ApiGeneration generation, bool wasDone)
    {
        _sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        using var client = _sandbox.Connect(generation, journal: _folder);
        _sandbox.SetBalance("main", "USDT", 1000m);
        // Another transfer alike, with its answer, must not be taken for the one without.
        await client.Account.TransferAsync(Move());
        if (wasDone)
        {
            await client.Spot.PlaceOrderAsync(Order("spot-1"));
            await client.Account.TransferAsync(Move());
            await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Limit, Price = 1000m, Size = 1, Leverage = 2, ClientOid = "fut-1" });
            TearAnswers(keep: 1);
        }
        else
        {
            await client.Spot.PlaceOrderAsync(Order("spot-0"));
            await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Limit, Price = 1000m, Size = 1, Leverage = 2, ClientOid = "fut-0" });
            TearAnswers(keep: 1, rename: true);
        }

        var open = Entries.Where(entry => entry.IsUnresolved).ToList();
        Assert.Equal(wasDone ? 3 : 2, open.Count);
        foreach (var entry in open)
        {
            var resolved = await client.ResolveAsync(entry);
            Assert.Equal(wasDone ? JournalState.Done : JournalState.NotDone, resolved.State);
            Assert.Equal(wasDone ? 1 : 0, resolved.Ids.Count);
        }
        Assert.DoesNotContain(Entries, entry => entry.IsUnresolved);
        Assert.Equal(open.Count, Entries.Count(entry => entry.ResolvedAt is not null));
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task A_withdrawal_is_found_in_the_list(ApiGeneration generation)
    {
        _sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        using var client = _sandbox.Connect(generation, journal: _folder);
        _sandbox.SetBalance("main", "USDT", 1000m);
        var chain = (await client.Spot.GetCurrencyAsync("USDT")).Chains!.First(one => one.IsDepositEnabled && one.IsWithdrawEnabled).ChainId!;
        var address = (await client.Account.NewDepositAddressAsync("USDT", chain)).Address;
        var first = await client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 100m, Address = address, Chain = chain });
        var second = await client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 100m, Address = address, Chain = chain });
        TearAnswers(keep: 2);

        var resolved = await client.ResolveAsync(Entries.Single(entry => entry.IsUnresolved));

        Assert.Equal(JournalState.Done, resolved.State);
        Assert.Equal([second.Id], resolved.Ids);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task What_another_account_did_is_not_asked_here()
    {
        using var client = _sandbox.Connect(journal: _folder);
        await client.Account.TransferAsync(Move());
        TearAnswers(keep: 0);
        var entry = Assert.Single(Entries) with { Account = "1" };
        Assert.Equal("JournalOfAnotherAccount", (await Assert.ThrowsAsync<KuCoinException>(() => client.ResolveAsync(entry))).ErrorId);
    }

    [Fact]
    public async Task Added_margin_cannot_be_asked_about_but_is_completed_with_its_own_id()
    {
        using var client = _sandbox.Connect(journal: _folder);
        await client.Account.TransferAsync(Move(6m));
        TearAnswers(keep: 0);
        var before = (await client.Account.GetAccountsAsync("USDT", AccountType.Trade)).Single().Balance;

        var completed = await client.CompleteAsync(Assert.Single(Entries));

        Assert.Equal(JournalState.Done, completed.State);
        Assert.Equal(before, (await client.Account.GetAccountsAsync("USDT", AccountType.Trade)).Single().Balance);
        Assert.DoesNotContain(Entries, entry => entry.IsUnresolved);
    }

    /// <summary>Takes away all answers but the first ones, as if the process had been killed before it wrote them; with new client ids, as if the requests had never left.</summary>
    private void TearAnswers(int keep, bool rename = false)
    {
        foreach (var file in Directory.GetFiles(_folder, "*.jsonl"))
        {
            var lines = File.ReadAllLines(file);
            var answers = lines.Where(line => line.Contains("\"kind\":\"answer\"", StringComparison.Ordinal)).Take(keep).ToList();
            var kept = lines.Where(line => line.Contains("\"kind\":\"intent\"", StringComparison.Ordinal) || answers.Contains(line));
            File.WriteAllLines(file, kept.Select(line => rename ? line.Replace("spot-0", "spot-x", StringComparison.Ordinal).Replace("fut-0", "fut-x", StringComparison.Ordinal) : line));
        }
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
