using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Geography;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Pipeline;

/// <summary>Hotspots whose records name no street are named by the list.</summary>
public sealed class ListedStreetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Pier Avenue", "Clacton-on-Sea")]
    [InlineData("Connaught Avenue", "Frinton-on-Sea")]
    [InlineData("Stryd Fawr", "Mold")]
    public void A_crowd_at_a_street_is_called_by_it(string street, string town)
    {
        RunResult result = Run(Around(PointOf(street, town), metres: 30), "");
        Assert.Equal(street, Assert.Single(result.Hotspots).Name);
        const string Note = "1 of 1 hotspots have no street in their rows and are named by the list";
        Assert.Contains(result.Record.Notes, static note => note.StartsWith(Note, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_records_name_comes_first_and_nothing_is_said_of_the_list()
    {
        RunResult result = Run(Around(PointOf("Pier Avenue", "Clacton-on-Sea"), metres: 30), "On or near Penny Lane");
        Assert.Equal("Penny Lane", Assert.Single(result.Hotspots).Name);
        Assert.DoesNotContain(result.Record.Notes, static note => note.Contains("named by the list", StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_of_place_is_told_with_the_street_of_the_list()
    {
        RunResult result = Run(Around(PointOf("Pier Avenue", "Clacton-on-Sea"), metres: 30), "On or near Supermarket");
        Assert.Equal("Supermarket near Pier Avenue", Assert.Single(result.Hotspots).Name);
    }

    [Fact]
    public void Beside_a_street_is_near_it_and_far_from_all_is_a_direction()
    {
        GridPoint street = PointOf("Pier Avenue", "Clacton-on-Sea");
        // The sea front: towards the sea from the pier there is no other street.
        GridPoint beside = Beside(street), sea = new(street.Easting + 4_000, street.Northing - 6_000);
        StreetTally near = Tally(beside);
        Assert.True(near is { IsListed: true, IsBeside: true });
        Assert.StartsWith("Near ", HotspotNames.First(near), StringComparison.Ordinal);
        Assert.Empty(Tally(sea).Streets);
        Assert.Null(HotspotNames.First(Tally(sea)));
    }

    /// <summary>The rows stand at the source's own points, so that the list can say what they said; but those at a kind of place ("Parking Area")
    /// count for the nearest street, where with the column they count for none: 283 of 309 names had a street in common.</summary>
    [SharedFact("realdata/police-uk/2018-10-essex-street.csv")]
    public void Without_its_street_column_a_month_of_Essex_has_mostly_the_same_names()
    {
        string path = SharedData.Path("realdata/police-uk/2018-10-essex-street.csv");
        string[] lines = File.ReadAllLines(path);
        IEnumerable<string> stripped = lines.Select(static line => string.Join(',', line.Split(',').Where(static (_, i) => i != 6)));
        string without = _folder.Write("without.csv", string.Join('\n', stripped));
        RunResult named = Execute(path), listed = Execute(without);
        Assert.Equal(named.Hotspots.Count, listed.Hotspots.Count);
        Assert.All(listed.Hotspots, static h => Assert.True(h.IsNamedByList || h.Name.Contains("of the centre of", StringComparison.Ordinal)));
        // A kind of place is in no list, so those are called otherwise.
        var both = named.Hotspots.Zip(listed.Hotspots).Where(static pair => !pair.First.Name.Contains(" near ", StringComparison.Ordinal)).ToArray();
        Assert.True(both.Length >= 50, $"{both.Length} hotspots");
        int alike = both.Count(static pair => Streets(pair.First.Name).Overlaps(Streets(pair.Second.Name)));
        Assert.True(alike >= 0.9 * both.Length, $"{alike} of {both.Length}");

        static HashSet<string> Streets(string name) =>
            [.. name.Split('(')[0].Replace("Near ", "", StringComparison.Ordinal).Split([", ", " and "], StringSplitOptions.TrimEntries)];
        static RunResult Execute(string path) => HotspotRun.Execute(
            new RunRequest { Files = [path] }, TimeProvider.System, null, CancellationToken.None);
    }

    private static GridPoint PointOf(string street, string town)
    {
        StreetPlace place = StreetPlaces.Find(street, Gazetteer.Britain.Find(town))[0];
        return StreetsTests.PointsOf(street).MinBy(point => point.DistanceTo(place.Centre));
    }

    /// <summary>A place 60 m or more from every point, and 140 m at most from one.</summary>
    private static GridPoint Beside(GridPoint from) => Enumerable.Range(0, 400)
        .Select(i => new GridPoint(from.Easting + 20 * (i % 20 - 10), from.Northing + 20 * (i / 20 - 10)))
        .First(static at => Streets.Britain.NearestTo(at, 60) is null && Streets.Britain.NearestTo(at, 140) is not null);

    private static StreetTally Tally(GridPoint at) => ListedStreets.Tally(
        new PointSet([at.Easting, at.Easting + 1], [at.Northing, at.Northing]), [0, 1],
        GeometryFactory.Default.CreatePoint(new Coordinate(at.Easting, at.Northing)).Buffer(10));

    private static IEnumerable<GridPoint> Around(GridPoint at, double metres)
    {
        var lot = new Random(1);
        return Enumerable.Range(0, 40).Select(
            _ => new GridPoint(at.Easting + metres * (lot.NextDouble() - 0.5), at.Northing + metres * (lot.NextDouble() - 0.5)));
    }

    private RunResult Run(IEnumerable<GridPoint> points, string street)
    {
        IEnumerable<string> rows = points.Select(
            (p, i) => string.Create(CultureInfo.InvariantCulture, $"A{i},{p.Easting:0.0},{p.Northing:0.0},{street}\n"));
        string text = "id,easting,northing,street\n" + string.Concat(rows);
        return HotspotRun.Execute(new RunRequest { Files = [_folder.Write("a.csv", text)] }, TimeProvider.System, null, CancellationToken.None);
    }
}
