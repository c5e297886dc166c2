using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Weighing;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Pipeline;

public sealed class HotspotBuilderTests
{
    [Fact]
    public void Counts_weighs_and_names_one_hotspot()
    {
        TestRow[] rows =
        [
            new() { Easting = 100, Northing = 100, Kind = "tip", Street = "On or near Pier Avenue", Operation = "Racer",
                Time = TestRows.Month(2018, 10) },
            new() { Easting = 9000, Northing = 9000, Kind = "tip", Street = "Elsewhere Road", Operation = "Rowlock" },
            new() { Easting = 200, Northing = 100, Kind = "Seizure", Street = "Pier Avenue", Line = "Mitch",
                Time = TestRows.Minute(2018, 10, 5, 21, 30) },
            new() { Easting = 300, Northing = 400, Kind = "tip", Street = "No Location", Operation = "Racer" },
        ];
        Hotspot hotspot = Assert.Single(Build(rows, [0, 2, 3], [0, 0, 0], WeightTable.Evidence));
        Assert.Equal("Pier Avenue", hotspot.Name);
        Assert.Equal("Clacton", hotspot.Area);
        Assert.Equal([0, 2, 3], hotspot.Members);
        Assert.Equal([new NameCount("tip", 2), new NameCount("Seizure", 1)], hotspot.Kinds);
        Assert.Equal(1, hotspot.CountOf(IncidentKind.Seizure));
        Assert.Equal(7, hotspot.Weight);
        Assert.Equal(new GridPoint(100 + (5 * 100 + 200) / 7.0, 100 + 300 / 7.0), hotspot.Centre);
        Assert.Equal(0.25, hotspot.AreaKm2);
        Assert.Equal(12, hotspot.PerKm2);
        Assert.Equal(28, hotspot.WeightPerKm2);
        Assert.Equal(TestRows.Month(2018, 10), hotspot.First);
        Assert.Equal(TestRows.Month(2018, 10), hotspot.Last);
        Assert.Equal([new NameCount("Racer", 2)], hotspot.Operations);
        Assert.Equal([new NameCount("Mitch", 1)], hotspot.Lines);
    }

