using System.Globalization;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Reading of extracts of OpenStreetMap (.osm.pbf): one or several, such as those of neighbouring counties.</summary>
/// <remarks>
/// Blocks are unpacked and decoded on all cores, and put together in the order of the file: the result does not depend on the cores. A way or a
/// node that two extracts have counts once. Where nodes of a way are missing, at the edge of an extract, the way is what is left.
/// </remarks>
internal sealed class OsmReading
{
    /// <summary>Nodes of more than a country's roads do not fit into a map that is looked at, nor a hundredth of the memory's bytes of them into
    /// the memory.</summary>
    private const int MostNodes = 120_000_000, BytesANode = 100;

    private readonly StreetReading _options;
    private readonly OsmFrame? _frame;
    private readonly List<PbfBlock> _blocks = [];

    /// <summary>Numbers of the nodes in the frame.</summary>
    private readonly HashSet<long> _inFrame = [];

    private long _nodes;

    /// <summary>Begins.</summary>
    public OsmReading(StreetReading options) => (_options, _frame) = (options, options.Box is { } box ? FrameOf(box) : null);

    /// <summary>Takes in one file.</summary>
    /// <exception cref="UnreadableFileException">It is no such file, damaged or too large.</exception>
    public void Read(Stream stream, Action<long>? advance, CancellationToken cancellation)
    {
        var blobs = new PbfBlobs(stream);
        var window = new List<byte[]>();
        int atOnce = 4 * Environment.ProcessorCount;
        long before = stream.CanSeek ? stream.Position : 0;
        bool hasWays = false;
        for (bool more = true; more;)
        {
            cancellation.ThrowIfCancellationRequested();
            window.Clear();
            while (window.Count < atOnce && (more = blobs.Next() is { } blob && Take(blob, window)))
            {
            }
            var blocks = new PbfBlock[window.Count];
            try
            {
                Parallel.For(0, blocks.Length, i => blocks[i] = PbfBlock.Decode(PbfBlobs.Unpack(window[i]), _frame));
            }
            catch (AggregateException many) when (many.InnerExceptions.OfType<UnreadableFileException>().FirstOrDefault() is { } problem)
            {
                throw new UnreadableFileException(problem.Message, problem);
            }
            foreach (PbfBlock block in blocks)
            {
                Keep(block, hasWays);
                hasWays |= block.Ways.Count > 0;
            }
            if (stream.CanSeek)
            {
                advance?.Invoke(stream.Position - before);
                before = stream.Position;
            }
        }
    }

    /// <summary>Puts together what was read.</summary>
    public void AddTo(StreetMapBuilder map, CancellationToken cancellation)
    {
        OsmNodes nodes = Nodes();
        cancellation.ThrowIfCancellationRequested();
        var lines = new OsmLines(nodes);
        var seen = new HashSet<long>();
        var byId = new Dictionary<long, OsmWay>();
        HashSet<long> parts = [.. _options.HasGround ? _blocks.SelectMany(static block => block.Areas).SelectMany(static area => area.Ways) : []];
        foreach (OsmWay way in _blocks.SelectMany(static block => block.Ways))
        {
            if (parts.Contains(way.Id))
                byId.TryAdd(way.Id, way);
            if (way is { Road: null, Ground: null } || !seen.Add(way.Id))
                continue;
            if (way.Road is { } road)
                lines.AddRoad(map.Roads, road, way.Nodes);
            else if (_options.HasGround)
                lines.AddGround(map.Ground, way.Ground!.Value, way.Nodes);
        }
        cancellation.ThrowIfCancellationRequested();
        seen.Clear();
        foreach (OsmArea area in _options.HasGround ? _blocks.SelectMany(static block => block.Areas) : [])
        {
            if (!seen.Add(area.Id))
                continue;
            foreach (long[] ring in OsmRings.Join(area.Ways.Select(way => byId.GetValueOrDefault(way)?.Nodes).OfType<long[]>()))
                lines.AddRing(map.Ground, ring);
            map.Ground.End(area.Ground);
        }
        AddLabels(map);
    }

    private static bool Take(PbfBlobs.Blob blob, List<byte[]> window)
    {
        if (blob.IsHeader)
            PbfBlobs.CheckHeader(PbfBlobs.Unpack(blob.Bytes));
        else
            window.Add(blob.Bytes);
        return true;
    }

    private void Keep(PbfBlock block, bool hasWays)
    {
        if (_frame is not null)
            Narrow(block, hasWays);
        _nodes += block.NodeIds.Count;
        long most = Math.Min(MostNodes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesANode);
        if (_nodes > most)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has more than {most:N0} points: take your county's, or cut out what is wanted with \"hotspots streets\"."));
        }
        _blocks.Add(block);
    }

    /// <summary>Keeps of a block's ways those that come into the frame: a country's do not fit into the memory.</summary>
    private void Narrow(PbfBlock block, bool hasWays)
    {
        // What a way runs through must be known when it comes.
        if (hasWays && block.NodeIds.Count > 0)
            throw new UnreadableFileException("The file has points after its ways: take the extract as Geofabrik has it, or sort it (osmium sort).");
        _inFrame.UnionWith(block.NodeIds);
        block.Ways.RemoveAll(way => !Array.Exists(way.Nodes, _inFrame.Contains));
    }

    private OsmNodes Nodes()
    {
        var ids = new long[_nodes];
        int[] latitudes = new int[_nodes], longitudes = new int[_nodes];
        int at = 0;
        foreach (PbfBlock block in _blocks)
        {
            block.NodeIds.CopyTo(ids, at);
            block.Latitudes.CopyTo(latitudes, at);
            block.Longitudes.CopyTo(longitudes, at);
            at += block.NodeIds.Count;
        }
        return new OsmNodes(ids, latitudes, longitudes);
    }

    private void AddLabels(StreetMapBuilder map)
    {
        var seen = new HashSet<long>();
        foreach (PbfBlock block in _blocks)
        {
            foreach (OsmLabel label in block.Labels)
            {
                if (seen.Add(block.NodeIds[label.Node]))
                {
                    GridPoint place = NationalGrid.ToGrid(
                        GeoPoint.FromLonLat(block.Longitudes[label.Node] * 1e-7, block.Latitudes[label.Node] * 1e-7));
                    map.Names.Add(new MapName(PolylinesBuilder.Rounded(place), label.Kind, label.Name));
                }
            }
        }
    }

    /// <summary>A frame in degrees that holds a box of the grid.</summary>
    private static OsmFrame FrameOf(GridBox box)
    {
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        // Meridians and parallels are bent on the grid: the middles of the sides are looked at, too.
        foreach (double easting in (ReadOnlySpan<double>)[box.West, box.Centre.Easting, box.East])
        {
            foreach (double northing in (ReadOnlySpan<double>)[box.South, box.Centre.Northing, box.North])
            {
                GeoPoint at = NationalGrid.ToGeo(new GridPoint(easting, northing));
                (west, east) = (Math.Min(west, at.Longitude), Math.Max(east, at.Longitude));
                (south, north) = (Math.Min(south, at.Latitude), Math.Max(north, at.Latitude));
            }
        }
        return new OsmFrame(Steps(south), Steps(west), Steps(north), Steps(east));

        static int Steps(double degrees) => (int)Math.Round(degrees * 1e7);
    }
}
