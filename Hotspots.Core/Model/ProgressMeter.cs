namespace Hotspots.Core.Model;

/// <summary>Turns work done by many threads, step after step, into progress that never goes back.</summary>
/// <param name="progress">Who wants to know; null for nobody.</param>
/// <param name="cancellation">Once it is asked for, no further step is begun.</param>
internal sealed class ProgressMeter(IProgress<RunProgress>? progress, CancellationToken cancellation = default)
{
    /// <summary>Progress smaller than this is not worth a call.</summary>
    private const double Resolution = 0.01;

    private readonly Lock _gate = new();
    private string _step = "";
    private double _from, _span, _reported = -1;
    private long _total = 1, _done;

    /// <summary>Begins a step that takes the whole from where the last one ended up to <paramref name="until"/> (0 to 1).</summary>
    /// <param name="step">Words for the screen.</param>
    /// <param name="until">Fraction of all the work when the step is done.</param>
    /// <param name="total">How many things the step has to do.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Begin(string step, double until, long total)
    {
        cancellation.ThrowIfCancellationRequested();
        if (progress is null)
            return;
        lock (_gate)
        {
            _from += _span;
            (_step, _span, _total, _done) = (step, until - _from, Math.Max(1, total), 0);
            Report(_from);
        }
    }

    /// <summary>Notes that so many more things of the step are done.</summary>
    /// <param name="amount">How many.</param>
    /// <param name="step">Words for the screen, where they change within the step.</param>
    public void Advance(long amount, string? step = null)
    {
        if (progress is null)
            return;
        // The report is made inside the lock: outside it, two threads' reports could overtake one another.
        lock (_gate)
        {
            _done += amount;
            double fraction = _from + _span * Math.Min(1, (double)_done / _total);
            if (fraction < _reported + Resolution)
                return;
            _step = step ?? _step;
            Report(fraction);
        }
    }

    /// <summary>Reports that all is done.</summary>
    public void Finish(string step)
    {
        if (progress is null)
            return;
        lock (_gate)
        {
            _step = step;
            Report(1);
        }
    }

    private void Report(double fraction)
    {
        _reported = Math.Max(_reported, Math.Min(1, fraction));
        progress!.Report(new RunProgress(_reported, _step));
    }
}
