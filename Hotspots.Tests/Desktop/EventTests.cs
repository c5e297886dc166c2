using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Hotspots.Desktop.Events;
using Hotspots.Tests.Desktop.Loading;

namespace Hotspots.Tests.Desktop;

public sealed class EventTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Both_windows_hear_of_new_files_and_only_one_of_its_own_progress()
    {
        await using HostRun run = await HostRun.StartAsync();
        await run.GetJsonAsync("/api/dataset");
        await using var mine = await EventEar.OpenAsync(run, "w");
        await using var other = await EventEar.OpenAsync(run, "other");
        await LoadingTests.LoadAsync(run, "replace", ("more.csv", Cli.SampleIncidents.Csv()));
        await mine.HearAsync("dataset", static data => data.GetProperty("version").GetInt32() == 2).WaitAsync(Patience);
        await other.HearAsync("dataset", static data => data.GetProperty("version").GetInt32() == 2).WaitAsync(Patience);
        double[] fractions = [.. mine.Heard("progress").Select(static data => data.GetProperty("fraction").GetDouble())];
        Assert.NotEmpty(fractions);
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(1, fractions[^1]);
        Assert.Empty(other.Heard("progress"));
        // Both see the same, and each may ask what it likes.
        JsonElement one = await run.RunAsync("""{"window":"w","filters":{"kinds":["tip"]}}"""),
            two = await run.RunAsync("""{"window":"other","filters":{"kinds":["warrant"]}}""");
        Assert.NotEqual(one.GetProperty("analysed").GetInt32(), two.GetProperty("analysed").GetInt32());
    }

    [Fact]
    public async Task A_loading_can_be_cancelled_and_what_was_there_stays()
    {
        await using HostRun run = await HostRun.StartAsync();
        await run.GetJsonAsync("/api/dataset");
        await using var ear = await EventEar.OpenAsync(run, "w");
        // The file never ends: it can only be cancelled.
        using var never = new UnendingUpload();
        Task<HttpResponseMessage> upload = run.SendAsync(HttpMethod.Post, "/api/files?mode=replace&window=w", never.Form);
        JsonElement progress = await ear.HearAsync("progress", static _ => true).WaitAsync(Patience);
        using HttpResponseMessage cancelled = await run.SendAsync(HttpMethod.Delete, "/api/jobs/" + progress.GetProperty("job").GetString());
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        never.End();
        try
        {
            using HttpResponseMessage answer = await upload.WaitAsync(Patience);
            await HostRun.OneSentenceAsync(answer, HttpStatusCode.Conflict);
        }
        catch (HttpRequestException)
        {
            // The host hung up before the rest was sent: cancelled as well.
        }
        Assert.Equal(1, run.Host.Workspace.Current.Version);
        await AssertSoonAsync(() => !run.Kept.Any(static path => path.Contains("unending", StringComparison.Ordinal)));
        Assert.Equal(2, (await LoadingTests.LoadAsync(run, "replace", ("next.csv", Cli.SampleIncidents.Csv()))).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task The_host_ends_when_the_last_page_has_gone_and_not_before()
    {
        await using HostRun run =
            await HostRun.StartAsync(change: static options => options with { OpensWindow = true, Linger = TimeSpan.FromMilliseconds(300) });
        await run.GetJsonAsync("/api/dataset");
        Assert.False(run.Host.Ended.IsCompleted);
        var first = await EventEar.OpenAsync(run, "a");
        var second = await EventEar.OpenAsync(run, "b");
        await first.DisposeAsync();
        await run.GetJsonAsync("/api/dataset");
        Assert.False(run.Host.Ended.IsCompleted);
        await second.DisposeAsync();
        await run.Host.Ended.WaitAsync(Patience);
    }

    [Fact]
    public void A_page_that_is_loaded_anew_keeps_the_host()
    {
        var clock = new StepClock();
        int ended = 0;
        using var attendance = new Attendance(clock, TimeSpan.FromSeconds(4), () => ended++);
        clock.Step(TimeSpan.FromHours(1));
        attendance.Join();
        attendance.Leave();
        clock.Step(TimeSpan.FromSeconds(3));
        // A slow computer takes its time over the page's parts.
        attendance.Seen();
        clock.Step(TimeSpan.FromSeconds(3));
        attendance.Join();
        attendance.Seen();
        clock.Step(TimeSpan.FromHours(1));
        Assert.Equal(0, ended);
        attendance.Leave();
        Assert.True(clock.IsWaitedFor);
        clock.Step(TimeSpan.FromSeconds(4));
        Assert.Equal(1, ended);
        Assert.False(clock.IsWaitedFor);
    }

    [Fact]
    public void A_host_that_stays_waits_for_nobody()
    {
        var clock = new StepClock();
        using var attendance = new Attendance(clock, TimeSpan.FromSeconds(4), null);
        attendance.Join();
        attendance.Leave();
        Assert.False(clock.IsWaitedFor);
        attendance.Seen();
        Assert.False(clock.IsWaitedFor);
    }

    [Fact]
    public async Task Ended_while_a_page_listens_it_ends()
    {
        HostRun run = await HostRun.StartAsync();
        await using var ear = await EventEar.OpenAsync(run, "w");
        await run.DisposeAsync().AsTask().WaitAsync(Patience);
        await run.Host.Ended.WaitAsync(Patience);
        Assert.True(run.Host.Ended.IsCompletedSuccessfully);
    }

    internal static async Task AssertSoonAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Time passes only when it is told to.</summary>
    private sealed class StepClock : TimeProvider
    {
        private readonly List<StepTimer> _timers = [];
        private TimeSpan _now;

        public bool IsWaitedFor => _timers.Exists(static timer => timer.IsSet);

        public void Step(TimeSpan by)
        {
            _now += by;
            foreach (StepTimer timer in _timers.ToArray())
                timer.Look(_now);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new StepTimer(this, callback, state);
            _timers.Add(timer);
            return timer;
        }

        private sealed class StepTimer(StepClock clock, TimerCallback callback, object? state) : ITimer
        {
            private TimeSpan? _due;

            public bool IsSet => _due is not null;

            public void Look(TimeSpan now)
            {
                if (_due is not { } due || due > now)
                    return;
                _due = null;
                callback(state);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                return true;
            }

            public void Dispose() => _due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}

/// <summary>A page that listens to the event stream.</summary>
internal sealed class EventEar : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Name, JsonElement Data)> _heard = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly HttpResponseMessage _answer;
    private readonly Task _listening;

    private EventEar(HttpResponseMessage answer)
    {
        _answer = answer;
        _listening = ListenAsync();
    }

    public static async Task<EventEar> OpenAsync(HostRun run, string window)
    {
        HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, "/api/events?window=" + window);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var ear = new EventEar(answer);
        await ear.HearAsync("ping", static _ => true);
        return ear;
    }

    public IEnumerable<JsonElement> Heard(string name) => _heard.Where(e => e.Name == name).Select(static e => e.Data);

    public async Task<JsonElement> HearAsync(string name, Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            foreach (JsonElement data in Heard(name))
            {
                if (wanted(data))
                    return data;
            }
            await Task.Delay(10, _closing.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening;
        _answer.Dispose();
        _closing.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            using var reader = new StreamReader(await _answer.Content.ReadAsStreamAsync(_closing.Token));
            string name = "";
            while (await reader.ReadLineAsync(_closing.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                    name = line["event: ".Length..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    _heard.Enqueue((name, JsonDocument.Parse(line["data: ".Length..]).RootElement.Clone()));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // It was closed, by this page or by the host.
        }
    }
}
