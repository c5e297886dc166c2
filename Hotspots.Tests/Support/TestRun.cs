using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Support;

/// <summary>A whole run made by hand: two areas, two hotspots, every kind of column.</summary>
internal static class TestRun
{
    /// <summary>What stands in a notes column and must never be found in a file.</summary>
    public const string Secret = "ask for Dave at number 9";

    public static RunResult Make(string marking = "OFFICIAL-SENSITIVE", string profile = "internal")
    {
        TestRow[] rows =
        [
            new() { Easting = 323_700, Northing = 364_000, Id = "T1", Kind = "tip", Time = TestRows.Minute(2019, 12, 1, 14, 5), Town = "Mold",
                Street = "On or near Earl Road", Operation = "Racer", Notes = Secret, Grading = "2" },
            new() { Easting = 323_720, Northing = 364_000, Kind = "seizure", Time = TestRows.Month(2018, 10), Town = "Mold",
                Street = "On or near Earl Road" },
            new() { Easting = 323_700, Northing = 364_030, Id = "0123456789abcdef", Kind = "tip", Town = "Mold", Line = "the \"Mitch\" line",
                Notes = Secret },
            new() { Easting = 617_500, Northing = 215_000, Id = "Ünïque/<3>", Kind = "warrant", Time = TestRows.Day(2019, 7, 1), Town = "Clacton" },
            new() { Easting = 617_510, Northing = 215_010, Id = "W2\t", Kind = "warrant", Time = TestRows.Day(2019, 7, 2), Town = "Clacton" },
            new() { Easting = 617_900, Northing = 215_900, Kind = "tip", Town = "Clacton" },
            new() { Easting = 400_000, Northing = 300_000, Kind = "tip" },
        ];
        SeizureItem[] items = [new(1, "cocaine", "A", "12", "g"), new(1, "M-Cat", "B", "", "")];
        IncidentTable placed = TestRows.Table(rows, items);
        var eps = new ParameterValue("eps", 75.5, "m", ParameterOrigin.Derived, "knee of the k-distance curve");
        var count = new ParameterValue("min-points", 2, "incidents", ParameterOrigin.Given, "");
        AreaResult[] areas =
        [
            new(new StudyArea { Name = "Clacton", Members = [3, 4, 5] },
                [MethodFindings.OfClusters("dbscan", new ClusterLabels([0, 0, -1], [true, true, false], 1), [eps, count])]),
            new(new StudyArea { Name = "Mold", Members = [0, 1, 2], Centre = new GridPoint(323_700, 364_000) },
                [MethodFindings.OfClusters("dbscan", new ClusterLabels([0, 0, 0], [true, true, true], 1), [eps, count])]),
        ];
        Hotspot[] hotspots =
        [
            Spot(1, "Earl Road", "Mold", [0, 1, 2], [new("tip", 2), new("seizure", 1)], ClockwiseWithHole(323_710, 364_010)) with
            {
                First = TestRows.Month(2018, 10),
                Last = TestRows.Minute(2019, 12, 1, 14, 5),
                BusiestWeekday = DayOfWeek.Sunday,
                BusiestHour = 14,
                Operations = [new("Racer", 1)],
                Lines = [new("the \"Mitch\" line", 1)],
                Sureness = new Sureness
                {
                    Basis = SurenessBasis.Recurrence,
                    Incidents = 3,
                    Looks = 24,
                    Repeats = 20,
                    Expected = new ExpectedShare(0.5, 0.41234, 0.25, 0.6),
                    Excess = new Excess(ExposureMeasure.Postcodes, 2.346, 1.1, 4.987, 0.01, 0.02347),
                },
            },
            Spot(2, "the centre of Clacton-on-Sea", "Clacton", [3, 4], [new("warrant", 2)], TwoParts(617_505, 215_005)),
        ];
        var record = new RunRecord
        {
            RunId = "0123456789ab",
            Version = "0.1.0",
            Libraries = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Finished = new DateTimeOffset(2026, 1, 2, 3, 4, 6, 500, TimeSpan.Zero),
            Marking = marking,
            Profile = profile,
            Inputs = [new InputFile("rows.csv", 1000, new string('a', 64))],
            Rows = 7,
            Placed = 7,
            Unplaced = 0,
            Rejected = 0,
            Analysed = 6,
            Methods = ["dbscan"],
            Choices = new Dictionary<string, string> { ["weights"] = "count", ["areas"] = "Clacton, Mold" },
            Areas = [.. areas.Select(AreaRecord.Of)],
            Hotspots = 2,
            Notes = ["Positions are good to 5 m or so."],
        };
        return new RunResult(TestRows.Read(placed), areas, hotspots, record);
    }

    public static Hotspot Spot(int rank, string name, string area, int[] members, NameCount[] kinds, Geometry outline) => new()
    {
        Rank = rank,
        RankByDensity = 3 - rank,
        Name = name,
        Area = area,
        Method = "dbscan",
        Cluster = 0,
        Outline = outline,
        Centre = new GridPoint(outline.Centroid.X, outline.Centroid.Y),
        Members = members,
        Kinds = kinds,
        Weight = members.Length,
        AreaKm2 = outline.Area / 1e6,
        First = IncidentTime.Unknown,
        Last = IncidentTime.Unknown,
        BusiestWeekday = null,
        BusiestHour = null,
        Operations = [],
        Lines = [],
    };

    // The wrong way round on purpose: a writer must turn it.
    private static Polygon ClockwiseWithHole(double e, double n)
    {
        var factory = new GeometryFactory();
        return factory.CreatePolygon(Ring(factory, e, n, 100, clockwise: true), [Ring(factory, e, n, 5, clockwise: false)]);
    }

    private static MultiPolygon TwoParts(double e, double n)
    {
        var factory = new GeometryFactory();
        return factory.CreateMultiPolygon(
            [factory.CreatePolygon(Ring(factory, e, n, 50, clockwise: true)),
                factory.CreatePolygon(Ring(factory, e + 200, n, 50, clockwise: false))]);
    }

    private static LinearRing Ring(GeometryFactory factory, double e, double n, double half, bool clockwise)
    {
        Coordinate[] ring =
        [
            new(e - half, n - half), new(e + half, n - half), new(e + half, n + half), new(e - half, n + half), new(e - half, n - half),
        ];
        if (clockwise)
            Array.Reverse(ring);
        return factory.CreateLinearRing(ring);
    }
}
