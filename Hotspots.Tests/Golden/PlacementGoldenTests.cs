using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Golden;

/// <summary>Two teams placed in a small file of incidents become exactly these bytes; see <see cref="RunGoldenTests"/>.</summary>
public sealed class PlacementGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tiny_place()
    {
        PlacementResult result = PlacementRun.Execute(
            new PlacementWish
            {
                Run = new RunRequest
                {
                    Files = [Repository.Path("Hotspots.Tests", "Golden", "tiny.csv")],
                    Given = new Dictionary<string, double> { ["eps"] = 100, ["min-points"] = 4 },
                    Weights = WeightTable.Evidence,
                },
                Teams = 2,
                Reach = 600,
                PatrolHours = 1,
            },
            new FixedClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            null,
            CancellationToken.None);
        // The versions of the machine it runs on are not what this is about.
        result = result with { Record = result.Record with { Libraries = new Dictionary<string, string> { ["any"] = "1" } } };
        ReleaseDoor.Write(result, _folder.Path, CancellationToken.None);
        Assert.Equal(["sites.geojson", "coverage.geojson", "patrol.geojson", "placement.json"], ReleaseDoor.FileNames(result));
        foreach (string name in ReleaseDoor.FileNames(result))
            RunGoldenTests.AssertGolden($"Tiny_place.{name}.golden", _folder.PathOf(name));
    }
}
