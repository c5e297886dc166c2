using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Hotspots.Core.Model;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Loading;

/// <summary>What is loaded, and what is waiting to be? One thing is loaded at a time; all pages see the same.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    /// <summary>How many loadings may wait for the one under way.</summary>
    private const int Queue = 8;

    private readonly PrivateFolder _folder;
    private readonly EventHub _hub;
    private readonly string? _marking;
    private readonly CancellationToken _stopping;
    private readonly Channel<(LoadJob Job, LoadWish Wish, bool Adds)> _queue = Channel.CreateBounded<(LoadJob, LoadWish, bool)>(Queue);
    private readonly ConcurrentDictionary<string, LoadJob> _jobs = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _worker;
    private int _lastJob;
    private volatile LoadedFiles _current;

    public Workspace(PrivateFolder folder, EventHub hub, string? marking, CancellationToken stopping)
    {
        _folder = folder;
        _hub = hub;
        _marking = marking;
        _stopping = stopping;
        _current = LoadedFiles.None(marking, "");
        _worker = Task.Run(WorkAsync, CancellationToken.None);
    }

    /// <summary>What is loaded now.</summary>
    public LoadedFiles Current => _current;

    /// <summary>What is loaded, once the files that the host was started with are, or could not be: a page asks before that.</summary>
    public async Task<LoadedFiles> WhenReadyAsync(CancellationToken cancellation)
    {
        await _ready.Task.WaitAsync(cancellation);
        return _current;
    }

    /// <summary>Called with everything that gets loaded, before anyone else is told.</summary>
    public event Action<LoadedFiles>? Loaded;

    /// <summary>Loads what the host was started with; nothing else is begun before it.</summary>
    /// <param name="files">None for the sample.</param>
    public void Begin(IReadOnlyList<string> files)
    {
        LoadWish wish = files.Count > 0 ? LoadWish.Nothing with { Paths = files } : SampleFile.WriteTo(_folder.NewFolder());
        LoadJob job = NewJob(window: null);
        _queue.Writer.TryWrite((job, wish, false));
        _ = FinishAsync();

        async Task FinishAsync()
        {
            try
            {
                await job.Done.Task;
            }
            catch (Exception)
            {
                // The reason stands among the notes of what is not there: there was no page yet to be told.
            }
            finally
            {
                End(job);
                _ready.TrySetResult();
            }
        }
    }

    /// <summary>Opens a job, which can be cancelled from now on.</summary>
    /// <param name="window">Whose; null for everybody's.</param>
    /// <param name="outer">Cancels it too.</param>
    public LoadJob NewJob(string? window, CancellationToken outer = default)
    {
        string id = Interlocked.Increment(ref _lastJob).ToString(CultureInfo.InvariantCulture);
        var job = new LoadJob(id, window, outer, _stopping);
        _jobs.TryAdd(id, job);
        return job;
    }

    /// <summary>Cancels a job.</summary>
    /// <returns>Is there such a job?</returns>
    public bool Cancel(string id)
    {
        if (!_jobs.TryGetValue(id, out LoadJob? job))
            return false;
        job.Cancel();
        return true;
    }

    /// <summary>Closes a job.</summary>
    public void End(LoadJob job)
    {
        _jobs.TryRemove(job.Id, out _);
        job.Dispose();
    }

    /// <summary>Tells the window of a job how far it is.</summary>
    public IProgress<RunProgress> ProgressOf(LoadJob job) => new JobProgress(job, _hub);

    /// <summary>A folder for the files of an upload.</summary>
    public string NewFolder() => _folder.NewFolder();

    /// <summary>Loads files after what is waiting before them.</summary>
    /// <exception cref="Refusal">There is nothing in the files, it was cancelled, or too much is waiting; what was loaded before is as it was.</exception>
    public async Task<LoadedFiles> LoadAsync(LoadJob job, LoadWish wish, bool adds)
    {
        if (!_queue.Writer.TryWrite((job, wish, adds)))
            throw new Refusal(503, "Several files are waiting to be loaded already: try again when they are.");
        return await job.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        foreach (LoadJob job in _jobs.Values)
            job.Cancel();
        await _worker;
    }

    private async Task WorkAsync()
    {
        await foreach ((LoadJob job, LoadWish wish, bool adds) in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                LoadedFiles before = _current;
                LoadWish whole = adds ? before.Wish.And(wish) : wish;
                LoadedFiles next = LoadedFiles.From(before.Version + 1, whole, _marking, ProgressOf(job), job.Cancellation);
                _current = next;
                Loaded?.Invoke(next);
                _hub.Tell(null, "dataset", new DatasetEvent(next.Version), SeamJson.Default.DatasetEvent);
                foreach (string unused in before.Wish.Folders.Except(whole.Folders))
                    PrivateFolder.Delete(unused);
                job.Done.SetResult(next);
            }
            catch (Exception e)
            {
                foreach (string unused in wish.Folders)
                    PrivateFolder.Delete(unused);
                if (job.Window is null)
                    _current = LoadedFiles.None(_marking, e is Refusal or ArgumentException ? e.Message : "The files could not be loaded: choose others.");
                job.Done.SetException(IsCancellation(e) ? new Refusal(409, "Loading was cancelled: what was loaded before is still there.", e) : e);
            }
        }
    }

    // Threads that are stopped together are reported together.
    private static bool IsCancellation(Exception e) =>
        e is OperationCanceledException || (e is AggregateException many && many.Flatten().InnerExceptions.Any(static inner => inner is OperationCanceledException));
}
