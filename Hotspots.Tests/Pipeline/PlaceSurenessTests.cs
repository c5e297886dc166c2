using Hotspots.Core.Analysis.Agreement;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

public sealed class PlaceSurenessTests
{
    private static readonly WorkSharing Alone = WorkSharing.Alone(CancellationToken.None);

    [Fact]
    public void Every_hotspot_says_how_sure_it_is_as_the_test_of_its_area_says()
    {
        RunResult run = Sample(new RunRequest { Files = [] });
        Assert.True(run.Hotspots.Count > 10);
        foreach (AreaResult area in run.Areas.Where(static a => a.Main.Labels.ClusterCount > 0))
        {
            PointSet points = run.Read.Placed.Points.Select(area.Area.Members);
            Sureness[] expected = PlaceAgreement.Of(points, area.Main.Labels, null, AgreementOptions.For(points, null), Alone);
            foreach (Hotspot hotspot in run.Hotspots.Where(h => h.Area == area.Area.Name))
                Assert.Equal(expected[hotspot.Cluster], hotspot.Sureness);
            AreaRecord record = run.Record.Areas.Single(r => r.Name == area.Area.Name);
            Assert.Equal(new SurenessSettings(150, "hexagon", 9, 199, 1, 0.05, "bh"), record.Sureness);
        }
        Assert.Contains(run.Hotspots, static h => h.Sureness!.Value.Word == SurenessWord.Clear);
        Assert.Contains(run.Hotspots, static h => h.Sureness!.Value.Word == SurenessWord.Unsure);
        Assert.All(run.Record.Areas, static area => Assert.Equal(area.Clusters > 0, area.Sureness is not null));
    }

    [Fact]
    public void Places_that_only_a_later_method_found_are_asked_too_and_what_is_remembered_changes_nothing()
    {
        ReadResult read = SampleFile.Read();
        RunRequest wide = new() { Files = [], Given = new Dictionary<string, double> { ["eps"] = 140 } }, several = new() { Files = [], Methods = ["dbscan,hdbscan"] };
        _ = Execute(wide, read);
        RunResult warm = Execute(several, read), cold = Execute(several, SampleFile.Read());
        Assert.Contains(warm.Hotspots, static h => h.Method == "hdbscan");
        Assert.All(warm.Hotspots, static h => Assert.NotNull(h.Sureness));
        Assert.Equal(cold.Hotspots.Select(static h => h.Sureness), warm.Hotspots.Select(static h => h.Sureness));
    }

    [Fact]
    public void Wide_ground_has_larger_cells_and_fewer_draws()
    {
        Assert.Equal((150, 199), Of(20_000));
        Assert.Equal((150, 99), Of(60_000));
        Assert.Equal((600, 99), Of(300_000));
        Assert.Equal((4800, 99), Of(3_000_000));

        static (double, int) Of(double metres)
        {
            AgreementOptions options = AgreementOptions.For(new PointSet([0, metres], [0, metres]), null);
            return (options.CellSize, options.Resamples);
        }
    }

    private static RunResult Sample(RunRequest request) => Execute(request, SampleFile.Read());

    private static RunResult Execute(RunRequest request, ReadResult read) =>
        HotspotRun.Execute(request, read, TimeProvider.System, null, CancellationToken.None);

    private static class SampleFile
    {
        public static ReadResult Read() =>
            Hotspots.Core.Files.IncidentFiles.Read([Repository.Path("data", "county-lines.csv")], Hotspots.Core.Files.ReadOptions.Default);
    }
}
