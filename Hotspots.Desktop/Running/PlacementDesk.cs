using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Roads;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>Teams that were placed for a window.</summary>
internal sealed record PlacementFound(PlacementResult Result, PlacementWish Wish, int Version, double Milliseconds)
{
    /// <summary>Metres driven in a minute, where ways are straight lines.</summary>
    public double MetresPerMinute => (Wish.Speed ?? PlacementWish.DefaultSpeed) * 1000 / 60;
}

/// <summary>Places teams for the windows, and keeps each one's last answer: what is exported is what was seen, although time ended the
/// search.</summary>
/// <param name="runs">Finds the hotspots.</param>
/// <param name="shelf">Files of stations, standing teams and zones.</param>
/// <param name="streets">Path of the map file, where it has streets along which teams may travel; null where it has none.</param>
/// <param name="clock">Measures the time to search.</param>
internal sealed class PlacementDesk(RunDesk runs, InputShelf shelf, Func<string?> streets, TimeProvider clock)
{
    /// <summary>Windows whose answer is kept.</summary>
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly WorkQueue _queue = new();

    /// <summary>Of the map file what lies round the data: read once for many placements.</summary>
    private readonly StreetMemory _memory = new();

    /// <summary>The longest unasked first.</summary>
    private readonly List<(string Window, PlacementFound Found)> _last = [];

    /// <summary>Places the teams, on the hotspots that the same window sees.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">How many teams, and on what.</param>
    /// <param name="ahead">Told how many others are before this one, whenever that changes.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">The asker goes.</param>
    /// <exception cref="ArgumentException">The wish cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone, or a later wish overtook this one.</exception>
    public async Task<PlacementFound> FindAsync(
        LoadedFiles files, PlacementQuery query, Action<int>? ahead, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RunRequest request = QueryReading.Read(query, files);
        PlacementWish wish = PlacementReading.Read(query, request, shelf, streets()) with { StreetMemory = _memory };
        long began = clock.GetTimestamp();
        RunFound run = await runs.FindAsync(files, request, ahead, cancellation);
        PlacementResult result = await _queue.DoAsync(token => PlacementRun.Execute(wish, run.Result, clock, progress, token), ahead, cancellation);
        var found = new PlacementFound(result, wish, files.Version, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1));
        // What was overtaken is not what the window saw last.
        cancellation.ThrowIfCancellationRequested();
        Keep(query.Window ?? "", found);
        return found;
    }

    /// <summary>The last answer of a window; null when there is none of the files that are loaded now.</summary>
    public PlacementFound? LastOf(string window, int version)
    {
        lock (_lock)
        {
            int at = _last.FindIndex(kept => kept.Window == window);
            return at >= 0 && _last[at].Found.Version == version ? _last[at].Found : null;
        }
    }

    private void Keep(string window, PlacementFound found)
    {
        lock (_lock)
        {
            _last.RemoveAll(kept => kept.Window == window);
            _last.Add((window, found));
            if (_last.Count > Kept)
                _last.RemoveAt(0);
        }
    }
}