    [Fact]
    public void Labels_count_within_the_area_and_noise_is_left_out()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 6).Select(i => new TestRow { Easting = i * 10, Northing = 0 })];
        Hotspot[] hotspots = Build(rows, [1, 2, 4, 5], [1, 0, ClusterLabels.Noise, 0], WeightTable.Count);
        Assert.Equal([2, 5], hotspots[0].Members);
        Assert.Equal([1], hotspots[1].Members);
        Assert.Equal([0, 1], hotspots.Select(h => h.Cluster));
    }

    [Fact]
    public void Three_operations_at_most_and_ties_in_ordinal_order()
    {
        TestRow[] rows = [.. new[] { "D", "C", "B", "A", "D" }.Select(name => new TestRow { Operation = name })];
        Hotspot hotspot = Assert.Single(Build(rows, [0, 1, 2, 3, 4], new int[5], WeightTable.Count));
        Assert.Equal(["D", "A", "B"], hotspot.Operations.Select(o => o.Name));
    }

    [Fact]
    public void Where_nothing_weighs_anything_the_centre_is_the_plain_mean()
    {
        TestRow[] rows = [new() { Easting = 0 }, new() { Easting = 10 }];
        var nothing = new WeightTable("given", new Dictionary<string, double>(), 0);
        Hotspot hotspot = Assert.Single(Build(rows, [0, 1], [0, 0], nothing));
        Assert.Equal(new GridPoint(5, 0), hotspot.Centre);
        Assert.Equal(0, hotspot.Weight);
    }

    [Fact]
    public void A_street_column_that_is_not_coded_gives_the_same_name()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 3).Select(i => new TestRow { Street = "On or near Pier Avenue" })];
        IncidentTable coded = TestRows.Table(rows);
        var packed = new IncidentTable
        {
            Kinds = coded.Kinds,
            Times = coded.Times,
            Ids = coded.Ids,
            SourceFiles = coded.SourceFiles,
            SourceLines = coded.SourceLines,
            Columns = [new AttributeColumn("Location", ColumnRole.Street, PackedTextColumn.From(rows.Select(r => r.Street)))],
            Items = [],
            Points = coded.Points,
        };
        Assert.Equal("Pier Avenue", Assert.Single(Build(packed, [0, 1, 2], new int[3], WeightTable.Count)).Name);
    }

    [Fact]
    public void Ranks_by_weight_and_by_density_with_ties_by_area_and_place()
    {
        Hotspot[] given =
        [
            Of("B", weight: 5, km2: 1, east: 0, north: 0),
            Of("A", weight: 5, km2: 0.5, east: 0, north: 9),
            Of("A", weight: 5, km2: 1, east: 0, north: 1),
            Of("A", weight: 9, km2: 9, east: 0, north: 0),
        ];
        Hotspot[] ranked = HotspotRanks.Rank(given);
        Assert.Equal([9, 5, 5, 5], ranked.Select(h => h.Weight));
        Assert.Equal(["A", "A", "A", "B"], ranked.Select(h => h.Area));
        Assert.Equal([0, 1, 9, 0], ranked.Select(h => h.Centre.Northing));
        Assert.Equal([1, 2, 3, 4], ranked.Select(h => h.Rank));
        Assert.Equal([4, 2, 1, 3], ranked.Select(h => h.RankByDensity));
        Array.Reverse(given);
        Assert.Equal(ranked.Select(h => h.Centre), HotspotRanks.Rank(given).Select(h => h.Centre));
    }

    [Theory]
    [InlineData(0, 0.0, true)]
    [InlineData(0, 0.5, false)]
    [InlineData(25, 25, true)]
    [InlineData(25, 25.5, false)]
    [InlineData(100, 100, true)]
    public void Incidents_no_farther_apart_than_positions_are_known_are_one_point_without_area_or_density(
        double finest, double apart, bool isOnePoint)
    {
        TestRow[] rows =
        [
            new() { Easting = 400_000, Northing = 300_000 }, new() { Easting = 400_000 + apart, Northing = 300_000 },
            new() { Easting = 400_000, Northing = 300_000 }
        ];
        Hotspot hotspot = Assert.Single(Build(TestRows.Table(rows), [0, 1, 2], [0, 0, 0], WeightTable.Count, finest));
        Assert.Equal(isOnePoint, hotspot.IsOnePoint);
        Assert.Equal(isOnePoint ? null : 12.0, hotspot.PerKm2);
        Assert.Equal(isOnePoint ? null : 12.0, hotspot.WeightPerKm2);
    }

    [Fact]
    public void One_point_has_a_rank_by_weight_and_none_by_density()
    {
        Hotspot[] ranked = HotspotRanks.Rank(
        [
            Of("A", weight: 5, km2: 0.001, east: 0, north: 0) with { IsOnePoint = true },
            Of("A", weight: 4, km2: 2, east: 0, north: 1),
            Of("A", weight: 3, km2: 1, east: 0, north: 2),
        ]);
        Assert.Equal([1, 2, 3], ranked.Select(h => h.Rank));
        Assert.Equal([null, 2, 1], ranked.Select(h => h.RankByDensity));
    }

    private static Hotspot Of(string area, double weight, double km2, double east, double north) =>
        Assert.Single(Build([new TestRow()], [0], [0], WeightTable.Count)) with
        {
            Area = area,
            Weight = weight,
            AreaKm2 = km2,
            IsOnePoint = false,
            Centre = new GridPoint(east, north),
        };

    private static Hotspot[] Build(TestRow[] rows, int[] members, int[] labels, WeightTable weights) =>
        Build(TestRows.Table(rows), members, labels, weights);

    private static Hotspot[] Build(IncidentTable table, int[] members, int[] labels, WeightTable weights, double finest = 0)
    {
        int clusters = labels.Max() + 1;
        var area = new StudyArea { Name = "Clacton", Members = members, Centre = new GridPoint(0, 0) };
        var found = new AreaResult(area, [MethodFindings.OfClusters("dbscan", new ClusterLabels(labels, new bool[labels.Length], clusters), [])]);
        Geometry square = new GeometryFactory().ToGeometry(new Envelope(0, 500, 0, 500));
        var facets = new IncidentFacets(table);
        var counted = new IncidentWeights(facets, new RunRequest { Files = [], Weights = weights });
        return new HotspotBuilder(facets, counted, finest, static _ => null)
            .Build(found, ListedPlaces.Of(found, table.Points), [.. Enumerable.Repeat(square, clusters)], []);
    }
}
