using System.Globalization;
using System.Text.Json.Serialization;
using KuCoin.Transport;

namespace KuCoin.Tests;

public sealed class PagingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ScriptedServer _server = new();
    private readonly RequestPipeline _pipeline;

    public PagingTests() => _pipeline = new RequestPipeline(TestClient.Options(_server));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _pipeline.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(95)]
    public async Task Numbered_pages_are_read_to_the_end(int count)
    {
        var rows = Enumerable.Range(0, count).ToList();
        ServeNumbered(() => rows);

        Assert.Equal(rows, await IdsAsync(Numbered()));
        Assert.Equal(Math.Max(1, (count + 9) / 10), _server.Requests.Count);
    }

    [Fact]
    public async Task Rows_that_arrive_between_pages_cause_neither_a_double_nor_a_loss()
    {
        // Newest first: what arrives pushes the rest on to later pages.
        var rows = Enumerable.Range(0, 50).Reverse().ToList();
        ServeNumbered(() =>
        {
            var seen = rows.ToList();
            rows.InsertRange(0, [1000 + rows.Count + 1, 1000 + rows.Count]);
            return seen;
        });

        var ids = await IdsAsync(Numbered());

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(Enumerable.Range(0, 50).Reverse(), ids.Where(id => id < 1000));
    }

    [Fact]
    public async Task Rows_that_share_a_key_are_told_apart_by_what_they_do_not_share()
    {
        // As the two fills of a trade with oneself; three rows arrive between pages, so that pairs are torn.
        var rows = Enumerable.Range(0, 90).Reverse().ToList();
        ServeNumbered(() =>
        {
            var seen = rows.ToList();
            rows.InsertRange(0, [2000 + rows.Count, 1000 + rows.Count, rows.Count]);
            return seen;
        });

        var ids = await IdsAsync(Numbered(key: row => (row.Id / 2).ToString(CultureInfo.InvariantCulture), part: row => row.Id.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(Enumerable.Range(0, 90).Reverse(), ids.Where(id => id < 90));
    }

    [Fact]
    public async Task Rows_that_move_by_thousands_of_places_are_not_given_twice()
    {
        var rows = Enumerable.Range(0, 30_000).ToList();
        var calls = 0;
        ServeNumbered(() =>
        {
            // Nineteen thousand rows are read when nearly ten thousand come before them.
            if (++calls == 20)
                rows.InsertRange(0, Enumerable.Range(-9_500, 9_500));
            return rows;
        });

        var ids = await IdsAsync(Numbered((1_000, 1_000)));

        Assert.Equal(Enumerable.Range(0, 30_000), ids);
    }

    [Fact]
    public async Task Rows_that_leave_between_pages_take_no_other_row_with_them()
    {
        // Orders that fill while the open ones are listed: the rows behind them move to pages already read.
        var rows = Enumerable.Range(0, 60).ToList();
        var calls = 0;
        ServeNumbered(() =>
        {
            if (++calls is 2 or 3)
                rows.RemoveRange(0, 4);
            return rows;
        });

        var ids = await IdsAsync(Numbered());

        Assert.Equal(ids.Distinct(), ids);
        Assert.Superset(rows.ToHashSet(), ids.ToHashSet());
    }

    [Fact]
    public async Task A_limit_chooses_the_page_size_and_stops_asking()
    {
        var rows = Enumerable.Range(0, 95).ToList();
        ServeNumbered(() => rows);

        var ids = new List<int>();
        await foreach (var page in Numbered((2, 50)).AsPages(60))
            ids.AddRange(page.Items.Select(row => row.Id));

        Assert.Equal(rows.Take(60), ids);
        Assert.Equal(["1/30", "2/30"], _server.Requests.Select(request => $"{Query(request, "currentPage")}/{Query(request, "pageSize")}"));
    }

    [Fact]
    public async Task A_limit_below_the_smallest_page_is_cut_here()
    {
        ServeNumbered(() => [.. Enumerable.Range(0, 95)]);

        var pages = new List<Page<Row>>();
        await foreach (var page in Numbered().AsPages(3))
            pages.Add(page);

        Assert.Equal([0, 1, 2], Assert.Single(pages).Items.Select(row => row.Id));
        Assert.Equal(95, pages[0].TotalCount);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task The_next_page_is_on_its_way_while_one_is_read()
    {
        ServeNumbered(() => [.. Enumerable.Range(0, 95)]);
        await using var pages = Numbered().AsPages().GetAsyncEnumerator();

        Assert.True(await pages.MoveNextAsync());
        using var patience = new CancellationTokenSource(TestClient.Patience);
        while (_server.Requests.Count < 2)
            await Task.Delay(10, patience.Token);

        Assert.Equal(10, pages.Current.Items.Count);
        await Task.Delay(200);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Who_stops_early_leaves_nothing_running()
    {
        _server.Handler = request => Query(request, "currentPage") == "1" ? PageReply([.. Enumerable.Range(0, 95)], request) : Replies.Silence();

        await foreach (var row in Numbered())
        {
            Assert.Equal(0, row.Id);
            break;
        }

        Assert.InRange(_server.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task A_failure_of_a_later_page_comes_after_the_rows_before_it()
    {
        _server.Handler = request => Query(request, "currentPage") == "3" ? Replies.Refusal("400100", "no") : PageReply([.. Enumerable.Range(0, 95)], request);
        var count = 0;

        var failure = await Assert.ThrowsAsync<KuCoinException>(async () =>
        {
            await foreach (var _ in Numbered())
                count++;
        });

        Assert.Equal("400100", failure.Code);
        Assert.Equal(20, count);
    }

    [Fact]
    public async Task A_server_that_repeats_its_last_page_ends_the_list()
    {
        _server.Handler = _ => Replies.Data("""{"currentPage":1,"pageSize":10,"totalNum":1000000,"totalPage":100000,"items":[{"id":1},{"id":2}]}""");

        Assert.Equal([1, 2], await IdsAsync(Numbered()));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Missing_items_are_an_empty_list()
    {
        _server.Handler = _ => Replies.Data("""{"currentPage":1,"pageSize":10,"totalNum":0,"totalPage":0,"items":null}""");

        Assert.Empty(await IdsAsync(Numbered()));
    }

    [Fact]
    public async Task Cursors_are_followed_to_the_end()
    {
        // Newest first; lastId is the last row's id.
        _server.Handler = request =>
        {
            var last = Query(request, "lastId") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 100;
            var size = int.Parse(Query(request, "limit")!, CultureInfo.InvariantCulture);
            var rows = Enumerable.Range(1, 99).Reverse().Where(id => id < last).Take(size).ToArray();
            return Replies.Data($$"""{"lastId":{{(rows.Length > 0 ? rows[^1] : 0)}},"items":[{{Rows(rows)}}]}""");
        };

        Assert.Equal(Enumerable.Range(1, 99).Reverse(), await IdsAsync(Cursor()));
        Assert.Null(Query(_server.Requests[0], "lastId"));
    }

    [Fact]
    public async Task A_cursor_that_does_not_advance_ends_the_list()
    {
        _server.Handler = _ => Replies.Data($$"""{"lastId":7,"items":[{{Rows(Enumerable.Range(1, 10))}}]}""");

        Assert.Equal(Enumerable.Range(1, 10), await IdsAsync(Cursor()));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Cursors_that_go_round_end_the_list()
    {
        var turn = 0;
        _server.Handler = _ => Replies.Data($$"""{"lastId":{{1 + (turn++ % 3)}},"items":[{{Rows(Enumerable.Range(1, 10))}}]}""");

        Assert.Equal(Enumerable.Range(1, 10), await IdsAsync(Cursor()));
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task Sliders_follow_the_smallest_offset_and_pending_rows_say_nothing_about_it()
    {
        _server.Handler = request =>
        {
            var offset = Query(request, "offset") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 100;
            var size = int.Parse(Query(request, "maxCount")!, CultureInfo.InvariantCulture);
            var rows = Enumerable.Range(1, 45).Reverse().Where(id => id < offset).Take(size).ToArray();
            var pending = Query(request, "offset") is null ? """{"id":-1},""" : "";
            return Replies.Data($$"""{"hasMore":{{(rows.Length == size && rows[^1] > 1 ? "true" : "false")}},"dataList":[{{pending}}{{Rows(rows)}}]}""");
        };

        Assert.Equal([-1, .. Enumerable.Range(1, 45).Reverse()], await IdsAsync(Slider()));
        Assert.Equal(5, _server.Requests.Count);
    }

    [Fact]
    public async Task A_slider_that_does_not_advance_ends_the_list()
    {
        _server.Handler = _ => Replies.Data($$"""{"hasMore":true,"dataList":[{{Rows(Enumerable.Range(5, 10))}}]}""");

        Assert.Equal(Enumerable.Range(5, 10), await IdsAsync(Slider()));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Long_ranges_are_cut_into_windows_that_touch_without_overlap(bool newestFirst)
    {
        // One row a day for 40 days, windows of 7 days, filtered as the exchange does: both ends inclusive.
        var rows = Enumerable.Range(0, 40).ToArray();
        _server.Handler = request =>
        {
            var from = long.Parse(Query(request, "startAt")!, CultureInfo.InvariantCulture);
            var to = long.Parse(Query(request, "endAt")!, CultureInfo.InvariantCulture);
            Assert.InRange(to - from, 0, (long)TimeSpan.FromDays(7).TotalMilliseconds);
            var inside = rows.Where(id => Start.AddDays(id).ToUnixTimeMilliseconds() is var at && at >= from && at <= to).ToList();
            if (newestFirst)
                inside.Reverse();
            return PageReply(inside, request);
        };
        var range = new TimeRange(Start, Start.AddDays(39), newestFirst);

        var ids = await IdsAsync(Numbered(range: range, window: TimeSpan.FromDays(7)));

        Assert.Equal(newestFirst ? rows.Reverse() : rows, ids);
        var windows = _server.Requests.Select(request => (From: Query(request, "startAt"), To: Query(request, "endAt"))).Distinct().Order().ToArray();
        Assert.Equal(6, windows.Length);
        for (var i = 1; i < windows.Length; i++)
            Assert.Equal(1, long.Parse(windows[i].From!, CultureInfo.InvariantCulture) - long.Parse(windows[i - 1].To!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Without_a_start_the_exchange_chooses_and_nothing_is_cut()
    {
        ServeNumbered(() => [1, 2, 3]);

        await IdsAsync(Numbered(range: new TimeRange(null, Start), window: TimeSpan.FromDays(7)));

        var request = Assert.Single(_server.Requests);
        Assert.Null(Query(request, "startAt"));
        Assert.Equal(Start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Query(request, "endAt"));
    }

    private static async Task<List<int>> IdsAsync(Paged<Row> list)
    {
        using var patience = new CancellationTokenSource(TestClient.Patience);
        var ids = new List<int>();
        await foreach (var row in list.WithCancellation(patience.Token))
            ids.Add(row.Id);
        return ids;
    }

    private void ServeNumbered(Func<List<int>> rows) => _server.Handler = request => PageReply(rows(), request);

    private static Reply PageReply(List<int> rows, ReceivedRequest request)
    {
        var number = int.Parse(Query(request, "currentPage")!, CultureInfo.InvariantCulture);
        var size = int.Parse(Query(request, "pageSize")!, CultureInfo.InvariantCulture);
        return Replies.Data($$"""{"currentPage":{{number}},"pageSize":{{size}},"totalNum":{{rows.Count}},"totalPage":{{(rows.Count + size - 1) / size}},"items":[{{Rows(rows.Skip((number - 1) * size).Take(size))}}]}""");
    }

    private static string Rows(IEnumerable<int> ids) => string.Join(',', ids.Select(id => $$"""{"id":{{id}}}"""));

    private static string? Query(ReceivedRequest request, string name) =>
        request.Target.Split('?', 2) is [_, var query] && query.Split('&').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == name) is [_, var value] ? value : null;

    private Paged<Row> Numbered((int Minimum, int Maximum)? size = null, TimeRange? range = null, TimeSpan? window = null, Func<Row, string>? key = null, Func<Row, string>? part = null) =>
        _pipeline.Numbered(Create(PagingStyle.Numbered, PagingJson.Default.NumberedPageRow, size ?? (10, 10), window), new RequestArguments(), key ?? (row => row.Id.ToString(CultureInfo.InvariantCulture)), range, part);

    private Paged<Row> Cursor() =>
        _pipeline.Cursor(Create(PagingStyle.Cursor, PagingJson.Default.CursorPageRow, (10, 10), null), new RequestArguments(), row => row.Id.ToString(CultureInfo.InvariantCulture));

    private Paged<Row> Slider() =>
        _pipeline.Slider(Create(PagingStyle.Slider, PagingJson.Default.SliderPageRow, (10, 10), null), new RequestArguments(), row => row.Id.ToString(CultureInfo.InvariantCulture), row => row.Id);

    private static Operation<T> Create<T>(PagingStyle paging, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> answer, (int Minimum, int Maximum) size, TimeSpan? window) => new()
    {
        Name = "List rows",
        Row = "test",
        Method = HttpMethod.Get,
        Path = "/api/v1/rows",
        Pool = RatePool.Public,
        Weight = 1,
        Access = Access.Public,
        Paging = paging,
        PageSize = size,
        Window = window,
        Answer = () => answer,
    };
}

internal sealed record Row
{
    public int Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NumberedPage<Row>))]
[JsonSerializable(typeof(CursorPage<Row>))]
[JsonSerializable(typeof(SliderPage<Row>))]
internal sealed partial class PagingJson : JsonSerializerContext;
