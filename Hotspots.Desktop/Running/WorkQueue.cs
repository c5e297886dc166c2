namespace Hotspots.Desktop.Running;

/// <summary>Work queue of one kind of work: first come, first served, one at a time, on a thread of its own.</summary>
/// <remarks>
/// A run uses every core by itself: two at once are no faster, and hold twice the memory. On a thread of its own it keeps none of those that small
/// answers need. What is cancelled while it waits is never begun. Thread-safe.
/// </remarks>
internal sealed class WorkQueue
{
    /// <summary>How much may wait.</summary>
    private const int Most = 64;

    private readonly Lock _lock = new();

    /// <summary>The next first.</summary>
    private readonly LinkedList<Waiter> _waiting = [];

    private bool _isBusy;

    /// <summary>Does a piece of work when its turn comes.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="ahead">Told how many are before it, whenever that changes; 0 when it begins. Null where nobody wants to know.</param>
    /// <param name="cancellation">Takes it out of the queue, or stops it.</param>
    /// <exception cref="Refusal">Too much is waiting.</exception>
    public Task<T> DoAsync<T>(Func<CancellationToken, T> work, Action<int>? ahead, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = new Waiter(() => Do(work, done, cancellation), () => done.TrySetCanceled(cancellation), ahead);
        lock (_lock)
        {
            if (!_isBusy)
            {
                _isBusy = true;
                ahead?.Invoke(0);
                new Thread(() => Work(waiter)) { IsBackground = true, Name = "run" }.Start();
                return done.Task;
            }
            if (_waiting.Count >= Most)
                throw new Refusal(503, "Too many other runs are waiting already: try again in a minute.");
            LinkedListNode<Waiter> place = _waiting.AddLast(waiter);
            waiter.Leaving = cancellation.Register(() => Leave(place));
            // The one under way is before them all.
            ahead?.Invoke(_waiting.Count);
        }
        return done.Task;
    }

    private void Work(Waiter first)
    {
        for (Waiter? waiter = first; waiter is not null; waiter = Next())
        {
            waiter.Leaving.Dispose();
            waiter.Begin();
        }
    }

    private Waiter? Next()
    {
        lock (_lock)
        {
            if (_waiting.First is not { } first)
            {
                _isBusy = false;
                return null;
            }
            _waiting.Remove(first);
            first.Value.Ahead?.Invoke(0);
            TellPlaces();
            return first.Value;
        }
    }

    private void Leave(LinkedListNode<Waiter> place)
    {
        lock (_lock)
        {
            if (place.List is null)
                return;
            _waiting.Remove(place);
            TellPlaces();
        }
        place.Value.GiveUp();
    }

    private void TellPlaces()
    {
        int before = 1;
        foreach (Waiter waiter in _waiting)
            waiter.Ahead?.Invoke(before++);
    }

    private static void Do<T>(Func<CancellationToken, T> work, TaskCompletionSource<T> done, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            done.TrySetResult(work(cancellation));
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Threads that are stopped together are reported together, and not as what they are.
            done.TrySetCanceled(cancellation);
        }
        catch (Exception e)
        {
            done.TrySetException(e);
        }
    }

    private sealed class Waiter(Action begin, Action giveUp, Action<int>? ahead)
    {
        public Action Begin => begin;

        public Action GiveUp => giveUp;

        public Action<int>? Ahead => ahead;

        public CancellationTokenRegistration Leaving { get; set; }
    }
}
