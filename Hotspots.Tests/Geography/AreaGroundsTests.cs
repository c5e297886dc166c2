using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Geography;

/// <summary>
/// Two towns 12 km apart, a district of the first, a village between them; postcodes strewn over all of it.
/// </summary>
public sealed class AreaGroundsTests
{
    private static readonly GridPoint East = new(412_000, 300_000), West = new(400_000, 300_000), District = new(397_000, 300_000),
        Village = new(406_000, 303_000);

    private static readonly Gazetteer Towns = new(
    [
        Place("Westham", West, 20_000, true), Place("Eastham", East, 20_000, true), Place("Midham", Village, 0, false),
        Place("Low Westham", District, 3_000, false, "Westham"),
    ]);

    private static readonly Postcodes Strewn = PostcodeFile.Of(
        [.. Enumerable.Range(0, 4_000).Select(static i => (385_000 + (i * 7_919L % 40_000), (double)(288_000 + i * 104_729L % 25_000)))]);

    private static readonly GridPoint[] Positions =
        [.. PostcodeFile.ToArray(Strewn.Within(new GridBox(0, 0, 700_000, 1_000_000))).Select(static p => new GridPoint(p.Easting, p.Northing))];

    [Fact]
    public void A_town_has_the_squares_that_the_gazetteer_counts_to_it()
    {
        foreach (string name in new[] { "Westham", "Eastham" })
        {
            BuiltUpGround ground = GroundOf(Area(name, Towns.Find(name)!.Centre));
            long[] expected = [.. Positions.Select(KeyOf).Distinct().Where(k => Towns.TownAround(BuiltUpGround.CentreOf(k))?.Name == name).Order()];
            Assert.InRange(expected.Length, 50, 2_000);
            Assert.Equal(expected, ground.Keys.ToArray());
            Assert.Equal(GroundSource.Postcodes, ground.Source);
            AssertCounts(ground);
        }
    }

