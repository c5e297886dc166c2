using System.Globalization;

namespace Hotspots.Desktop.Running;

/// <summary>Shared work: each question is worked out once while its files are loaded, for all windows and exports together.</summary>
/// <remarks>
/// One question of a kind at a time is worked out, first come, first served; work that nobody waits for any more is stopped, or never begun.
/// Thread-safe.
/// </remarks>
/// <param name="mostKept">Answers kept: enough for going back and forth.</param>
/// <param name="stopping">The host is closing.</param>
internal sealed class SharedWorks<T>(int mostKept, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly WorkQueue _queue = new();
    private readonly Dictionary<string, Work> _works = new(StringComparer.Ordinal);

    /// <summary>The oldest first.</summary>
    private readonly LinkedList<string> _order = [];

    private int _version;

    /// <summary>What was found and is still kept.</summary>
    public IReadOnlyList<T> Known
    {
        get
        {
            lock (_lock)
                return [.. _works.Values.Where(static work => work.Task.IsCompletedSuccessfully).Select(static work => work.Task.Result)];
        }
    }

    /// <summary>Forgets what was found in other files.</summary>
    /// <param name="version">Of the files that are loaded now.</param>
    public void Begin(int version)
    {
        lock (_lock)
        {
            _version = version;
            foreach (string key in _order)
                _works[key].Forget();
            _works.Clear();
            _order.Clear();
        }
    }

    /// <summary>Finds an answer, or has it from before.</summary>
    /// <param name="version">Of the files that are asked about.</param>
    /// <param name="question">What makes two questions the same.</param>
    /// <param name="find">Works it out.</param>
    /// <param name="ahead">Told how many other questions are before this one, whenever that changes; null where nobody wants to know.</param>
    /// <param name="cancellation">The asker goes; the work ends when nobody else waits for it.</param>
    /// <exception cref="ArgumentException">The request cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    /// <exception cref="Refusal">Too many others wait.</exception>
    public async Task<T> FindAsync(int version, string question, Func<CancellationToken, T> find, Action<int>? ahead, CancellationToken cancellation)
    {
        string key = $"{version.ToString(CultureInfo.InvariantCulture)} {question}";
        Work work;
        lock (_lock)
        {
            if (!_works.TryGetValue(key, out Work? known))
            {
                known = new Work(CancellationTokenSource.CreateLinkedTokenSource(stopping), _queue, find);
                // What is asked of files that have just been replaced is answered and forgotten.
                if (version == _version)
                    Keep(key, known);
            }
            work = known;
            work.Waiting++;
        }
        work.Join(ahead);
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
            work.Leave(ahead);
            lock (_lock)
                work.Waiting--;
        }
    }

    private void Keep(string key, Work work)
    {
        _works.Add(key, work);
        _order.AddLast(key);
        if (_order.Count <= mostKept)
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

    /// <summary>One question that is worked out, and how many wait for it.</summary>
    private sealed class Work
    {
        private readonly CancellationTokenSource _stopping;
        private readonly Lock _lock = new();
        private readonly List<Action<int>> _listeners = [];
        private int _ahead;
        private bool _forgotten;

        public Work(CancellationTokenSource stopping, WorkQueue queue, Func<CancellationToken, T> find)
        {
            _stopping = stopping;
            Task = queue.DoAsync(find, Tell, stopping.Token);
        }

        public Task<T> Task { get; }

        public int Waiting { get; set; }

        /// <summary>Someone waits, and wants to know how many are before them.</summary>
        public void Join(Action<int>? ahead)
        {
            if (ahead is null)
                return;
            lock (_lock)
            {
                _listeners.Add(ahead);
                if (_ahead > 0)
                    ahead(_ahead);
            }
        }

        public void Leave(Action<int>? ahead)
        {
            if (ahead is null)
                return;
            lock (_lock)
                _listeners.Remove(ahead);
        }

        private void Tell(int ahead)
        {
            lock (_lock)
            {
                _ahead = ahead;
                foreach (Action<int> listener in _listeners)
                    listener(ahead);
            }
        }

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
