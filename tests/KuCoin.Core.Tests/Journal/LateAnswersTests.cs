using System.Globalization;
using Xunit;

namespace KuCoin.Tests;

/// <summary>What is asked about a journal entry when the truth comes late: from the exchange's ledger, or into the journal itself.</summary>
public sealed class LateAnswersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kc-late-").FullName;
    private int _ledgerQuestions;
    private DateTimeOffset _shownFrom;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<JournalEntry> Entries => [.. JournalReader.Read(_folder)];

    [Fact]
    public async Task A_transfer_that_the_ledger_does_not_show_yet_is_asked_for_again()
    {
        await using var server = new ScriptedServer(Answer);
        using var client = new KuCoinClient(TestClient.Options(server, journal: _folder, generation: ApiGeneration.Classic));
        await MoveAsync(client);
        File.WriteAllLines(FileOf(_folder), File.ReadAllLines(FileOf(_folder)).Take(1));

        var resolved = await client.ResolveAsync(Assert.Single(Entries));

        Assert.Equal(JournalState.Done, resolved.State);
        Assert.Equal(["row-1"], resolved.Ids);
        Assert.Equal(2, _ledgerQuestions);
    }

    [Fact]
    public async Task What_a_killed_process_may_just_have_sent_is_waited_for()
    {
        await using var server = new ScriptedServer(Answer);
        using var client = new KuCoinClient(TestClient.Options(server, journal: _folder, generation: ApiGeneration.Classic));
        await MoveAsync(client);
        // Its request waited a minute for the quota before it left; no process has this number.
        var written = Assert.Single(Entries).Time;
        var line = File.ReadLines(FileOf(_folder)).First().Replace($"\"process\":{Environment.ProcessId}", "\"process\":2147483647", StringComparison.Ordinal)
            .Replace(written.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), written.UtcDateTime.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        File.WriteAllLines(FileOf(_folder), [line]);
        _shownFrom = DateTimeOffset.UtcNow.AddSeconds(5);

        var resolved = await client.ResolveAsync(Assert.Single(Entries));

        Assert.Equal(JournalState.Done, resolved.State);
    }

    [Fact]
    public async Task What_was_done_under_the_same_client_id_is_done()
    {
        await using var server = new ScriptedServer(Answer);
        using var client = new KuCoinClient(TestClient.Options(server, journal: _folder, generation: ApiGeneration.Classic));
        await MoveAsync(client, "mine");
        await MoveAsync(client, "mine");
        // Of the first nobody read the answer; the second was told what the first had done.
        var lines = File.ReadAllLines(FileOf(_folder));
        File.WriteAllLines(FileOf(_folder), [lines[0], .. lines[2..]]);

        var resolved = await client.ResolveAsync(Entries[0]);

        Assert.Equal(JournalState.Done, resolved.State);
        Assert.Equal(["transfer-1"], resolved.Ids);
        Assert.Equal(0, _ledgerQuestions);
    }

    [Fact]
    public async Task What_was_answered_since_the_entry_was_read_is_not_asked_about()
    {
        await using var server = new ScriptedServer(Answer);
        using var client = new KuCoinClient(TestClient.Options(server, journal: _folder, generation: ApiGeneration.Classic));
        await MoveAsync(client);
        var lines = File.ReadAllLines(FileOf(_folder));
        File.WriteAllLines(FileOf(_folder), lines.Take(1));
        var stale = Assert.Single(Entries);
        Assert.True(stale.IsUnresolved);
        File.WriteAllLines(FileOf(_folder), lines);

        var resolved = await client.ResolveAsync(stale);

        Assert.Equal((JournalState.Done, null), (resolved.State, resolved.ResolvedAt));
        Assert.Equal(lines, File.ReadLines(FileOf(_folder)));
        Assert.Equal(0, _ledgerQuestions);
    }

    private static string FileOf(string folder) => Assert.Single(Directory.GetFiles(folder, "*.jsonl"));

    private static Task<Transfer> MoveAsync(KuCoinClient client, string? clientOid = null) =>
        client.Account.TransferAsync(new TransferRequest { Currency = "USDT", Amount = 5m, From = AccountType.Main, To = AccountType.Trade, ClientOid = clientOid });

    private string Answer(ReceivedRequest request)
    {
        if (request.Line.Contains("user/api-key", StringComparison.Ordinal))
            return Data("""{"remark":"","apiKey":"k","apiVersion":3,"permission":"General","createdAt":1,"uid":77,"isMaster":true}""");
        if (!request.Line.Contains("accounts/ledgers", StringComparison.Ordinal))
            return Data("""{"orderId":"transfer-1"}""");
        if (++_ledgerQuestions == 1 || DateTimeOffset.UtcNow < _shownFrom)
            return Data("""{"currentPage":1,"pageSize":500,"totalNum":0,"totalPage":0,"items":[]}""");
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return Data($$"""
            {"currentPage":1,"pageSize":500,"totalNum":1,"totalPage":1,"items":[
              {"id":"row-1","currency":"USDT","amount":"5","fee":"0","balance":"95","accountType":"MAIN","bizType":"Transfer","direction":"out","createdAt":{{now}},"context":""}]}
            """);
    }

    private static string Data(string json) => $$"""{"code":"200000","data":{{json}}}""";
}
