namespace Hotspots.Desktop.Events;

/// <summary>Is anyone still looking? The host ends a few seconds after the last page has gone, and not before the first has come.</summary>
internal sealed class Attendance : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private readonly TimeSpan _linger;
    private readonly bool _ends;
    private int _present;
    private bool _someoneLeft;

    /// <param name="clock">Measures the wait.</param>
    /// <param name="linger">How long to wait for a page that is only being loaded anew.</param>
    /// <param name="end">What to do when nobody came back; null for a host that stays.</param>
    public Attendance(TimeProvider clock, TimeSpan linger, Action? end)
    {
        _linger = linger;
        _ends = end is not null;
        _timer = clock.CreateTimer(
            _ =>
            {
                bool empty;
                lock (_lock)
                    empty = _present == 0;
                if (empty)
                    end?.Invoke();
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Join()
    {
        lock (_lock)
        {
            _present++;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _someoneLeft = true;
            if (--_present == 0 && _ends)
                _timer.Change(_linger, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A page that is being loaded anew asked for something: the wait begins again.</summary>
    public void Seen()
    {
        lock (_lock)
        {
            if (_present == 0 && _someoneLeft && _ends)
                _timer.Change(_linger, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();
}
