using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
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
    private readonly Channel<LoadOrder> _queue = Channel.CreateBounded<LoadOrder>(Queue);
    private readonly ConcurrentDictionary<string, LoadJob> _jobs = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _worker;
    private int _lastJob;
    private volatile LoadedFiles _current;

    /// <summary>What was loaded before: the way back. Its uploads are kept as long as it is.</summary>
    private LoadWish? _before;

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
        LoadWish wish = files.Count > 0 ? LoadWish.Of(files) : SampleFile.WriteTo(_folder.NewFolder());
        LoadJob job = NewJob(window: null);
        _queue.Writer.TryWrite(new LoadOrder(job, LoadDeed.Replace, wish));
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

    /// <summary>Does what is asked for after what is waiting before it.</summary>
    /// <exception cref="Refusal">There is nothing in the files, it was cancelled, or too much is waiting; what was loaded before is as it
    /// was.</exception>
    public async Task<LoadedFiles> LoadAsync(LoadOrder order)
    {
        if (!_queue.Writer.TryWrite(order))
            throw new Refusal(503, "Several files are waiting to be loaded already: try again when they are.");
        return await order.Job.Done.Task;
    }

    /// <summary>What would be there if files were loaded, beside what is loaded or in its place; nothing is changed by it.</summary>
    /// <returns>As they would be read.</returns>
    public async Task<ReadResult> TryAsync(LoadJob job, LoadWish wish, bool isAdded)
    {
        LoadWish whole = isAdded ? _current.Wish.And(wish) : wish;
        // Reading takes as long as it takes: not on a thread that others wait for.
        return await Task.Run(() => IncidentFiles.Read(whole.Paths, whole.Options(), ProgressOf(job), job.Cancellation), job.Cancellation);
    }

    /// <summary>The marking of what would be there.</summary>
    public string MarkingOf(ReadResult read, bool isAdded)
    {
        string follows = SecurityMarking.Of(read, _marking);
        return isAdded ? SecurityMarking.Higher(_current.Marking, follows) : follows;
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
        await foreach (LoadOrder order in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            LoadJob job = order.Job;
            try
            {
                LoadedFiles before = _current;
                LoadedFiles next = order.Deed == LoadDeed.Mark
                    ? before.Marked(order.Wish.Marking!)
                    : LoadedFiles.From(before, WholeOf(order, before), _marking, order.Deed == LoadDeed.Add, ProgressOf(job), job.Cancellation);
                IEnumerable<string> kept = before.Wish.Folders.Concat(_before?.Folders ?? []).Concat(order.Wish.Folders);
                if (order.Deed != LoadDeed.Mark)
                    _before = before.Version > 0 ? before.Wish : null;
                _current = next;
                Loaded?.Invoke(next);
                _hub.Tell(
                    null, "dataset", new DatasetEvent(next.Version, job.Window ?? "", order.Deed.ToString().ToLowerInvariant()),
                    SeamJson.Default.DatasetEvent);
                foreach (string unused in kept.Except(next.Wish.Folders).Except(_before?.Folders ?? []).ToArray())
                    PrivateFolder.Delete(unused);
                job.Done.SetResult(next);
            }
            catch (Exception e)
            {
                foreach (string unused in order.Wish.Folders.Except(_current.Wish.Folders).Except(_before?.Folders ?? []).ToArray())
                    PrivateFolder.Delete(unused);
                if (job.Window is null)
                    _current =
                        LoadedFiles.None(_marking, e is Refusal or ArgumentException ? e.Message : "The files could not be loaded: choose others.");
                job.Done.SetException(IsCancellation(e) ? new Refusal(409, "Loading was cancelled: what was loaded before is still there.", e) : e);
            }
        }
    }

    private LoadWish WholeOf(LoadOrder order, LoadedFiles before)
    {
        switch (order.Deed)
        {
            case LoadDeed.Add:
                return before.Wish.And(order.Wish);
            case LoadDeed.Undo:
                return _before ?? throw new Refusal(409, "There is nothing to go back to: nothing was loaded before this.");
            case LoadDeed.Remove:
                if (before.Wish.Parts.Count < 2)
                    throw new Refusal(409, "This is the only file: load another in its place.");
                return before.Wish with { Parts = [.. before.Wish.Parts.Where((_, i) => i != PartOf(order, before))] };
            case LoadDeed.Columns:
                int part = PartOf(order, before);
                return before.Wish with { Parts = [.. before.Wish.Parts.Select((old, i) => i == part ? old with { Columns = order.Columns } : old)] };
            default:
                return order.Wish;
        }
    }

    // Numbers are of what the page saw: by the time it is done, others may have been loaded.
    private static int PartOf(LoadOrder order, LoadedFiles before)
    {
        if (order.Version != before.Version)
            throw new Refusal(409, "Other files have been loaded meanwhile: look at what is loaded now, and choose again.");
        if (order.Part < 0 || order.Part >= before.Wish.Parts.Count)
            throw new Refusal(404, "There is no such file any more: load the page again.");
        return order.Part;
    }

    // Threads that are stopped together are reported together.
    public static bool IsCancellation(Exception e) =>
        e is OperationCanceledException
            || (e is AggregateException many && many.Flatten().InnerExceptions.Any(static inner => inner is OperationCanceledException));
}
