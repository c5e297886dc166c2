using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Model;

public sealed class OutermostTests
{
    [Fact]
    public void Keeps_every_corner_of_the_hull()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int count = 1 + random.Next(60);
            // Whole numbers in a small square: many points on edges and on one another.
            int side = 1 + random.Next(12);
            double[] e = [.. Enumerable.Range(0, count).Select(_ => 400_000.0 + random.Next(side))];
            double[] n = [.. Enumerable.Range(0, count).Select(_ => 300_000.0 + random.Next(side))];
            int[] all = [.. Enumerable.Range(0, count)];
            Assert.True(Hull(all, e, n).EqualsTopologically(Outermost.HullOf(new PointSet(e, n))), $"seed {seed}");
        }
    }

    [Fact]
    public void Leaves_few_of_many()
    {
        var random = new Random(1);
        double[] e = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble() * 1000)];
        double[] n = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble() * 1000)];
        Assert.InRange(Outermost.Of(new PointSet(e, n), [.. Enumerable.Range(0, 10_000)]).Count, 3, 2500);
    }

    private static Geometry Hull(int[] indices, double[] e, double[] n) =>
        new GeometryFactory().CreateMultiPointFromCoords([.. indices.Select(i => new Coordinate(e[i], n[i]))]).ConvexHull();
}
