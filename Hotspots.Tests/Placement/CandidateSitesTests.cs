using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Placement;

public class CandidateSitesTests
{
    private static readonly Polygon Triangle = new(new LinearRing([new(0, 0), new(400, 0), new(0, 400), new(0, 0)]));

    [Fact]
    public void A_lattice_stands_on_multiples_of_the_spacing_and_includes_the_edges()
    {
        PointSet box = CandidateSites.Lattice(new GridBox(50, 100, 300, 250), 100);
        Assert.Equal([100, 200, 300, 100, 200, 300], box.Eastings.ToArray());
        Assert.Equal([100, 100, 100, 200, 200, 200], box.Northings.ToArray());
        // Rows of 5, 4, 3, 2 and 1, the slanting side's points among them.
        Assert.Equal(15, CandidateSites.Lattice(Triangle, 100).Count);
    }

    [Fact]
    public void Cells_are_those_that_hold_demand()
    {
        PointSet cells = CandidateSites.Cells(new PointSet([10, 90, 100, -5], [10, 90, 10, 10]), 100);
        Assert.Equal([-50, 50, 150], cells.Eastings.ToArray());
        Assert.Equal([50, 50, 50], cells.Northings.ToArray());
    }

    [Fact]
    public void Zones_take_sites_away_and_demand_only_if_asked()
    {
        var points = new PointSet([100, 200, 300, 0], [100, 200, 300, 0]);
        Assert.Equal([0, 1, 3], CandidateSites.Inside(points, Triangle));
        Assert.Equal(300, Assert.Single(CandidateSites.Outside(points, Triangle).Eastings.ToArray()));
        Assert.Contains(
            "All demand", Assert.Throws<ArgumentException>(() => CandidateSites.Outside(points.Select([0, 1]), Triangle)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(0.001)]
    public void A_spacing_that_gives_no_or_too_many_sites_is_refused(double spacing) =>
        Assert.Throws<ArgumentException>(() => CandidateSites.Lattice(Triangle, spacing));
}
