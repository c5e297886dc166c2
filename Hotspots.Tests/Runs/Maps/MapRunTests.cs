using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Maps;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Maps;

public sealed class MapRunTests : IDisposable
{
    private static readonly string Data = Repository.Path("data", "county-lines.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dbscan", "kde", "gi-star")]
    [InlineData("gi-star", "dbscan")]
    [InlineData("local-moran")]
    [InlineData("relative-risk")]
    public void A_folder_of_results_makes_the_map_that_their_files_make(params string[] methods)
    {
        RunRequest run = Run(["Clacton-on-Sea", "Mold"]) with { Methods = methods };
        RunMap fresh = Execute(new MapRequest { Run = run });
        ReleaseDoor.Write(HotspotRun.Execute(run, TimeProvider.System, null, CancellationToken.None), _folder.PathOf("out"), CancellationToken.None);
        RunMap read = OfResults("out");

        Assert.Equal((fresh.RunId, fresh.Marking, fresh.Version, fresh.Shows), (read.RunId, read.Marking, read.Version, read.Shows));
        Assert.Equal(fresh.Pages.Select(static page => (page.Title, page.Summary)), read.Pages.Select(static page => (page.Title, page.Summary)));
        foreach ((MapPage one, MapPage other) in fresh.Pages.Zip(read.Pages))
        {
            Assert.Equal(
                one.Hotspots.Select(static h => (h.Rank, h.Name, h.Area, h.Incidents, h.GridReference)),
                other.Hotspots.Select(static h => (h.Rank, h.Name, h.Area, h.Incidents, h.GridReference)));
            // Degrees are written to a centimetre.
            Assert.All(one.Hotspots.Zip(other.Hotspots), static pair =>
                Assert.InRange(pair.First.Outline.SymmetricDifference(pair.Second.Outline).Area, 0, pair.First.Outline.Length * 0.1));
            Assert.Equal(one.Layers.Surfaces?.Unit, other.Layers.Surfaces?.Unit);
            Assert.Equal(one.Layers.Surfaces?.IsLog, other.Layers.Surfaces?.IsLog);
            Assert.Equal(
                one.Layers.Surfaces?.Surfaces.SelectMany(static s => s.Values).Select(static value => (double)(float)value),
                other.Layers.Surfaces?.Surfaces.SelectMany(static s => s.Values));
            Assert.Equal(one.Layers.Contours.Select(static c => c.Label), other.Layers.Contours.Select(static c => c.Label));
            Assert.Equal(
                (one.Layers.Cells?.Statistic, one.Layers.Cells?.Alpha, one.Layers.Cells?.Correction),
                (other.Layers.Cells?.Statistic, other.Layers.Cells?.Alpha, other.Layers.Cells?.Correction));
            Assert.Equal(one.Layers.Cells?.Cells.Select(static c => c.Style), other.Layers.Cells?.Cells.Select(static c => c.Style));
        }
    }

    [Fact]
    public void Sites_and_patrols_are_those_of_the_placement_beside_the_run()
    {
        RunRequest run = Run(["Clacton-on-Sea"]);
        ReleaseDoor.Write(HotspotRun.Execute(run, TimeProvider.System, null, CancellationToken.None), _folder.PathOf("out"), CancellationToken.None);
        var placed = PlacementRun.Execute(
            new PlacementWish { Run = run, Teams = 2, PatrolHours = 4 }, TimeProvider.System, null, CancellationToken.None);
        ReleaseDoor.Write(placed, new OutputPlace(_folder.PathOf("placed")) { Inputs = [] }, CancellationToken.None);
        RunMap map = OfResults("out", "placed");
        MapLayers layers = Assert.Single(map.Pages).Layers;
        Assert.Equal(placed.Sites.Select(static site => (site.Number, site.Name)), layers.Sites.Select(static site => (site.Number, site.Name)));
        Assert.All(placed.Sites.Zip(layers.Sites), static pair => Assert.InRange(pair.First.Figures.Place.DistanceTo(pair.Second.Place), 0, 0.01));
        Assert.NotEmpty(layers.Rounds);
        Assert.Equal("Sites of teams", Assert.Single(OfResults("placed").Pages).Title);
    }

    [Fact]
    public void A_place_is_in_the_middle_and_the_hotspots_round_it_are_there()
    {
        MapPage page = Assert.Single(Execute(new MapRequest { Run = Run([]), At = "Pier Avenue, Clacton", Scale = 10_000 }).Pages);
        Assert.StartsWith("Pier Avenue", page.Title, StringComparison.Ordinal);
        Assert.Contains(page.Hotspots, static hotspot => hotspot.Name.Contains("Pier Avenue", StringComparison.Ordinal));
        Assert.All(page.Hotspots, static hotspot => Assert.DoesNotContain(hotspot.Area, (string[])["Mold", "High Wycombe"]));
        MapPage metres = Assert.Single(Execute(new MapRequest { Run = Run([]), At = "617500, 214800", Scale = 5_000 }).Pages);
        Assert.Equal((617_500, 214_800), (metres.Ground.Centre.X, metres.Ground.Centre.Y));
    }

    [Fact]
    public void Where_no_hotspot_is_the_ground_that_was_tested_is_shown()
    {
        var strict = new Dictionary<string, double> { ["alpha"] = 0.0001 };
        RunRequest run = Run(["Clacton-on-Sea"]) with { Methods = ["gi-star"], Given = strict, Kinds = ["warrant"] };
        MapPage page = Assert.Single(Execute(new MapRequest { Run = run }).Pages);
        Assert.Empty(page.Hotspots);
        Assert.StartsWith("No hotspot from", page.Summary, StringComparison.Ordinal);
        Assert.True(page.Ground.Area > 0);
    }

    [Theory]
    [InlineData("Nowhereatall", 10_000, "names no place that is known")]
    [InlineData("Clactn-on-Sea", 10_000, "spelt nearly so is Clacton-on-Sea")]
    [InlineData("Clacton-on-Sea", 100, "⟨scale⟩ takes 1:500 to 1:2500000")]
    [InlineData("Clacton-on-Sea", 9_000_000, "⟨scale⟩ takes")]
    public void What_cannot_be_drawn_is_said_in_a_sentence(string at, int scale, string expected)
    {
        var request = new MapRequest { Run = Run(["Clacton-on-Sea"]), At = at, Scale = scale };
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Execute(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_meddled_with_is_refused_in_a_sentence()
    {
        RunRequest run = Run(["Mold"]) with { Methods = ["kde"] };
        ReleaseDoor.Write(HotspotRun.Execute(run, TimeProvider.System, null, CancellationToken.None), _folder.PathOf("out"), CancellationToken.None);
        (string File, string Text, string Expected)[] cases =
        [
            ("run.json", "{", "not as this program writes them"), ("run.json", "{}", "not as this program writes them"),
            ("hotspots.geojson", "[]", "not as this program writes them"), ("hotspots.geojson", "{\"type\":\"FeatureCollection\"", "not as"),
            ("surface-kde-mold.tif", "II", "not as a run writes it"),
        ];
        foreach ((string file, string text, string expected) in cases)
        {
            byte[] before = File.ReadAllBytes(_folder.PathOf($"out/{file}"));
            File.WriteAllText(_folder.PathOf($"out/{file}"), text);
            string message = Assert.Throws<ArgumentException>(() => OfResults("out")).Message;
            Assert.Contains(expected, message, StringComparison.Ordinal);
            Assert.EndsWith(".", message, StringComparison.Ordinal);
            File.WriteAllBytes(_folder.PathOf($"out/{file}"), before);
        }
        File.Delete(_folder.PathOf("out/hotspots.geojson"));
        Assert.Contains("hotspots.geojson is not there", Assert.Throws<ArgumentException>(() => OfResults("out")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_runs_or_of_a_town_that_is_not_there_no_map_is_made()
    {
        RunRequest run = Run(["Mold"]);
        ReleaseDoor.Write(HotspotRun.Execute(run, TimeProvider.System, null, CancellationToken.None), _folder.PathOf("one"), CancellationToken.None);
        ReleaseDoor.Write(HotspotRun.Execute(run, TimeProvider.System, null, CancellationToken.None), _folder.PathOf("two"), CancellationToken.None);
        Assert.Contains("Two of the folders", Assert.Throws<ArgumentException>(() => OfResults("one", "two")).Message, StringComparison.Ordinal);
        var request = new MapRequest { Run = new RunRequest { Files = [_folder.PathOf("one")], Areas = ["Leeds"] }, IsOfResults = true };
        Assert.Contains("they are of Mold", Assert.Throws<ArgumentException>(() => Execute(request)).Message, StringComparison.Ordinal);
    }

    private RunMap OfResults(params string[] folders) => Execute(
        new MapRequest { Run = new RunRequest { Files = [.. folders.Select(_folder.PathOf)] }, IsOfResults = true });

    private static RunRequest Run(string[] areas) => new() { Files = [Data], Areas = areas };

    private static RunMap Execute(MapRequest request) => MapRun.Execute(request, TimeProvider.System, null, CancellationToken.None);
}
