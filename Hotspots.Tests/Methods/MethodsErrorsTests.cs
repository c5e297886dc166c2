using Hotspots.Methods;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Methods;

/// <summary>What cannot be done is refused with one sentence that says what to change.</summary>
public sealed class MethodsErrorsTests
{
    private static readonly Locations Two = Locations.FromColumns([0, 10], [0, 10]);

    private static readonly DateOnly Day = new(2024, 3, 1);

    private static readonly Dictionary<string, Action> Wrong = new()
    {
        ["There are 2 x and 1 y: give one of each"] = static () => Locations.FromColumns([0, 1], [0]),
        ["There are 1 weights for 2 points"] = static () => Locations.FromColumns([0, 1], [0, 1], [1]),
        ["The easting of point 1 is not a finite number"] = static () => Locations.FromColumns([0, double.NaN], [0, 1]),
        ["The weight of point 0 is negative"] = static () => Locations.FromColumns([0], [0], [-1]),
        ["Point 1 is empty: leave it out"] = static () => Locations.FromPoints([new Point(0, 0), Point.Empty]),
        ["Point 0 has the SRID 4326, which is degrees: project"] = static () => Locations.FromPoints([new Point(-1.2, 52) { SRID = 4326 }]),
        ["The neighbour distance must be between"] = static () => Dbscan.Cluster(Two, 0, 5),
        ["The smallest number of neighbours must be 1 or more"] = static () => Dbscan.Cluster(Two, 10, 0),
        ["The number of points of the smallest cluster must be 2 or more"] = static () => Hdbscan.Cluster(Two, 1),
        ["There is no ClusterSelection 7; choose one of: ExcessOfMass, Leaf"] = static () => Hdbscan.Cluster(Two, 2, selection: (ClusterSelection)7),
        ["The largest distance must be between"] = static () => Optics.Order(Two, double.NaN, 5),
        ["The radius must be between 0 and the largest distance, 50 m; it was 51"] = static () => Optics.Order(Two, 50, 2).CutAt(51),
        ["The bandwidth must be between"] = static () => Density.Surface(Two, -1, 10),
        ["The size of a cell must be a finite number of metres above 0"] = static () => Density.Surface(Two, 10, 0),
        ["remove the stray positions or choose larger cells"] = static () => Density.Surface(Locations.FromColumns([0, 1e9], [0, 1e9]), 100, 1),
        ["There is nothing to be dense"] = static () => Density.Surface(Locations.FromColumns([0], [0], [0]), 100, 10),
        ["There is nothing to be dense: give"] = static () => Density.At(Locations.FromColumns([], []), Two, 100),
        ["The level must be above 0; it was 0"] = static () => Density.Surface(Two, 100, 10).Above(0),
        ["The rings must be 1 or more"] = static () => GetisOrd.Cells(Two, new CellTestSettings { Rings = 0 }),
        ["The permutations must be between 1 and 999,999"] = static () => LocalMoran.Cells(Two, new CellTestSettings { Permutations = 0 }),
        ["level of significance must lie between 0 and 1"] = static () => LocalMoran.Cells(Two, new CellTestSettings { Alpha = 1 }),
        ["There is no PValueSource 9"] = static () => GetisOrd.Cells(Two, new CellTestSettings { PValues = (PValueSource)9 }),
        ["There are 1 days for 2 points: give one for every point"] = static () => SpaceTimeScan.Find(Two, [Day]),
        ["The days in a step must be 1 or more"] = static () => SpaceTimeScan.Find(Two, [Day, Day], new ScanSettings { DaysInStep = 0 }),
        ["The largest radius must be above 0"] = static () => SpaceTimeScan.Find(Two, [Day, Day], new ScanSettings { MaxRadius = 0 }),
        ["There are 1 days for 2 points"] = static () => Knox.Test(Two, [Day]),
        ["The edges of the distance bands must be two or more, ascending"] =
            static () => Knox.Test(Two, [Day, Day], new KnoxSettings { DistanceEdges = [5, 1] }),
        ["The seed must be 0 or more; it was -1"] = static () => Knox.Test(Two, [Day, Day], new KnoxSettings { Seed = -1 }),
    };

    public static TheoryData<string> Sentences => [.. Wrong.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void Each_says_what_to_change(string sentence) =>
        Assert.Contains(sentence, Assert.ThrowsAny<ArgumentException>(Wrong[sentence]).Message, StringComparison.Ordinal);

    [Fact]
    public void There_is_no_cluster_beyond_the_last()
    {
        Clusters none = Dbscan.Cluster(Two, 1, 2);
        Assert.Equal(0, none.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => none.MembersOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.OutlineOf(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Density.Surface(Two, 100, 10).CellAt(-1));
    }

    [Fact]
    public void Without_points_there_is_nothing_to_find()
    {
        Locations none = Locations.FromColumns([], []);
        Assert.Empty(SpaceTimeScan.Find(none, []));
        Assert.All(Knox.Test(none, []).Bands, static band => Assert.Equal((0, 1.0), (band.Observed, band.PValue)));
        Assert.Equal(0, GetisOrd.Cells(none).Count);
        Assert.Empty(LocalMoran.Cells(none).HotSpots);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Dbscan.Cluster(Two, 10, 2, stop.Token));
        Assert.Throws<OperationCanceledException>(() => Knox.Test(Two, [Day, Day], null, stop.Token));
        Assert.Throws<OperationCanceledException>(() => GetisOrd.Cells(Two, null, stop.Token));
    }
}
