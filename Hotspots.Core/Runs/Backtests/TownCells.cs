using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Study area in cells: the ground of a town that a map could have flagged at a given time.</summary>
/// <remarks>
/// Cells that hold built-up ground with postcodes, or whose centre lies in the boundary that was given, and those that had an incident before, with
/// their neighbours. Where incidents happen later has no say: else a map of nothing would know that something comes there. What happens later
/// outside these cells counts as missed.
/// </remarks>
internal sealed class TownCells
{
    /// <summary>Lays cells over an area.</summary>
    /// <param name="area">With all of its incidents.</param>
    /// <param name="points">Where incidents are.</param>
    /// <exception cref="ArgumentException">It is too wide for cells; says what to change.</exception>
    public TownCells(StudyArea area, PointSet points) =>
        Grid = CellGrid.Around(BoxOf(area, points), CellShape.Hexagon, FlagWish.CellMetres, margin: 2);

    /// <summary>The cells.</summary>
    public CellGrid Grid { get; }

    /// <summary>The cells that could be flagged, ascending.</summary>
    /// <param name="before">The area with what had happened by then, and its ground as it was known by then.</param>
    /// <param name="points">Where incidents are.</param>
    public int[] KnownBy(StudyArea before, PointSet points)
    {
        var known = new bool[Grid.CellCount];
        if (before.Boundary is { } boundary)
        {
            var marks = new double[Grid.CellCount];
            CellWindow.Mark(Grid, boundary, marks);
            for (int cell = 0; cell < marks.Length; cell++)
                known[cell] = marks[cell] > 0;
        }
        else if (before.Ground is { } ground)
        {
            for (int square = 0; square < ground.Count; square++)
            {
                GridPoint centre = BuiltUpGround.CentreOf(ground.Keys[square]);
                if (ground.Postcodes[square] > 0 && Grid.CellAt(centre.Easting, centre.Northing) is >= 0 and int cell)
                    known[cell] = true;
            }
        }
        Span<int> neighbours = stackalloc int[8];
        foreach (int incident in before.Members)
        {
            int cell = Grid.CellAt(points.Eastings[incident], points.Northings[incident]);
            known[cell] = true;
            int count = Grid.Neighbours(cell, neighbours);
            foreach (int neighbour in neighbours[..count])
                known[neighbour] = true;
        }
        var cells = new List<int>();
        for (int cell = 0; cell < known.Length; cell++)
        {
            if (known[cell])
                cells.Add(cell);
        }
        return [.. cells];
    }

    private static GridBox BoxOf(StudyArea area, PointSet points)
    {
        GridBox box = points.Select(area.Members).Bounds();
        if (area.Boundary is { IsEmpty: false } boundary)
        {
            NetTopologySuite.Geometries.Envelope all = boundary.EnvelopeInternal;
            return Wider(Wider(box, all.MinX, all.MinY), all.MaxX, all.MaxY);
        }
        for (int square = 0; area.Ground is { } ground && square < ground.Count; square++)
        {
            GridPoint centre = BuiltUpGround.CentreOf(ground.Keys[square]);
            if (ground.Postcodes[square] > 0)
                box = Wider(box, centre.Easting, centre.Northing);
        }
        return box;
    }

    private static GridBox Wider(GridBox box, double easting, double northing) => new(
        Math.Min(box.West, easting), Math.Min(box.South, northing), Math.Max(box.East, easting), Math.Max(box.North, northing));
}
