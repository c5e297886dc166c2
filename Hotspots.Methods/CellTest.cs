using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using NetTopologySuite.Geometries;

namespace Hotspots.Methods;

/// <summary>Getis–Ord Gi*: which cells, together with those round them, hold more than chance would put there.</summary>
/// <remarks>
/// Ord and Getis, "Local spatial autocorrelation statistics", Geographical Analysis 1995, equation 14, two-sided. Cells at the rim of the ground
/// hold less of it: what is tested is a cell's weight beyond its share of the ground, where no boundary is given.
/// </remarks>
public static class GetisOrd
{
    /// <summary>Tests the cells of a grid over the points.</summary>
    /// <param name="points">Where they are, and how much each counts.</param>
    /// <param name="settings">How finely, and against how much chance; the usual where nothing is said.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there are too many cells; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CellTest Cells(Locations points, CellTestSettings? settings = null, CancellationToken cancellation = default)
    {
        settings ??= new CellTestSettings();
        return CellTest.Of(points, settings, settings.Options(settings.PValues == PValueSource.Permutation), CellTests.GiStarOf, cancellation);
    }
}

/// <summary>Local Moran's I: which cells resemble those round them, and which stand alone among others.</summary>
/// <remarks>
/// Anselin, "Local indicators of spatial association", Geographical Analysis 1995, row-standardised; p from conditional permutations, two-sided.
/// Cells at the rim of the ground are treated as for <see cref="GetisOrd"/>.
/// </remarks>
public static class LocalMoran
{
    /// <summary>Tests the cells of a grid over the points.</summary>
    /// <inheritdoc cref="GetisOrd.Cells"/>
    public static CellTest Cells(Locations points, CellTestSettings? settings = null, CancellationToken cancellation = default)
    {
        settings ??= new CellTestSettings();
        return CellTest.Of(points, settings, settings.Options(rearranges: true), CellTests.LocalMoranOf, cancellation);
    }
}

/// <summary>Tested cells: columns with one row a cell of the ground.</summary>
public sealed class CellTest
{
    private readonly CellField _field;
    private readonly CellStatistics _cells;

    private CellTest(CellField field, CellStatistics cells, IReadOnlyList<Geometry> hotSpots) =>
        (_field, _cells, HotSpots) = (field, cells, hotSpots);

    /// <summary>How many cells were tested.</summary>
    public int Count => _cells.Counts.Length;

    /// <summary>Weight of the points in each cell.</summary>
    public ImmutableArray<double> Weights => ImmutableCollectionsMarshal.AsImmutableArray(_cells.Counts);

    /// <summary>The statistic: z of Gi*, I of Moran.</summary>
    public ImmutableArray<double> Values => ImmutableCollectionsMarshal.AsImmutableArray(_cells.Values);

    /// <summary>The statistic in standard deviations from what chance alone gives.</summary>
    public ImmutableArray<double> Z => ImmutableCollectionsMarshal.AsImmutableArray(_cells.Z);

    /// <summary>Chance of a value at least so far from the expected one, two-sided, 0 to 1.</summary>
    public ImmutableArray<double> P => ImmutableCollectionsMarshal.AsImmutableArray(_cells.P);

    /// <summary>p corrected for the number of cells, 0 to 1.</summary>
    public ImmutableArray<double> Q => ImmutableCollectionsMarshal.AsImmutableArray(_cells.Q);

    /// <summary>
    /// The hot spots: significant high cells among high neighbours that share an edge, with at least five points, in order of their points.
    /// </summary>
    public IReadOnlyList<Geometry> HotSpots { get; }

    /// <summary>What the test says of a cell.</summary>
    /// <param name="cell">0 to <see cref="Count"/> − 1.</param>
    public CellVerdict VerdictOf(int cell) => (CellVerdict)(int)_cells.Classes[cell];

    /// <summary>The outline of a cell.</summary>
    /// <param name="cell">0 to <see cref="Count"/> − 1.</param>
    public Polygon CellAt(int cell) => _field.Grid.OutlineOf(_field.Cells[cell]);

    /// <summary>The cell that a place lies in; −1 off the ground.</summary>
    /// <param name="x">Metres east.</param>
    /// <param name="y">Metres north.</param>
    public int IndexAt(double x, double y)
    {
        int cell = _field.Grid.CellAt(x, y);
        return cell < 0 ? -1 : _field.RowOfCell[cell];
    }

    internal static CellTest Of(
        Locations points, CellTestSettings settings, CellTestOptions options, CellTestRun.CellTest test, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(points);
        var workers = new WorkSharing(-1, cancellation);
        var ground = new CellGround(settings.Boundary, null) { IsMeasured = true };
        CellField field = CellField.Count(points.Points, ground, options.Shape, options.CellSize, workers);
        CellStatistics cells = test(field, options, workers, new ProgressMeter(null, cancellation));
        return new CellTest(field, cells, HotCells.Places(points.Points, field, cells).Outlines);
    }
}

/// <summary>Class of a cell.</summary>
public enum CellVerdict
{
    /// <summary>Nothing: it could be chance.</summary>
    NotSignificant,

    /// <summary>High among high neighbours: a hot spot.</summary>
    HighHigh,

    /// <summary>Low among high neighbours.</summary>
    LowHigh,

    /// <summary>Low among low neighbours: a cold spot.</summary>
    LowLow,

    /// <summary>High among low neighbours.</summary>
    HighLow,
}
