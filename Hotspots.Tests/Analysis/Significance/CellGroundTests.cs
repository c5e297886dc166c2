using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class CellGroundTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    [Theory]
    [InlineData(CellShape.Hexagon, 150)]
    [InlineData(CellShape.Square, 150)]
    [InlineData(CellShape.Hexagon, 400)]
    internal void Without_any_ground_it_is_the_cells_with_incidents_and_those_beside_them(CellShape shape, double size)
    {
        PointSet points = GiStarTests.Crowd(60, weighted: false);
        CellField field = CellField.Count(points, null, shape, size, Workers);
        var expected = new HashSet<int>();
        double reach = 1.01 * (shape == CellShape.Hexagon ? field.Grid.ColumnSpacing : Math.Sqrt(2) * size);
        for (int cell = 0; cell < field.Grid.CellCount; cell++)
        {
            if (field.CellOfPoint.Any(at => field.Grid.CentreOf(at).DistanceTo(field.Grid.CentreOf(cell)) < reach))
                expected.Add(cell);
        }
        Assert.Equal(expected.Order(), field.Cells);
        // An incident in the outermost cell has ground on every side of it too.
        Span<int> neighbours = stackalloc int[8];
        foreach (int cell in field.CellOfPoint)
            Assert.Equal(shape == CellShape.Hexagon ? 6 : 8, field.Grid.Neighbours(cell, neighbours));
    }

    [Theory]
    [InlineData(CellShape.Hexagon, 150)]
    [InlineData(CellShape.Square, 200)]
    [InlineData(CellShape.Square, 60)]
    [InlineData(CellShape.Hexagon, 110)]
    internal void Built_up_ground_is_the_cells_that_hold_the_middle_of_a_square(CellShape shape, double size)
    {
        var random = new SeededRandom(9);
        HashSet<(int, int)> squares = [.. Enumerable.Range(0, 120).Select(_ => (random.NextInt32(15), random.NextInt32(12)))];
        BuiltUpGround ground = Ground(squares);
        var points = new PointSet([300_850, 302_950], [400_150, 402_950]);
        CellField field = CellField.Count(points, new CellGround(null, ground), shape, size, Workers);
        var expected = new HashSet<int>(field.CellOfPoint);
        foreach ((int column, int row) in squares)
            expected.Add(field.Grid.CellAt(300_000 + 100 * column + 50, 400_000 + 100 * row + 50));
        for (int cell = 0; size < 150 && cell < field.Grid.CellCount; cell++)
        {
            GridPoint centre = field.Grid.CentreOf(cell);
            if (squares.Contains(((int)Math.Floor((centre.Easting - 300_000) / 100), (int)Math.Floor((centre.Northing - 400_000) / 100))))
                expected.Add(cell);
        }
        Assert.Equal(expected.Order(), field.Cells);
        Assert.Equal(2, field.Counts.Sum());
    }

    [Fact]
    public void A_drawn_boundary_goes_before_built_up_ground()
    {
        Geometry window = GeometryFactory.Default.ToGeometry(new Envelope(300_000, 301_500, 400_000, 401_500));
        var points = new PointSet([300_850, 301_200], [400_150, 400_900]);
        var input = new Core.Analysis.AnalysisInput { Points = points, Window = window, Ground = Ground([(40, 40), (3, 3)]) };
        CellField field = CellField.Count(points, CellGround.Of(input), CellShape.Square, 150, Workers);
        Assert.Equal(100, field.Cells.Length);
        Assert.Equal("The ground is the boundary that was given: 100 cells, 2.25 km².", CellGround.Of(input).Words(field));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Strays_change_nothing_for_the_others_and_are_said(bool known)
    {
        (double[] e, double[] n) = Nothing.Even(500, new SeededRandom(4));
        CellStatistics without = Test(e, n, out CellField field, out _);
        Assert.Equal(0, field.Strays);
        double[] strayE = [.. e, 305_000, 305_020, 309_000], strayN = [.. n, 400_000, 400_030, 409_000];
        CellStatistics with = Test(strayE, strayN, out CellField strayed, out string words);
        Assert.Equal(without.Z, with.Z);
        Assert.Equal((3, 500.0), (strayed.Strays, strayed.Counts.Sum()));
        Assert.Contains("3 incidents lie alone, off any known ground, and were left out of the test.", words, StringComparison.Ordinal);

        // Five together are no strays.
        double[] fiveE = [.. strayE, 309_010, 309_020, 309_030, 309_040], fiveN = [.. strayN, 409_000, 409_000, 409_000, 409_000];
        Test(fiveE, fiveN, out CellField five, out _);
        Assert.Equal((2, 505.0), (five.Strays, five.Counts.Sum()));

        CellStatistics Test(double[] easts, double[] norths, out CellField counted, out string said)
        {
            CellGround ground = CellGround.Of(new Core.Analysis.AnalysisInput
            {
                Points = new PointSet(easts, norths),
                Ground = known ? Nothing.GroundOf(easts, norths) : null,
            });
            counted = CellField.Count(new PointSet(easts, norths), ground, CellShape.Hexagon, 150, Workers);
            said = ground.Words(counted);
            return CellTests.GiStarOf(counted, new CellTestOptions(), Workers, new ProgressMeter(null));
        }
    }

    [Fact]
    public void An_incident_on_ground_with_postcodes_is_no_stray_however_far_it_lies()
    {
        (double[] e, double[] n) = Nothing.Even(200, new SeededRandom(2));
        double[] allE = [.. e, 309_050], allN = [.. n, 409_050];
        var points = new PointSet(allE, allN);
        var input = new Core.Analysis.AnalysisInput { Points = points, Ground = Ground([.. Squares(15, 15), (90, 90)]) };
        CellField field = CellField.Count(points, CellGround.Of(input), CellShape.Square, 150, Workers);
        Assert.Equal((0, 201.0), (field.Strays, field.Counts.Sum()));
        // Nothing but strays: there is nobody else to leave them out for.
        var alone = new PointSet([1000, 5000], [1000, 5000]);
        Assert.Equal(
            2,
            CellField.Count(alone, CellGround.Of(new Core.Analysis.AnalysisInput { Points = alone }), CellShape.Square, 150, Workers).Counts.Sum());
    }

    private static IEnumerable<(int, int)> Squares(int columns, int rows) =>
        from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select (column, row);

    private static BuiltUpGround Ground(IEnumerable<(int Column, int Row)> squares)
    {
        long[] keys = [.. squares.Select(static s => BuiltUpGround.KeyOf(300_000 + 100 * s.Column, 400_000 + 100 * s.Row)).Order()];
        return new BuiltUpGround(GroundSource.Postcodes, keys, [.. keys.Select(static _ => 3)]);
    }
}
