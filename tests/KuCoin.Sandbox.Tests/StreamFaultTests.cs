using System.Net.WebSockets;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>What goes wrong with messages on their way to a client.</summary>
public class StreamFaultTests
{
    private const string Topic = "/market/match:BTC-USDT";

    [Fact]
    public async Task A_message_can_be_lost_doubled_or_overtaken()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        foreach (var kind in (SandboxStreamFault[])[SandboxStreamFault.Hole, SandboxStreamFault.Duplicate, SandboxStreamFault.Reorder])
            pit.Server.AddFault(new SandboxFault { Stream = kind, PathPattern = "/market/match:*" });
        await Trade(pit, 5);
        var sizes = new List<string>();
        while (sizes.Count < 5)
            sizes.Add(Size(await stream.Hear("message")));
        // 1 is lost, 2 comes twice, 4 overtakes 3.
        Assert.Equal(["2", "2", "4", "3", "5"], sizes);
        Assert.Empty(pit.Server.Faults);
    }

    [Fact]
    public async Task What_is_held_back_comes_even_when_nothing_follows()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Reorder });
        await Trade(pit, 1);
        Assert.Equal("1", Size(await stream.Hear("message")));
    }

    [Fact]
    public async Task Error_frames_and_unknown_frames_come_before_the_message()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.UnknownFrame });
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.ErrorFrame });
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.ErrorFrame, Code = "509", Message = "exceed max message rate" });
        await Trade(pit, 3);
        Assert.Equal("weather", (await stream.Hear())!.Value.GetProperty("type").GetString());
        Assert.Equal("1", Size((await stream.Hear())!.Value));
        var error = (await stream.Hear())!.Value;
        Assert.Equal(("me", 500), (error.GetProperty("id").GetString(), error.GetProperty("code").GetInt32()));
        Assert.Equal("2", Size((await stream.Hear())!.Value));
        Assert.Equal(509, (await stream.Hear())!.Value.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_stalled_connection_stays_open_and_answers_no_ping()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Stall });
        await Trade(pit, 2);
        await stream.Say(new { id = "p", type = "ping" });
        var hearing = stream.Hear();
        await Task.Delay(300);
        Assert.False(hearing.IsCompleted);
        Assert.Equal(1, pit.Server.OpenStreamCount);
        pit.Server.CutStreams();
        await Assert.ThrowsAsync<WebSocketException>(() => hearing);
    }

    [Fact]
    public async Task A_slow_message_comes_in_fragments_and_whole()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.SlowFragments });
        await Trade(pit, 2);
        var (fragments, frame) = await stream.HearFragments();
        Assert.Equal((8, "1"), (fragments, Size(frame)));
        Assert.Equal("2", Size((await stream.Hear())!.Value));
    }

    [Fact]
    public async Task A_token_can_end_before_its_time()
    {
        using var pit = new Pit();
        var token = await pit.Me.Public("/api/v1/bullet-public", "POST");
        var endpoint = token.Data.GetProperty("instanceServers")[0].GetProperty("endpoint").GetString()!;
        using var stream = await Listener.Open(endpoint, token.Text("token"));
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.TokenEnd });
        await Trade(pit, 2);
        Assert.Null(await stream.Hear());
        using var again = await Listener.Open(endpoint, token.Text("token"));
        Assert.Equal("401", (await again.Hear("error")).GetProperty("code").GetRawText());
    }

    [Fact]
    public async Task A_restart_breaks_all_connections_and_turns_new_ones_away_for_a_while()
    {
        using var pit = new Pit();
        using var one = await Listener.Open(pit.Me, isPrivate: false);
        using var other = await Listener.Open(pit.Other, isPrivate: true);
        await other.Hear("welcome");
        await one.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Restart, Delay = TimeSpan.FromMinutes(1) });
        await Trade(pit, 1);
        await Assert.ThrowsAsync<WebSocketException>(() => one.Hear());
        await Assert.ThrowsAsync<WebSocketException>(() => other.Hear());
        await Assert.ThrowsAsync<WebSocketException>(() => Listener.Open(pit.Me, isPrivate: false));
        pit.Server.AdvanceClock(TimeSpan.FromMinutes(2));
        using var back = await Listener.Open(pit.Me, isPrivate: false);
        await back.Hear("welcome");
    }

    [Fact]
    public async Task A_dropped_connection_loses_the_message_and_chance_is_repeatable()
    {
        Assert.Equal(await LostOf(seed: 5), await LostOf(seed: 5));
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Drop, PathPattern = "/market/level2:*" });
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Drop });
        await Trade(pit, 1);
        await Assert.ThrowsAsync<WebSocketException>(() => stream.Hear());
        Assert.Equal("/market/level2:*", Assert.Single(pit.Server.Faults).PathPattern);
    }

    private static async Task<string> LostOf(int seed)
    {
        using var pit = new Pit(new SandboxOptions { Seed = seed });
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe(Topic);
        pit.Server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Hole, Count = int.MaxValue, Probability = 0.4 });
        await Trade(pit, 20);
        pit.Server.ClearFaults();
        await Trade(pit, 1, from: 99);
        var heard = new List<string>();
        while (heard is not [.., "99"])
            heard.Add(Size(await stream.Hear("message")));
        Assert.InRange(heard.Count, 2, 20);
        return string.Join(' ', heard);
    }

    /// <summary>Trades of size 1, 2, 3... one after the other.</summary>
    private static async Task Trade(Pit pit, int count, int from = 1)
    {
        for (var size = from; size < from + count; size++)
        {
            await pit.Limit(pit.Me, "buy", 100, size);
            await pit.Limit(pit.Other, "sell", 100, size);
        }
    }

    private static string Size(JsonElement message) => message.GetProperty("data").GetProperty("size").GetString()!;
}
