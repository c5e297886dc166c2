using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Where are the incidents that were analysed, and in which cluster is each? Points, in the order they were read.</summary>
internal sealed class IncidentLayer : ILayerWriter
{
    /// <inheritdoc/>
    public string FileName => "incidents.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation)
    {
        var membership = new IncidentMembership(run);
        var positions = new GeoPositions(run.Incidents.Points, membership.Analysed);
        var features = new IncidentFeatures(run, membership, positions);
        FeatureCollectionWriter.Write(
            stream, run.Stamp, positions.Bounds, membership.Analysed.Length, features.MakeRenderer, cancellation);
    }
}

/// <summary>To which area, cluster and hotspot does each incident belong?</summary>
internal sealed class IncidentMembership
{
    private readonly int[] _areas;
    private readonly int[] _clusters;
    private readonly int[] _hotspots;

    /// <summary>Turns the areas' lists of members round.</summary>
    public IncidentMembership(ReleasedRun run)
    {
        int count = run.Incidents.Count;
        _areas = new int[count];
        _clusters = new int[count];
        _hotspots = new int[count];
        _areas.AsSpan().Fill(-1);
        int analysed = 0;
        for (int a = 0; a < run.Areas.Count; a++)
        {
            int[] members = run.Areas[a].Area.Members;
            int[] labels = run.Areas[a].Main.Labels.Labels;
            for (int j = 0; j < members.Length; j++)
            {
                if (_areas[members[j]] < 0)
                    analysed++;
                _areas[members[j]] = a;
                _clusters[members[j]] = labels[j];
            }
        }
        // Hotspots of a later method may share incidents with those of an earlier one: each incident stays with the first.
        foreach (Hotspot hotspot in run.Hotspots.OrderBy(h => OrderOf(run.Record.Methods, h.Method)))
        {
            foreach (int member in hotspot.Members)
            {
                if (_hotspots[member] == 0)
                    _hotspots[member] = hotspot.Rank;
            }
        }
        Analysed = new int[analysed];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            if (_areas[i] >= 0)
                Analysed[next++] = i;
        }
    }

    private static int OrderOf(IReadOnlyList<string> methods, string method)
    {
        int order = 0;
        while (order < methods.Count && methods[order] != method)
            order++;
        return order;
    }

    /// <summary>The incidents of all areas, ascending.</summary>
    public int[] Analysed { get; }

    /// <summary>Index of the area of an incident.</summary>
    public int AreaOf(int incident) => _areas[incident];

    /// <summary>The cluster's number within the area by the first method, or <see cref="ClusterLabels.Noise"/>.</summary>
    public int ClusterOf(int incident) => _clusters[incident];

    /// <summary>The rank of the incident's hotspot; 0 for none.</summary>
    public int HotspotOf(int incident) => _hotspots[incident];
}

/// <summary>Where on the globe are some points of the grid? In units of 1e-7 degrees.</summary>
internal sealed class GeoPositions
{
    private const int Chunk = 8192;

    private readonly int[] _lon;
    private readonly int[] _lat;

    /// <summary>Projects the points at the given indices, on all cores.</summary>
    public GeoPositions(PointSet points, int[] indices)
    {
        // 180 degrees are 1.8e9 units: an int has room for 2.1e9.
        _lon = new int[indices.Length];
        _lat = new int[indices.Length];
        int chunks = (indices.Length + Chunk - 1) / Chunk;
        var bounds = new GeoBounds[chunks];
        Parallel.For(0, chunks, chunk => bounds[chunk] = Project(points, indices, chunk * Chunk));
        GeoBounds all = GeoBounds.Empty;
        foreach (GeoBounds part in bounds)
            all.Add(part);
        Bounds = all;
    }

    /// <summary>What holds all of them.</summary>
    public GeoBounds Bounds { get; }

    /// <summary>Writes "[lon,lat]" of the point that was given as <paramref name="index"/>-th.</summary>
    public int Write(int index, Span<byte> to) => GeoJsonText.WritePosition(_lon[index], _lat[index], to);

    private GeoBounds Project(PointSet points, int[] indices, int start)
    {
        int count = Math.Min(Chunk, indices.Length - start);
        var columns = new double[4 * count];
        Span<double> e = columns.AsSpan(0, count), n = columns.AsSpan(count, count);
        Span<double> lon = columns.AsSpan(2 * count, count), lat = columns.AsSpan(3 * count, count);
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        for (int i = 0; i < count; i++)
        {
            e[i] = eastings[indices[start + i]];
            n[i] = northings[indices[start + i]];
        }
        NationalGrid.ToGeo(e, n, lon, lat);
        GeoBounds bounds = GeoBounds.Empty;
        for (int i = 0; i < count; i++)
        {
            _lon[start + i] = (int)GeoJsonText.ToUnits(lon[i]);
            _lat[start + i] = (int)GeoJsonText.ToUnits(lat[i]);
            bounds.Add(_lon[start + i], _lat[start + i]);
        }
        return bounds;
    }
}
