using Hotspots.Desktop.Running;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>Work is shared while its files are loaded, and ends with whoever waits for it.</summary>
public sealed class SharedWorksTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_question_is_worked_out_once_until_other_files_are_loaded()
    {
        var works = new SharedWorks<int>(2, CancellationToken.None);
        int times = 0;
        works.Begin(1);
        Assert.Equal(1, await AskAsync(1, "a"));
        Assert.Equal(1, await AskAsync(1, "a"));
        Assert.Equal(2, await AskAsync(1, "b"));
        Assert.Equal([1, 2], works.Known.Order());
        // Only two are kept: the oldest goes.
        Assert.Equal(3, await AskAsync(1, "c"));
        Assert.Equal(4, await AskAsync(1, "a"));
        works.Begin(2);
        Assert.Empty(works.Known);
        Assert.Equal(5, await AskAsync(2, "a"));
        // Of files that were replaced it is answered, and forgotten.
        Assert.Equal(6, await AskAsync(1, "a"));
        Assert.Equal([5], works.Known);

        Task<int> AskAsync(int version, string question) =>
            works.FindAsync(version, question, _ => Interlocked.Increment(ref times), null, CancellationToken.None).WaitAsync(Patience);
    }

    [Fact]
    public async Task Work_stops_when_the_last_who_waits_goes()
    {
        var works = new SharedWorks<int>(2, CancellationToken.None);
        works.Begin(1);
        using var begun = new SemaphoreSlim(0);
        var stopped = new TaskCompletionSource();
        using CancellationTokenSource one = new(), other = new();
        Task<int> first = AskAsync(one.Token), second = AskAsync(other.Token);
        Assert.True(await begun.WaitAsync(Patience));
        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(stopped.Task.IsCompleted);
        await other.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await stopped.Task.WaitAsync(Patience);

        Task<int> AskAsync(CancellationToken token) => works.FindAsync(
            1, "a",
            stop =>
            {
                begun.Release();
                stop.WaitHandle.WaitOne(Patience);
                stopped.SetResult();
                stop.ThrowIfCancellationRequested();
                return 0;
            },
            null, token);
    }
}