    [Fact]
    public void A_village_has_what_is_nearer_to_it_than_to_any_place()
    {
        BuiltUpGround ground = GroundOf(Area("Midham", Village));
        long[] expected =
            [.. Positions.Select(KeyOf).Distinct().Where(static k => Towns.NearestPlace(BuiltUpGround.CentreOf(k), 5_000)?.Name == "Midham").Order()];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, ground.Keys.ToArray());
        AssertCounts(ground);
    }

    [Fact]
    public void What_its_incidents_touch_is_a_towns_ground_and_a_row_far_away_is_not()
    {
        // In reach and without a postcode; in the district's reach only; 440 km off.
        GridPoint bare = Bare(West), beyond = Bare(new GridPoint(District.Easting - 5_400, District.Northing)), far = new(400_000, 740_000);
        Assert.True(beyond.DistanceTo(West) > Towns.Find("Westham")!.ReachMetres);
        BuiltUpGround before = GroundOf(Area("Westham", West)), after = GroundOf(Area("Westham", West, bare, beyond, far));
        Assert.Equal([.. before.Keys.ToArray().Concat([KeyOf(bare), KeyOf(beyond)]).Order()], after.Keys.ToArray());
        Assert.Equal(0, after.Postcodes[after.IndexOf(KeyOf(bare))]);
        Assert.False(after.Contains(far.Easting, far.Northing));
        AssertCounts(after);
    }

    [Fact]
    public void A_place_of_unknown_size_reaches_fifteen_kilometres()
    {
        GridPoint near = Bare(new GridPoint(Village.Easting, Village.Northing + 14_900)), far = new(Village.Easting, Village.Northing + 15_100);
        BuiltUpGround ground = GroundOf(Area("Midham", Village, near, far));
        Assert.True(ground.Contains(near.Easting, near.Northing));
        Assert.False(ground.Contains(far.Easting, far.Northing));
    }

    [Fact]
    public void Where_every_incident_of_a_town_is_elsewhere_the_ground_is_there()
    {
        GridPoint far = new(500_000, 700_000);
        BuiltUpGround ground = GroundOf(Area("Westham", West, far));
        Assert.Equal(GroundSource.Incidents, ground.Source);
        Assert.Equal(9, ground.Count);
        Assert.True(ground.Contains(far.Easting, far.Northing));
    }

    [Fact]
    public void An_area_that_is_no_town_has_the_postcodes_near_its_incidents()
    {
        GridPoint[] incidents = [new(399_950, 300_050), new(420_030, 309_999), new(409_999.9, 299_999.9)];
        foreach (string name in new[] { StudyArea.ElsewhereName, StudyArea.WholeName, "Nowhere-on-Sea" })
        {
            BuiltUpGround ground = GroundOf(Area(name, null, incidents));
            GridPoint[] touched = [.. incidents.Select(static i => BuiltUpGround.CentreOf(KeyOf(i)))];
            long[] expected = [.. Positions.Select(KeyOf)
                .Where(k => touched.Any(t => t.DistanceTo(BuiltUpGround.CentreOf(k)) <= 500)).Concat(incidents.Select(KeyOf)).Distinct().Order()];
            Assert.True(expected.Length > incidents.Length);
            Assert.Equal(expected, ground.Keys.ToArray());
            Assert.Equal(GroundSource.Postcodes, ground.Source);
            AssertCounts(ground);
        }
    }

    [Fact]
    public void Without_postcodes_it_is_what_incidents_touch_and_the_eight_round_it()
    {
        BuiltUpGround ground = GroundOf(Area("Belfast", null, new GridPoint(99_950, 499_950), new GridPoint(99_999, 499_999)));
        Assert.Equal(GroundSource.Incidents, ground.Source);
        Assert.Equal(
            [.. from row in new[] { 0, 1, 2 } from column in new[] { 0, 1, 2 } select KeyOf(
                new GridPoint(99_850 + 100 * column, 499_850 + 100 * row))],
            ground.Keys.ToArray());
        Assert.All(ground.Postcodes.ToArray(), static count => Assert.Equal(0, count));
        // A plane of its own may begin anywhere.
        Assert.Equal(9, GroundOf(Area(StudyArea.WholeName, null, new GridPoint(-0.5, -30_000))).Count);
    }

    [Fact]
    public void A_boundary_has_the_squares_with_postcodes_in_it_and_those_its_incidents_touch()
    {
        Polygon triangle = new(new LinearRing([new(395_000, 295_000), new(415_000, 297_000), new(404_000, 312_000), new(395_000, 295_000)]));
        GridPoint bare = Bare(West);
        BuiltUpGround ground = GroundOf(new StudyArea { Name = "Westham", Members = [0], Boundary = triangle }, bare);
        long[] expected =
            [.. Positions.Select(KeyOf).Where(k => triangle.Covers(new Point(BuiltUpGround.CentreOf(k).Easting, BuiltUpGround.CentreOf(k).Northing)))
            .Append(KeyOf(bare)).Distinct().Order()];
        Assert.InRange(expected.Length, 50, 2_000);
        Assert.Equal(expected, ground.Keys.ToArray());
        AssertCounts(ground);
    }

    [Fact]
    public void A_boundary_without_a_postcode_is_its_own_ground()
    {
        Polygon atSea = new(new LinearRing([new(0, 0), new(1_000, 0), new(1_000, 1_000), new(0, 0)]));
        AreaDivision division = new([new StudyArea { Name = "Deep", Members = [0], Boundary = atSea }], 0);
        Assert.Null(new AreaGrounds(Towns, Strewn).LaidUnder(division, new PointSet([500], [500])).Areas[0].Ground);
    }

    [Fact]
    public void The_areas_are_otherwise_the_same()
    {
        StudyArea area = Area("Westham", West);
        AreaDivision laid = new AreaGrounds(Towns, Strewn).LaidUnder(new AreaDivision([area], 3), PointSet.Empty);
        Assert.Equal(3, laid.LeftOut);
        Assert.Equal((area.Name, area.Members, area.Centre), (laid.Areas[0].Name, laid.Areas[0].Members, laid.Areas[0].Centre));
    }

    [Fact]
    public void Mold_is_built_up_where_Mold_is()
    {
        GridPoint highStreet = new(323_700, 364_050), moor = new(314_500, 361_500), sea = new(330_000, 385_000);
        GazetteerPlace mold = Gazetteer.Britain.Find("Mold")!;
        BuiltUpGround ground = AreaGrounds.Britain.LaidUnder(new AreaDivision([Area("Mold", mold.Centre)], 0), PointSet.Empty).Areas[0].Ground!;
        Assert.Equal(GroundSource.Postcodes, ground.Source);
        Assert.True(ground.Contains(highStreet.Easting, highStreet.Northing));
        Assert.False(ground.Contains(moor.Easting, moor.Northing));
        Assert.False(ground.Contains(sea.Easting, sea.Northing));
        Assert.InRange(ground.Km2, 1, 20);
    }

    private static GazetteerPlace Place(string name, GridPoint at, int population, bool isTown, string? partOf = null) =>
        new(name, [], NationalGrid.ToGeo(at), at, population, isTown, partOf);

    private static StudyArea Area(string name, GridPoint? centre) => new() { Name = name, Members = [], Centre = centre };

    private static (StudyArea Area, GridPoint[] Incidents) Area(string name, GridPoint? centre, params GridPoint[] incidents) =>
        (new StudyArea { Name = name, Members = [.. Enumerable.Range(0, incidents.Length)], Centre = centre }, incidents);

    private static BuiltUpGround GroundOf((StudyArea Area, GridPoint[] Incidents) of) => GroundOf(of.Area, of.Incidents);

    private static BuiltUpGround GroundOf(StudyArea area, params GridPoint[] incidents)
    {
        var points = new PointSet([.. incidents.Select(static i => i.Easting)], [.. incidents.Select(static i => i.Northing)]);
        BuiltUpGround? ground = new AreaGrounds(Towns, Strewn).LaidUnder(new AreaDivision([area], 0), points).Areas[0].Ground;
        Assert.NotNull(ground);
        return ground;
    }

    private static long KeyOf(GridPoint point) => BuiltUpGround.KeyOf(point.Easting, point.Northing);

    /// <summary>A position near another, in a square without a postcode.</summary>
    private static GridPoint Bare(GridPoint near)
    {
        HashSet<long> built = [.. Positions.Select(KeyOf)];
        long key = KeyOf(near);
        while (built.Contains(key))
            key = BuiltUpGround.Beside(key, 0, 1);
        return BuiltUpGround.CentreOf(key);
    }

    private static void AssertCounts(BuiltUpGround ground)
    {
        Dictionary<long, int> expected = Positions.GroupBy(KeyOf).ToDictionary(static g => g.Key, static g => g.Count());
        for (int i = 0; i < ground.Count; i++)
            Assert.Equal(expected.GetValueOrDefault(ground.Keys[i]), ground.Postcodes[i]);
    }
}
