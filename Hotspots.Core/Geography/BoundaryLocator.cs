using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography;

/// <summary>In which of many polygons does a point lie, for millions of points?</summary>
/// <remarks>
/// Square buckets list the boundaries whose envelopes meet them; each listed one is asked by NetTopologySuite's indexed locator, which
/// is exact. Safe to use from many threads.
/// </remarks>
internal sealed class BoundaryLocator
{
    /// <summary>Enough buckets that most hold one or two boundaries, and few enough to make in no time.</summary>
    private const int BucketsPerBoundary = 16, FewestBuckets = 1_024, MostBuckets = 1 << 20;

    private readonly Envelope[] _envelopes;
    private readonly IndexedPointInAreaLocator[] _locators;
    private readonly Envelope _all = new();
    private readonly int[][] _buckets;
    private readonly double _size;
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>Takes polygons or multipolygons; where they overlap the first counts.</summary>
    public BoundaryLocator(Geometry[] boundaries)
    {
        _envelopes = Array.ConvertAll(boundaries, b => b.EnvelopeInternal);
        _locators = Array.ConvertAll(boundaries, b => new IndexedPointInAreaLocator(b));
        foreach (Envelope envelope in _envelopes)
            _all.ExpandToInclude(envelope);
        if (_all.IsNull)
        {
            _buckets = [];
            return;
        }
        // The locators make their index at the first question: it is asked here, before there are threads.
        foreach (IndexedPointInAreaLocator locator in _locators)
            locator.Locate(new Coordinate(_all.MinX, _all.MinY));

        double wanted = Math.Clamp(BucketsPerBoundary * boundaries.Length, FewestBuckets, MostBuckets);
        _size = Math.Max(Math.Sqrt(_all.Area / wanted), Math.Max(_all.Width, _all.Height) / MostBuckets);
        _size = _size > 0 ? _size : 1;
        _columns = (int)(_all.Width / _size) + 1;
        _rows = (int)(_all.Height / _size) + 1;
        _buckets = MakeBuckets();
    }

    /// <summary>Index of the first boundary that the point lies inside or on the edge of; −1 for none.</summary>
    public int Find(double easting, double northing)
    {
        if (_buckets.Length == 0 || !_all.Contains(easting, northing))
            return -1;
        int[] candidates = _buckets[Row(northing) * _columns + Column(easting)];
        Coordinate? point = null;
        foreach (int candidate in candidates)
        {
            if (!_envelopes[candidate].Contains(easting, northing))
                continue;
            point ??= new Coordinate(easting, northing);
            if (_locators[candidate].Locate(point) != Location.Exterior)
                return candidate;
        }
        return -1;
    }

    private int[][] MakeBuckets()
    {
        var lists = new List<int>?[_columns * _rows];
        for (int i = 0; i < _envelopes.Length; i++)
        {
            if (_envelopes[i].IsNull)
                continue;
            int lastColumn = Column(_envelopes[i].MaxX), lastRow = Row(_envelopes[i].MaxY);
            for (int row = Row(_envelopes[i].MinY); row <= lastRow; row++)
            {
                for (int column = Column(_envelopes[i].MinX); column <= lastColumn; column++)
                    (lists[row * _columns + column] ??= []).Add(i);
            }
        }
        return Array.ConvertAll(lists, list => list is null ? [] : list.ToArray());
    }

    private int Column(double easting) => Math.Min((int)((easting - _all.MinX) / _size), _columns - 1);

    private int Row(double northing) => Math.Min((int)((northing - _all.MinY) / _size), _rows - 1);
}
