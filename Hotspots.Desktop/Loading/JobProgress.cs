using Hotspots.Core.Model;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Loading;

/// <summary>Tells the window of a job how far it is: at most once a percent, from whichever thread.</summary>
internal sealed class JobProgress(LoadJob job, EventHub hub) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private int _percent = -1;
    private string _step = "";

    public void Report(RunProgress value)
    {
        int percent = (int)(100 * value.Fraction);
        lock (_lock)
        {
            // Threads overtake each other on their way here: what was told never goes back.
            if (percent < _percent || (percent == _percent && value.Step == _step))
                return;
            _percent = percent;
            _step = value.Step;
            hub.Tell(job.Window, "progress", new ProgressEvent(job.Id, value.Fraction, value.Step), SeamJson.Default.ProgressEvent);
        }
    }
}
