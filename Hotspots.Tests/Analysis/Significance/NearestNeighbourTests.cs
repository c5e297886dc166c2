using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using Xunit.Abstractions;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class NearestNeighbourTests(ITestOutputHelper output)
{
    private const int Runs = 60;

    /// <summary>As many of 60 as chance exceeds once in a hundred at one in twenty.</summary>
    private const int Most = 8;

    public enum Shape
    {
        Square,
        L,
        Disc,
    }

    [Theory]
    [InlineData(Shape.Square, "drawn")]
    [InlineData(Shape.L, "drawn")]
    [InlineData(Shape.Disc, "drawn")]
    [InlineData(Shape.Square, "none")]
    [InlineData(Shape.Disc, "none")]
    [InlineData(Shape.Square, "built-up")]
    [InlineData(Shape.L, "built-up")]
    [InlineData(Shape.Disc, "built-up")]
    public void Random_incidents_are_called_otherwise_one_time_in_twenty(Shape shape, string ground)
    {
        foreach (int count in ground == "built-up" ? (int[])[30, 150] : [30, 100, 500])
        {
            int closer = 0, farther = 0;
            for (int seed = 1; seed <= Runs; seed++)
            {
                var random = new SeededRandom((ulong)(1000 * count + seed));
                PointSet points = Uniform(shape, count, random, onSquares: ground == "built-up");
                MethodFindings found = Run(new AnalysisInput
                {
                    Points = points,
                    Window = ground == "drawn" ? Drawn(shape) : null,
                    Ground = ground == "built-up" ? Squares(shape) : null,
                });
                if (Value(found, "p") > 0.05)
                {
                    Assert.Contains("neither closer", found.Figures.Single(static f => f.Name == "ratio").Words, StringComparison.Ordinal);
                    continue;
                }
                closer += Value(found, "ratio") < 1 ? 1 : 0;
                farther += Value(found, "ratio") > 1 ? 1 : 0;
            }
            output.WriteLine($"{shape} {ground} {count}: {closer} closer, {farther} farther of {Runs}");
            Assert.InRange(closer + farther, 0, Most);
        }
    }

    [Fact]
    public void A_boundary_that_nobody_drew_is_ripley_and_rassons()
    {
        // Four corners of a square of 100 m and four within: 1/√(1 − 4/8) in each direction.
        Geometry estimate = NeighbourGround.Boundary(new PointSet([0, 100, 100, 0, 20, 80, 50, 60], [0, 0, 100, 100, 30, 40, 70, 20]), null);
        Assert.Equal(20_000, estimate.Area, 1e-9);
        Assert.Equal(400 * Math.Sqrt(2), estimate.Length, 1e-9);
        Assert.Equal(50, estimate.Centroid.X, 1e-9);
        // Where every incident is a corner ripras takes 2.
        estimate = NeighbourGround.Boundary(new PointSet([0, 100, 100, 0], [0, 0, 100, 100]), null);
        Assert.Equal((40_000.0, 800.0), (estimate.Area, estimate.Length));
        Assert.Equal(0, NeighbourGround.Boundary(new PointSet([0, 1, 2], [0, 1, 2]), null).Area);
        Geometry drawn = Drawn(Shape.L);
        Assert.Same(drawn, NeighbourGround.Boundary(new PointSet([1, 2], [3, 4]), drawn));
    }

    [Theory]
    [InlineData(Shape.Square)]
    [InlineData(Shape.L)]
    public void Strewn_in_a_boundary_incidents_lie_as_far_apart_as_donnelly_says(Shape shape)
    {
        PointSet points = Uniform(shape, 120, new SeededRandom(11), onSquares: false);
        AnalysisInput input = AnalysisInput.Of(points) with { Window = Drawn(shape) };
        MethodFindings donnelly = Run(input), strewn = Run(input, ("edge", 2));
        Assert.Equal(1, Value(strewn, "expectedNearest") / Value(donnelly, "expectedNearest"), 0.03);
        Assert.Equal(Value(donnelly, "z"), Value(strewn, "z"), 0.4);
        Assert.Equal(Value(strewn, "z"), Value(Run(input, ("edge", 2)), "z"));
        Assert.NotEqual(Value(strewn, "z"), Value(Run(input, ("edge", 2), ("seed", 2)), "z"));
    }

    [Fact]
    public void Crowds_and_lattices_are_still_told_from_chance_on_every_ground()
    {
        var random = new SeededRandom(3);
        double[] e = [.. Enumerable.Range(0, 200).Select(i => 300_100 + 290 * (i % 5) + 40 * random.NextDouble())];
        double[] n = [.. Enumerable.Range(0, 200).Select(i => 400_100 + 330 * (i % 4) + 40 * random.NextDouble())];
        double[] latticeE = [.. Enumerable.Range(0, 196).Select(static i => 300_050 + 107.0 * (i % 14))],
            latticeN = [.. Enumerable.Range(0, 196).Select(static i => 400_050 + 107.0 * (i / 14))];
        foreach (AnalysisInput ground in (AnalysisInput[])[AnalysisInput.Of(PointSet.Empty),
            AnalysisInput.Of(PointSet.Empty) with { Window = Drawn(Shape.Square) },
            AnalysisInput.Of(PointSet.Empty) with { Ground = Squares(Shape.Square) }])
        {
            MethodFindings crowds = Run(ground with { Points = new PointSet(e, n) }),
                lattice = Run(ground with { Points = new PointSet(latticeE, latticeN) });
            Assert.True(Value(crowds, "p") < 0.001 && Value(crowds, "ratio") < 0.9);
            Assert.True(Value(lattice, "p") < 0.001 && Value(lattice, "ratio") > 1.5);
            Assert.Contains("closer together", crowds.Figures.Single(static f => f.Name == "ratio").Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Heaped_positions_and_incidents_off_the_ground_are_said()
    {
        (double[] e, double[] n) = Nothing.Heaps(200, new SeededRandom(5));
        MethodFindings heaped = Run(AnalysisInput.Of(new PointSet(e, n)));
        Assert.Contains(heaped.Notes, static note => note.Contains("share their position with another", StringComparison.Ordinal));
        (e, n) = Nothing.Even(200, new SeededRandom(5));
        BuiltUpGround ground = Nothing.GroundOf(e, n);
        MethodFindings off = Run(new AnalysisInput { Points = new PointSet([.. e, 350_000], [.. n, 450_000]), Ground = ground });
        Assert.Equal(200, Value(off, "incidents"));
        Assert.Contains(off.Notes, static note => note.StartsWith("1 of 201 incidents lie off", StringComparison.Ordinal));
        Assert.DoesNotContain(off.Notes, static note => note.Contains("share their position", StringComparison.Ordinal));
    }

    private static MethodFindings Run(AnalysisInput input, params (string Name, double Value)[] given) =>
        AnalysisCatalog.Find("nearest-neighbour").Run(
            input, given.ToDictionary(static g => g.Name, static g => g.Value), null, CancellationToken.None);

    private static double Value(MethodFindings found, string name) => found.Figures.Single(f => f.Name == name).Value;

    private static PointSet Uniform(Shape shape, int count, SeededRandom random, bool onSquares)
    {
        BuiltUpGround ground = Squares(shape);
        List<double> e = [], n = [];
        while (e.Count < count)
        {
            (double east, double north) = (300_000 + 1500 * random.NextDouble(), 400_000 + 1500 * random.NextDouble());
            if (onSquares ? !ground.Contains(east, north) : !Holds(shape, east - 300_000, north - 400_000))
                continue;
            e.Add(east);
            n.Add(north);
        }
        return new PointSet([.. e], [.. n]);
    }

    private static bool Holds(Shape shape, double x, double y) => shape switch
    {
        Shape.L => x < 500 || y < 500,
        Shape.Disc => (x - 750) * (x - 750) + (y - 750) * (y - 750) < 750 * 750,
        _ => true,
    };

    private static Geometry Drawn(Shape shape)
    {
        Geometry square = GeometryFactory.Default.ToGeometry(new Envelope(300_000, 301_500, 400_000, 401_500));
        return shape switch
        {
            Shape.L => square.Difference(GeometryFactory.Default.ToGeometry(new Envelope(300_500, 301_500, 400_500, 401_500))),
            Shape.Disc => new Point(300_750, 400_750).Buffer(750, 64),
            _ => square,
        };
    }

    private static BuiltUpGround Squares(Shape shape)
    {
        long[] keys = [.. from i in Enumerable.Range(0, 15) from j in Enumerable.Range(0, 15)
            where Holds(shape, 100 * i + 50, 100 * j + 50) orderby j, i select BuiltUpGround.KeyOf(300_000 + 100 * i, 400_000 + 100 * j)];
        return new BuiltUpGround(GroundSource.Postcodes, keys, [.. keys.Select(static _ => 2)]);
    }
}
