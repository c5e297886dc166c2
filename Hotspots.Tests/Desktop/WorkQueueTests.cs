using System.Collections.Concurrent;
using System.Net;
using Hotspots.Desktop;
using Hotspots.Desktop.Running;
using Hotspots.Tests.Desktop.Loading;

namespace Hotspots.Tests.Desktop;

/// <summary>One piece of work at a time, first come, first served; small answers never wait for it.</summary>
public sealed class WorkQueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Work_is_done_one_by_one_in_the_order_in_which_it_came()
    {
        var queue = new WorkQueue();
        using var gate = new ManualResetEventSlim();
        int under = 0, most = 0;
        var order = new ConcurrentQueue<int>();
        var places = new ConcurrentQueue<int>[8];
        Task<int>[] works = [.. Enumerable.Range(0, places.Length).Select(i =>
        {
            places[i] = new ConcurrentQueue<int>();
            return queue.DoAsync(_ =>
            {
                gate.Wait(Patience, CancellationToken.None);
                most = Math.Max(most, Interlocked.Increment(ref under));
                order.Enqueue(i);
                Interlocked.Decrement(ref under);
                return i;
            }, places[i].Enqueue, CancellationToken.None);
        })];
        gate.Set();
        Assert.Equal(Enumerable.Range(0, works.Length), await Task.WhenAll(works).WaitAsync(Patience));
        Assert.Equal(Enumerable.Range(0, works.Length), order);
        Assert.Equal(1, most);
        // Each came nearer step by step, and heard when it began.
        Assert.All(places, static heard => Assert.Equal(heard.OrderDescending(), heard));
        Assert.All(places, static heard => Assert.Equal(0, heard.Last()));
        Assert.Equal(Enumerable.Range(0, works.Length).Reverse(), places[^1]);
    }

    [Fact]
    public async Task What_is_cancelled_while_it_waits_is_never_begun_and_the_rest_moves_up()
    {
        var queue = new WorkQueue();
        using var gate = new ManualResetEventSlim();
        using var cancelling = new CancellationTokenSource();
        bool begun = false;
        var heard = new ConcurrentQueue<int>();
        Task<int> first = queue.DoAsync(_ => { gate.Wait(Patience, CancellationToken.None); return 1; }, null, CancellationToken.None);
        Task<int> second = queue.DoAsync(_ => { begun = true; return 2; }, null, cancelling.Token);
        Task<int> third = queue.DoAsync(_ => 3, heard.Enqueue, CancellationToken.None);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        int before = heard.Last();
        gate.Set();
        Assert.Equal(3, await third.WaitAsync(Patience));
        Assert.Equal(1, await first);
        Assert.False(begun);
        Assert.Equal(1, before);
        // Cancelled before it came: neither begun nor in the way of others.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.DoAsync(_ => 4, null, cancelling.Token));
        Assert.Equal(5, await queue.DoAsync(_ => 5, null, CancellationToken.None).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_failure_is_the_askers_and_the_queue_goes_on()
    {
        var queue = new WorkQueue();
        Task<int> failing = queue.DoAsync<int>(static _ => throw new ArgumentException("No."), null, CancellationToken.None);
        Task<int> next = queue.DoAsync(static _ => 2, null, CancellationToken.None);
        Assert.Equal("No.", (await Assert.ThrowsAsync<ArgumentException>(() => failing)).Message);
        Assert.Equal(2, await next.WaitAsync(Patience));
    }

    [Fact]
    public async Task Too_much_is_refused_with_a_sentence()
    {
        var queue = new WorkQueue();
        using var gate = new ManualResetEventSlim();
        var works = new List<Task<int>>();
        Refusal refusal = Assert.Throws<Refusal>(() =>
        {
            for (int i = 0; i < 1000; i++)
                works.Add(queue.DoAsync(_ => { gate.Wait(Patience, CancellationToken.None); return 0; }, null, CancellationToken.None));
        });
        Assert.Equal(503, refusal.Status);
        gate.Set();
        await Task.WhenAll(works).WaitAsync(Patience);
        Assert.InRange(works.Count, 32, 100);
    }

    [Fact]
    public async Task With_many_windows_small_answers_are_before_the_runs_and_who_goes_takes_nothing_with_him()
    {
        const int Windows = 32;
        await using HostRun run = await HostRun.StartAsync(ManyIncidents.Csv(3_000));
        Task<HttpResponseMessage>[] runs = [.. Enumerable.Range(0, Windows).Select(i =>
            run.PostAsync("/api/run", $$$"""{"window":"w{{{i}}}","given":{"eps":{{{100 + i}}}}}"""))];
        using HttpResponseMessage dataset = await run.SendAsync(HttpMethod.Get, "/api/dataset");
        Assert.Equal(HttpStatusCode.OK, dataset.StatusCode);
        int open = runs.Count(static one => !one.IsCompleted);
        Assert.True(open > Windows / 2, $"{open} runs were still to come when the small answer was there");
        foreach (Task<HttpResponseMessage> one in runs)
        {
            using HttpResponseMessage answer = await one.WaitAsync(TimeSpan.FromMinutes(5));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
