using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Running;

/// <summary>What was found, and how long it took.</summary>
internal sealed record RunFound(RunResult Result, double Milliseconds);

/// <summary>Who has already asked this? Each query is worked out once while its files are loaded, for all windows and exports together.</summary>
/// <remarks>Work that nobody waits for any more is stopped.</remarks>
internal sealed class RunDesk(TimeProvider clock, CancellationToken stopping)
{
    /// <summary>Answers kept: enough for going back and forth; each holds its outlines and some numbers an incident.</summary>
    private const int Kept = 12;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Work> _works = new(StringComparer.Ordinal);

    /// <summary>The oldest first.</summary>
    private readonly LinkedList<string> _order = [];

    private int _version;

    /// <summary>Forgets what was found in other files, and begins what every page asks for first.</summary>
    public void Begin(LoadedFiles files)
    {
        lock (_lock)
        {
            _version = files.Version;
            foreach (string key in _order)
                _works[key].Forget();
            _works.Clear();
            _order.Clear();
        }
        RunRequest request = QueryReading.Read(new Seam.RunQuery { Version = files.Version }, files);
        _ = ObserveAsync(FindAsync(files, request, stopping));
    }

    /// <summary>Finds the hotspots, or has them from before.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="request">What is asked of it.</param>
    /// <param name="cancellation">The asker goes; the work ends when nobody else waits for it.</param>
    /// <exception cref="ArgumentException">The request cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public async Task<RunFound> FindAsync(LoadedFiles files, RunRequest request, CancellationToken cancellation)
    {
        string key = QueryReading.KeyOf(files, request);
        Work work;
        lock (_lock)
        {
            if (!_works.TryGetValue(key, out Work? known))
            {
                known = new Work(CancellationTokenSource.CreateLinkedTokenSource(stopping), token => Find(files, request, token));
                // What is asked of files that have just been replaced is answered and forgotten.
                if (files.Version == _version)
                    Keep(key, known);
            }
            work = known;
            work.Waiting++;
        }
        try
        {
            return await work.Task.WaitAsync(cancellation);
        }
        catch
        {
            Drop(key, work);
            throw;
        }
        finally
        {
            lock (_lock)
                work.Waiting--;
        }
    }

    /// <summary>A run that was found and is still kept; null when it is not.</summary>
    /// <param name="run">Its id.</param>
    public RunResult? Known(string run)
    {
        lock (_lock)
        {
            return _works.Values
                .Where(static work => work.Task.IsCompletedSuccessfully)
                .Select(static work => work.Task.Result.Result)
                .FirstOrDefault(result => result.Record.RunId == run);
        }
    }

    private void Keep(string key, Work work)
    {
        _works.Add(key, work);
        _order.AddLast(key);
        if (_order.Count <= Kept)
            return;
        _works.Remove(_order.First!.Value, out Work? oldest);
        _order.RemoveFirst();
        oldest!.Forget();
    }

    // Neither a failure nor work that is stopped is an answer to keep.
    private void Drop(string key, Work work)
    {
        lock (_lock)
        {
            bool deserted = work is { Waiting: 1, Task.IsCompleted: false };
            if (deserted)
                work.Stop();
            if ((deserted || work.Task.IsFaulted || work.Task.IsCanceled) && _works.TryGetValue(key, out Work? kept) && kept == work)
            {
                _works.Remove(key);
                _order.Remove(key);
            }
        }
    }

    private RunFound Find(LoadedFiles files, RunRequest request, CancellationToken cancellation)
    {
        long began = clock.GetTimestamp();
        RunResult result = HotspotRun.Execute(request, files.Read, clock, null, cancellation);
        return new RunFound(result, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1));
    }

    private static async Task ObserveAsync(Task<RunFound> first)
    {
        try
        {
            await first;
        }
        catch (Exception)
        {
            // Whoever asks for it will be told; nobody has yet.
        }
    }

    /// <summary>One query that is worked out, and how many wait for it.</summary>
    private sealed class Work
    {
        private readonly CancellationTokenSource _stopping;
        private bool _forgotten;

        public Work(CancellationTokenSource stopping, Func<CancellationToken, RunFound> find)
        {
            _stopping = stopping;
            CancellationToken token = stopping.Token;
            Task = System.Threading.Tasks.Task.Run(() => find(token), token);
        }

        public Task<RunFound> Task { get; }

        public int Waiting { get; set; }

        /// <summary>Nobody will ask for it again; who waits now is still answered.</summary>
        public void Forget()
        {
            _forgotten = true;
            if (Waiting == 0)
                Stop();
        }

        public void Stop()
        {
            // The source is not disposed of: the work may still be looking at it.
            if (!Task.IsCompleted || _forgotten)
                _stopping.Cancel();
        }
    }
}
