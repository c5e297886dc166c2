using Hotspots.Core.Files.Roads;
using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Roads;

/// <summary>Cache of street maps and of the networks made of them: the last few that were asked for.</summary>
/// <remarks>A file that was changed, or is gone, is another file. What is found is what would be read. Safe to use from many threads.</remarks>
internal sealed class StreetMemory
{
    /// <summary>Parts of files that are kept: some ways to look at one county.</summary>
    private const int Kept = 3;

    private readonly Lock _lock = new();

    /// <summary>The longest unasked first.</summary>
    private readonly List<Part> _parts = [];

    /// <summary>The roads of a file within a box, and their network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="box">What of it is wanted.</param>
    /// <param name="by">Who travels.</param>
    /// <param name="isOne">See <see cref="StreetNetwork.Joined"/>.</param>
    /// <param name="progress">Told how far the reading is; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The file cannot be read; one sentence says what to change.</exception>
    public (StreetMap Map, StreetNetwork Network) Find(
        string path, GridBox box, TravelProfile by, bool isOne, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        var key = new Key(file.FullName, file.Exists ? file.Length : -1, file.Exists ? file.LastWriteTimeUtc : default, box);
        Part? part;
        lock (_lock)
            part = _parts.Find(known => known.Key == key);
        if (part is null)
            part = new Part(key, Read(path, box, progress, cancellation));
        StreetNetwork network = part.NetworkOf(by, isOne);
        lock (_lock)
        {
            _parts.RemoveAll(known => known.Key == key);
            _parts.Add(part);
            if (_parts.Count > Kept)
                _parts.RemoveAt(0);
        }
        return (part.Map, network);
    }

    /// <summary>Reads the roads of a file within a box, and nothing that is only drawn.</summary>
    /// <inheritdoc cref="Find"/>
    public static StreetMap Read(string path, GridBox box, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        StreetFiles.Read([path], new StreetReading { Box = box, HasGround = false }, progress, cancellation);

    /// <summary>The network of a map without what joins nothing.</summary>
    public static StreetNetwork NetworkOf(StreetMap map, TravelProfile by, bool isOne) => StreetNetwork.Of(map.Roads, by).Joined(isOne);

    private readonly record struct Key(string Path, long Length, DateTime Written, GridBox Box);

    private sealed class Part(Key key, StreetMap map)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<(TravelProfile By, bool IsOne), StreetNetwork> _networks = [];

        public Key Key => key;

        public StreetMap Map => map;

        public StreetNetwork NetworkOf(TravelProfile by, bool isOne)
        {
            lock (_lock)
            {
                if (!_networks.TryGetValue((by, isOne), out StreetNetwork? network))
                    _networks.Add((by, isOne), network = StreetMemory.NetworkOf(map, by, isOne));
                return network;
            }
        }
    }
}
