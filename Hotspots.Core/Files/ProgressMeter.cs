using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>How far is the reading of several files? Told by many threads, never goes back.</summary>
internal sealed class ProgressMeter(IProgress<RunProgress>? progress, long total)
{
    private readonly Lock _gate = new();
    private long _read;
    private double _said;

    /// <summary>Notes bytes read.</summary>
    public void Advance(long bytes, string file)
    {
        if (progress is null)
            return;
        lock (_gate)
        {
            _read += bytes;
            // The last hundredth is the putting together.
            double fraction = total <= 0 ? 0 : Math.Min(0.99, 0.99 * _read / total);
            if (fraction < _said + 0.005)
                return;
            _said = fraction;
            progress.Report(new RunProgress(fraction, $"Reading {file}"));
        }
    }

    /// <summary>Says that all is read.</summary>
    public void Finish() => progress?.Report(new RunProgress(1, "Read"));
}
