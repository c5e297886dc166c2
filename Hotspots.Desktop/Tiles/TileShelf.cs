using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop.Events;

namespace Hotspots.Desktop.Tiles;

/// <summary>Which file of tiles lies under the map? At most one, the same for all windows.</summary>
/// <param name="hub">Tells the pages.</param>
/// <param name="near">Where the data are.</param>
internal sealed class TileShelf(EventHub hub, Func<IReadOnlyList<GridPoint>> near) : IDisposable
{
    private readonly Lock _lock = new();
    private int _version;
    private volatile Opened? _current;

    /// <summary>The file; null for none.</summary>
    public Opened? Current => _current;

    /// <summary>Opens a file in place of the one before.</summary>
    /// <exception cref="Refusal">It cannot be used; the one before stays.</exception>
    public Opened Open(string path)
    {
        TileFile file = TileFile.Open(path, near());
        lock (_lock)
        {
            _current?.File.Dispose();
            _current = new Opened(++_version, file);
            Tell();
            return _current;
        }
    }

    /// <summary>Puts the file away.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_current is null)
                return;
            _current.File.Dispose();
            _current = null;
            _version++;
            Tell();
        }
    }

    public void Dispose() => _current?.File.Dispose();

    private void Tell() => hub.Tell(null, "tiles", new TilesEvent(_version), TilesJson.Default.TilesEvent);

    /// <summary>An open file.</summary>
    /// <param name="Version">Another for each file that is opened while the host runs.</param>
    /// <param name="File">The file.</param>
    internal sealed record Opened(int Version, TileFile File);
}
