using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography;

/// <summary>Point location in polygons. In which of many polygons does a point lie, for millions of points?</summary>
/// <remarks>
/// The plane is cut into square cells. A cell that no edge of a boundary comes near lies wholly inside or wholly outside it, which is
/// found out once; only for points in the other cells is NetTopologySuite's indexed locator asked, which is exact. Safe to use from
/// many threads.
/// </remarks>
internal sealed class BoundaryLocator
{
    /// <summary>So many that edges come near few of them, and so few that they are made in a fraction of a second.</summary>
    private const int CellsPerBoundary = 64, FewestCells = 4_096, MostCells = 65_536;

    private readonly Envelope[] _envelopes;
    private readonly IndexedPointInAreaLocator[] _locators;
    private readonly Envelope _all = new();

    /// <summary>Per cell the boundaries to try, in their order: i must be asked, ~i holds the whole cell and ends the list.</summary>
    private readonly int[][] _cells;

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
            _cells = [];
            return;
        }
        // The locators make their index at the first question: it is asked here, before there are threads.
        foreach (IndexedPointInAreaLocator locator in _locators)
            locator.Locate(new Coordinate(_all.MinX, _all.MinY));

        double wanted = Math.Clamp(CellsPerBoundary * (double)boundaries.Length, FewestCells, Math.Max(MostCells, 2 * boundaries.Length));
        _size = Math.Max(Math.Sqrt(_all.Area / wanted), Math.Max(_all.Width, _all.Height) / wanted);
        _size = _size > 0 ? _size : 1;
        _columns = (int)(_all.Width / _size) + 1;
        _rows = (int)(_all.Height / _size) + 1;
        _cells = MakeCells(boundaries);
    }

    /// <summary>Index of the first boundary that the point lies inside or on the edge of; −1 for none.</summary>
    public int Find(double easting, double northing)
    {
        if (_cells.Length == 0 || !_all.Contains(easting, northing))
            return -1;
        Coordinate? point = null;
        foreach (int candidate in _cells[Row(northing) * _columns + Column(easting)])
        {
            if (candidate < 0)
                return ~candidate;
            if (!_envelopes[candidate].Contains(easting, northing))
                continue;
            point ??= new Coordinate(easting, northing);
            if (_locators[candidate].Locate(point) != Location.Exterior)
                return candidate;
        }
        return -1;
    }

    private int[][] MakeCells(Geometry[] boundaries)
    {
        var lists = new List<int>?[_columns * _rows];
        // The last boundary that has an edge near the cell.
        var edges = new int[lists.Length];
        Array.Fill(edges, -1);
        var centre = new Coordinate();
        for (int i = 0; i < boundaries.Length; i++)
        {
            if (_envelopes[i].IsNull)
                continue;
            boundaries[i].Apply(new EdgeMarker(this, edges, i));
            int lastColumn = Column(_envelopes[i].MaxX), lastRow = Row(_envelopes[i].MaxY);
            for (int row = Row(_envelopes[i].MinY); row <= lastRow; row++)
            {
                for (int column = Column(_envelopes[i].MinX); column <= lastColumn; column++)
                {
                    int cell = row * _columns + column;
                    if (lists[cell] is { } list && list[^1] < 0)
                        continue;
                    if (edges[cell] == i)
                    {
                        (lists[cell] ??= []).Add(i);
                        continue;
                    }
                    centre.X = _all.MinX + (column + 0.5) * _size;
                    centre.Y = _all.MinY + (row + 0.5) * _size;
                    if (_locators[i].Locate(centre) != Location.Exterior)
                        (lists[cell] ??= []).Add(~i);
                }
            }
        }
        return Array.ConvertAll(lists, list => list is null ? [] : list.ToArray());
    }

    private int Column(double easting) => Math.Min((int)((easting - _all.MinX) / _size), _columns - 1);

    private int Row(double northing) => Math.Min((int)((northing - _all.MinY) / _size), _rows - 1);

    /// <summary>
    /// Marks every cell that the envelope of an edge meets. Cells are told by the same rounding here as for a point, which never puts a
    /// larger number into a smaller cell, so no cell that an edge passes through is missed.
    /// </summary>
    private sealed class EdgeMarker(BoundaryLocator owner, int[] edges, int boundary) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence sequence, int i)
        {
            int previous = Math.Max(0, i - 1);
            double x0 = sequence.GetX(previous), x1 = sequence.GetX(i), y0 = sequence.GetY(previous), y1 = sequence.GetY(i);
            int lastColumn = owner.Column(Math.Max(x0, x1)), lastRow = owner.Row(Math.Max(y0, y1));
            for (int row = owner.Row(Math.Min(y0, y1)); row <= lastRow; row++)
            {
                for (int column = owner.Column(Math.Min(x0, x1)); column <= lastColumn; column++)
                    edges[row * owner._columns + column] = boundary;
            }
        }
    }
}
