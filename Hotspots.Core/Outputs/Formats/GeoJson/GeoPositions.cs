using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>Projected points: longitude and latitude of points of the grid, in units of 1e-7 degrees.</summary>
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
