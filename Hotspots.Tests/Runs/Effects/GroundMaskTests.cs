using Hotspots.Core.Indexing;
using Hotspots.Core.Runs.Effects;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Effects;

public sealed class GroundMaskTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(150)]
    public void It_answers_as_the_outlines_do(double ring)
    {
        Geometry star = Star(12, 400, 90).Difference(Star(5, 60, 40)).Union(
            GeometryFactory.Default.ToGeometry(new Envelope(700, 720, -30, 500)));
        var mask = new GroundMask(star, ring);
        Geometry both = star.Buffer(ring);
        var random = new SeededRandom(5);
        int ground = 0, around = 0;
        for (int i = 0; i < 20_000; i++)
        {
            double e = -900 + 2200 * random.NextDouble(), n = -900 + 2000 * random.NextDouble();
            Point at = GeometryFactory.Default.CreatePoint(new Coordinate(e, n));
            byte expected = star.Covers(at) ? GroundMask.InGround : both.Covers(at) ? GroundMask.InRing : GroundMask.Outside;
            Assert.Equal(expected, mask.At(e, n));
            ground += expected == GroundMask.InGround ? 1 : 0;
            around += expected == GroundMask.InRing ? 1 : 0;
        }
        Assert.True(ground > 500 && around > 500);
        Assert.Equal(0, mask.Ring.Intersection(star).Area, 1e-6);
        Assert.Equal(both.Area, mask.Ring.Area + star.Area, 1e-6);
    }

    [Fact]
    public void The_edge_belongs_to_the_ground()
    {
        var mask = new GroundMask(GeometryFactory.Default.ToGeometry(new Envelope(0, 100, 0, 100)), 50);
        Assert.Equal(GroundMask.InGround, mask.At(0, 0));
        Assert.Equal(GroundMask.InGround, mask.At(100, 50));
        Assert.Equal(GroundMask.InRing, mask.At(100.001, 50));
        Assert.Equal(GroundMask.InRing, mask.At(150, 50));
        Assert.Equal(GroundMask.Outside, mask.At(150.001, 50));
    }

    private static Polygon Star(int points, double far, double near)
    {
        var ring = new Coordinate[2 * points + 1];
        for (int i = 0; i < 2 * points; i++)
        {
            double radius = i % 2 == 0 ? far : near, angle = Math.PI * i / points;
            ring[i] = new Coordinate(radius * Math.Cos(angle), radius * Math.Sin(angle));
        }
        ring[^1] = ring[0].Copy();
        return GeometryFactory.Default.CreatePolygon(ring);
    }
}
