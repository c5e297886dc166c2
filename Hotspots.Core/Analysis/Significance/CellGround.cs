using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Model.Spatial;
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
/// Strays are left out: where ground that hangs together has no postcode and fewer than <see cref="DbscanDefaults.FewestMinPoints"/>
/// incidents, it is ground only because something happened there. Thirty such incidents far from six hundred would make the six hundred a
/// hotspot from end to end. When there is nothing but strays all are kept.
/// </para>
/// <para>
/// Cells at the rim of the ground hold less of it (<see cref="Exposure"/>), and even incidents make them quiet and all others busy beside them.
/// What a cell is compared with is therefore its share of all incidents by its share of the ground.
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
    private const double Touched = 1, Housed = 2;

    /// <summary>A cell with an incident has some ground.</summary>
    private const double LeastExposure = 0.05;

    /// <summary>Places along the side of a square at which ground is measured; odd.</summary>
    private const int PlacesAcross = 5;

    /// <summary>Are strays left out, and is the ground in each cell measured? Not where an answer is to be held beside another program's.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Metres: among cells of this size each holds the middle of a square of 100 m, whatever its shape.</summary>
    private const double CertainCell = 1.5 * BuiltUpGround.Side;

    /// <summary>The ground of an area.</summary>
    public static CellGround Of(AnalysisInput input) => new(input.Window, input.Window is null ? input.Ground : null) { IsMeasured = true };

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
        return new GridBox(
            Math.Min(box.West, ground.West), Math.Min(box.South, ground.South), Math.Max(box.East, ground.East), Math.Max(box.North, ground.North));
    }

    /// <summary>Marks the cells of the ground.</summary>
    /// <param name="grid">Cells; where the ground is of incidents with a ring to spare on every side.</param>
    /// <param name="cellOfPoint">The cell of each incident.</param>
    /// <param name="marks">One a cell of the grid, all 0; set to 1 on the ground.</param>
    public void Mark(CellGrid grid, int[] cellOfPoint, double[] marks)
    {
        if (Window is { } window)
            CellWindow.Mark(grid, window, marks);
        else if (!IsOfIncidents)
            MarkBuiltUp(grid, BuiltUp!, marks);
        foreach (int cell in cellOfPoint)
            marks[cell] = Math.Max(marks[cell], Touched);
        if (Window is not null)
            return;
        if (IsOfIncidents)
            MarkRound(grid, marks);
        if (IsMeasured)
            Unmark(Strays(grid, cellOfPoint, marks), marks);
        for (int cell = 0; cell < marks.Length; cell++)
            marks[cell] = Math.Min(marks[cell], 1);
    }

    /// <summary>Ground in each cell of the grid, 0 to 1 of a cell; null where it is not measured and every cell counts alike.</summary>
    /// <remarks>
    /// Of built-up squares by 25 places of each, at least <see cref="LeastExposure"/>. Where nothing is known but the incidents it is
    /// the share of a cell and those beside it that incidents touch: whole in the midst of them, little at their rim; of a cell without an
    /// incident that over 1 + the incidents of a touched cell, for the more these hold the less likely is ground without any.
    /// </remarks>
    /// <param name="grid">As for <see cref="Mark"/>.</param>
    /// <param name="cellOfPoint">The cell of each incident.</param>
    /// <param name="marks">As <see cref="Mark"/> leaves them.</param>
    public double[]? Exposure(CellGrid grid, int[] cellOfPoint, double[] marks)
    {
        if (!IsMeasured || Window is not null)
            return null;
        var exposure = new double[marks.Length];
        if (IsOfIncidents)
            Share(grid, cellOfPoint, marks, exposure);
        else
            Measure(grid, BuiltUp!, marks, exposure);
        return exposure;
    }

    /// <summary>Which ground was taken, and how large it is: one sentence.</summary>
    /// <param name="field">What was counted on it.</param>
    public string Words(CellField field)
    {
        (int cells, CellGrid grid) = (field.Cells.Length, field.Grid);
        string size = string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells, {cells * grid.CellArea / 1e6:0.##} km²");
        string ground = Window is not null ? $"The ground is the boundary that was given: {size}."
            : IsOfIncidents ? $"Nobody gave the ground: it is the cells that incidents touch and those beside them, {size}."
            : BuiltUp!.Source == GroundSource.Postcodes
                ? $"The ground is the built-up squares of 100 m, with a postcode or touched by an incident: {size}."
            : $"The ground is the squares of 100 m that incidents touch and those beside them: {size}.";
        return field.Strays == 0 ? ground : string.Create(
            CultureInfo.InvariantCulture,
            $"{ground} {field.Strays:N0} {(field.Strays == 1 ? "incident lies" : "incidents lie")} alone, off any known ground, "
                + $"and {(field.Strays == 1 ? "was" : "were")} left out of the test.");
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

    private static void MarkRound(CellGrid grid, double[] marks)
    {
        Span<int> neighbours = stackalloc int[8];
        var beside = new List<int>();
        for (int cell = 0; cell < marks.Length; cell++)
        {
            if (marks[cell] == 0)
                continue;
            int count = grid.Neighbours(cell, neighbours);
            foreach (int neighbour in neighbours[..count])
            {
                if (marks[neighbour] == 0)
                    beside.Add(neighbour);
            }
        }
        foreach (int cell in beside)
            marks[cell] = Touched;
    }

    /// <summary>The cells of strays; none when there is nothing else.</summary>
    private static List<int> Strays(CellGrid grid, int[] cellOfPoint, double[] marks)
    {
        var incidents = new int[marks.Length];
        foreach (int cell in cellOfPoint)
            incidents[cell]++;
        var strays = new List<int>();
        var seen = new bool[marks.Length];
        var piece = new List<int>();
        Span<int> neighbours = stackalloc int[8];
        bool others = false;
        for (int cell = 0; cell < marks.Length; cell++)
        {
            if (seen[cell] || marks[cell] == 0)
                continue;
            piece.Clear();
            piece.Add(cell);
            seen[cell] = true;
            int held = 0;
            bool housed = false;
            for (int at = 0; at < piece.Count; at++)
            {
                held += incidents[piece[at]];
                housed |= marks[piece[at]] == Housed;
                int count = grid.Neighbours(piece[at], neighbours);
                foreach (int neighbour in neighbours[..count])
                {
                    if (seen[neighbour] || marks[neighbour] == 0)
                        continue;
                    seen[neighbour] = true;
                    piece.Add(neighbour);
                }
            }
            if (housed || held >= DbscanDefaults.FewestMinPoints)
                others = true;
            else
                strays.AddRange(piece);
        }
        return others ? strays : [];
    }

    private static void Unmark(List<int> cells, double[] marks)
    {
        foreach (int cell in cells)
            marks[cell] = 0;
    }

    private static void Share(CellGrid grid, int[] cellOfPoint, double[] marks, double[] exposure)
    {
        var touched = new bool[marks.Length];
        int cells = 0, incidents = 0;
        foreach (int cell in cellOfPoint)
        {
            if (marks[cell] == 0)
                continue;
            incidents++;
            cells += touched[cell] ? 0 : 1;
            touched[cell] = true;
        }
        double rest = 1 / (1 + (double)incidents / Math.Max(1, cells));
        Span<int> neighbours = stackalloc int[8];
        double all = grid.Shape == CellShape.Hexagon ? 7 : 9;
        for (int cell = 0; cell < marks.Length; cell++)
        {
            if (marks[cell] == 0)
                continue;
            int count = grid.Neighbours(cell, neighbours), some = touched[cell] ? 1 : 0;
            foreach (int neighbour in neighbours[..count])
                some += touched[neighbour] ? 1 : 0;
            exposure[cell] = some / all * (touched[cell] ? 1 : rest);
        }
    }

    private static void Measure(CellGrid grid, BuiltUpGround ground, double[] marks, double[] exposure)
    {
        const double Step = BuiltUpGround.Side / PlacesAcross;
        double part = Step * Step / grid.CellArea;
        foreach (long key in ground.Keys)
        {
            GridPoint middle = BuiltUpGround.CentreOf(key);
            for (int i = 0; i < PlacesAcross * PlacesAcross; i++)
            {
                int column = i % PlacesAcross - PlacesAcross / 2, row = i / PlacesAcross - PlacesAcross / 2;
                int cell = grid.CellAt(middle.Easting + column * Step, middle.Northing + row * Step);
                if (cell >= 0 && marks[cell] > 0)
                    exposure[cell] += part;
            }
        }
        for (int cell = 0; cell < marks.Length; cell++)
        {
            if (marks[cell] > 0)
                exposure[cell] = Math.Clamp(exposure[cell], LeastExposure, 1);
        }
    }

    private static void MarkBuiltUp(CellGrid grid, BuiltUpGround ground, double[] marks)
    {
        for (int square = 0; square < ground.Count; square++)
        {
            GridPoint middle = BuiltUpGround.CentreOf(ground.Keys[square]);
            int cell = grid.CellAt(middle.Easting, middle.Northing);
            if (cell >= 0)
                marks[cell] = Math.Max(marks[cell], ground.Postcodes[square] > 0 ? Housed : Touched);
        }
        if (grid.Size >= CertainCell)
            return;
        for (int cell = 0; cell < marks.Length; cell++)
        {
            GridPoint centre = grid.CentreOf(cell);
            int square = ground.IndexOf(BuiltUpGround.KeyOf(centre.Easting, centre.Northing));
            if (square >= 0)
                marks[cell] = Math.Max(marks[cell], ground.Postcodes[square] > 0 ? Housed : Touched);
        }
    }
}
