using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Events;

/// <summary>Waiting for others: a window is told how many are before it.</summary>
internal static class Waiting
{
    /// <summary>Tells a window; null where no window asked, and nobody is to be told.</summary>
    /// <param name="hub">Who listens.</param>
    /// <param name="work">"run", "place" ….</param>
    /// <param name="window">Its name.</param>
    public static Action<int>? TellerOf(EventHub hub, string work, string? window) => string.IsNullOrEmpty(window)
        ? null
        : ahead => hub.Tell(window, "waiting", new WaitingEvent(work, ahead), SeamJson.Default.WaitingEvent);
}
