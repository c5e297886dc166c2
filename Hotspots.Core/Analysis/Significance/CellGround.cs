using System.Globalization;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Study region of a test of cells: which cells count although nothing happened in them.</summary>
/// <remarks>
/// <para>
/// A drawn boundary goes first: the cells whose centre lies in it (<see cref="CellWindow"/>). Without one the built-up ground: the cells
/// that hold the middle of one of its squares; cells so small that they may fall between these also by their own centre. Where neither
/// is known the cells that incidents touch and those beside them. Every cell that holds an incident is ground in any case.
/// </para>
/// <para>
/// Never the convex hull of the incidents: three incidents five kilometres out make fields and woods ground, on which nothing could
/// happen, and beside so many empty cells every street stands out.
/// </para>
/// </remarks>
/// <param name="Window">Polygons, metres; null when nobody drew any.</param>
/// <param name="BuiltUp">Built-up ground; null when nobody looked for it.</param>
internal readonly record struct CellGround(Geometry? Window, BuiltUpGround? BuiltUp)
{
    /// <summary>Metres: among cells of this size each holds the middle of a square of 100 m, whatever its shape.</summary>
    private const double CertainCell = 1.5 * BuiltUpGround.Side;

    /// <summary>The ground of an area.</summary>
    public static CellGround Of(AnalysisInput input) => new(input.Window, input.Window is null ? input.Ground : null);

    /// <summary>A drawn ground; of null the cells that incidents touch and those beside them.</summary>
    public static implicit operator CellGround(Geometry? window) => new(window, null);

    /// <summary>Is it made of nothing but the incidents?</summary>
    public bool IsOfIncidents => Window is null && BuiltUp is null or { Count: 0 };

    /// <summary>Is there ground without any incident?</summary>
    public bool IsEmpty => Window is { } window ? window.IsEmpty : BuiltUp is null or { Count: 0 };

    /// <summary>The box round the points and the ground, of which at least one is something.</summary>
    public GridBox BoundsWith(PointSet points)
    {
        if (IsEmpty)
            return points.Bounds();
        GridBox ground = Bounds();
        if (points.Count == 0)
            return ground;
        GridBox box = points.Bounds();
        return new GridBox(Math.Min(box.West, ground.West), Math.Min(box.South, ground.South), Math.Max(box.East, ground.East), Math.Max(box.North, ground.North));
    }

    /// <summary>Marks the cells of the ground.</summary>
    /// <param name="grid">Cells; where the ground is of incidents with a ring to spare on every side.</param>
    /// <param name="cellOfPoint">The cell of each incident.</param>
    /// <param name="marks">One a cell of the grid; set to 1 on the ground, else left alone.</param>
    public void Mark(CellGrid grid, int[] cellOfPoint, double[] marks)
    {
        if (Window is { } window)
            CellWindow.Mark(grid, window, marks);
        else if (IsOfIncidents)
            MarkRound(grid, cellOfPoint, marks);
        else
            MarkBuiltUp(grid, BuiltUp!, marks);
        foreach (int cell in cellOfPoint)
            marks[cell] = 1;
    }

    /// <summary>Which ground was taken, and how large it is: one sentence.</summary>
    /// <param name="cells">Cells of the ground.</param>
    /// <param name="grid">Of which grid.</param>
    public string Words(int cells, CellGrid grid)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells, {cells * grid.CellArea / 1e6:0.##} km²");
        return Window is not null ? $"The ground is the boundary that was given: {size}."
            : IsOfIncidents ? $"Nobody gave the ground: it is the cells that incidents touch and those beside them, {size}."
            : BuiltUp!.Source == GroundSource.Postcodes ? $"The ground is the built-up squares of 100 m, with a postcode or touched by an incident: {size}."
            : $"The ground is the squares of 100 m that incidents touch and those beside them: {size}.";
    }

    private GridBox Bounds()
    {
        if (Window is { } window)
        {
            Envelope envelope = window.EnvelopeInternal;
            return new GridBox(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
        }
        ReadOnlySpan<long> keys = BuiltUp!.Keys;
        GridPoint first = BuiltUpGround.CentreOf(keys[0]), last = BuiltUpGround.CentreOf(keys[^1]);
        double west = first.Easting, east = west;
        foreach (long key in keys)
        {
            double easting = BuiltUpGround.CentreOf(key).Easting;
            (west, east) = (Math.Min(west, easting), Math.Max(east, easting));
        }
        return new GridBox(west, first.Northing, east, last.Northing);
    }

    private static void MarkRound(CellGrid grid, int[] cellOfPoint, double[] marks)
    {
        Span<int> neighbours = stackalloc int[8];
        foreach (int cell in cellOfPoint)
        {
            if (marks[cell] > 0)
                continue;
            // What is marked before its time would not be gone round: 2 until all are.
            marks[cell] = 2;
        }
        for (int cell = 0; cell < marks.Length; cell++)
        {
            if (marks[cell] < 2)
                continue;
            int count = grid.Neighbours(cell, neighbours);
            foreach (int neighbour in neighbours[..count])
                marks[neighbour] = Math.Max(marks[neighbour], 1);
        }
        foreach (int cell in cellOfPoint)
            marks[cell] = 1;
    }

    private static void MarkBuiltUp(CellGrid grid, BuiltUpGround ground, double[] marks)
    {
        foreach (long key in ground.Keys)
        {
            GridPoint middle = BuiltUpGround.CentreOf(key);
            int cell = grid.CellAt(middle.Easting, middle.Northing);
            if (cell >= 0)
                marks[cell] = 1;
        }
        if (grid.Size >= CertainCell)
            return;
        for (int cell = 0; cell < marks.Length; cell++)
        {
            GridPoint centre = grid.CentreOf(cell);
            if (ground.Contains(centre.Easting, centre.Northing))
                marks[cell] = 1;
        }
    }
}
