using Hotspots.Core.Model;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Events;

/// <summary>Progress of a piece of work: a window is told how far it is.</summary>
internal static class Steps
{
    /// <summary>Tells a window; null where no window asked, and nobody is to be told.</summary>
    /// <param name="hub">Who listens.</param>
    /// <param name="work">"change", "backtest" …</param>
    /// <param name="window">Its name.</param>
    public static IProgress<RunProgress>? TellerOf(EventHub hub, string work, string? window) =>
        string.IsNullOrEmpty(window) ? null : new Teller(hub, work, window);

    // Told at once and in order, where Progress<T> would tell from many threads. Whole percents are enough.
    private sealed class Teller(EventHub hub, string work, string window) : IProgress<RunProgress>
    {
        private readonly Lock _lock = new();
        private int _percent = -1;

        public void Report(RunProgress value)
        {
            lock (_lock)
            {
                int percent = (int)(100 * value.Fraction);
                if (percent <= _percent)
                    return;
                _percent = percent;
                hub.Tell(window, "step", new StepEvent(work, value.Fraction, value.Step), SeamJson.Default.StepEvent);
            }
        }
    }
}
