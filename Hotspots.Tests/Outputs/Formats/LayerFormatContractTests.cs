using System.Text;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Formats;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Released;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Outputs.Formats;

/// <summary>What every format of the catalogue keeps, whatever it is.</summary>
public sealed class LayerFormatContractTests
{
    public static TheoryData<string> Formats => [.. LayerFormats.All.Select(static f => f.Name)];

    [Fact]
    public void Names_and_endings_tell_formats_apart()
    {
        Assert.Equal(LayerFormats.All.Count, LayerFormats.All.Select(static f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(LayerFormats.All.Count, LayerFormats.All.Select(static f => f.Ending).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(LayerFormats.All, static f => Assert.EndsWith(".", f.Words, StringComparison.Ordinal));
        // What a format cannot hold, the format of tables does.
        Assert.All(Enum.GetValues<LayerShape>(), static shape => Assert.True(LayerFormats.OfTables.Holds(shape)));
        Assert.Equal(LayerFormats.All.Select(static f => f.Name), ReleaseDoor.Formats.Select(static f => f.Key));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Marking_and_run_are_in_every_file_and_the_notes_in_none(string format)
    {
        RunResult run = Run("SECRET");
        foreach (string name in ReleaseDoor.FileNames(run, format))
        {
            string text = Encoding.UTF8.GetString(Bytes(run, name));
            Assert.Contains("SECRET", text, StringComparison.Ordinal);
            Assert.Contains("0123456789ab", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Dave", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_column_of_every_layer_is_in_it(string format)
    {
        ILayerFormat asked = LayerFormats.Named([format])[0];
        RunResult run = Run();
        OutputDocument document = RunLayers.Of(ReleasedRun.Through(run));
        foreach (PlannedLayer planned in document.Layers)
        {
            string text = Encoding.UTF8.GetString(Bytes(run, (asked.HoldsAll ? document.Kind.Name : planned.Schema.File) + asked.Ending));
            // A column of which no row has a value may be left out by a format that has no header.
            for (int c = 0; c < planned.Schema.Columns.Count; c++)
            {
                if (Enumerable.Range(0, planned.Make.Value.Count).Any(row => planned.Make.Value.Value(row, c).Kind != ValueKind.Absent))
                    Assert.Contains(planned.Schema.Columns[c].Name, text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_layers_are_the_same_bytes(string format)
    {
        RunResult run = Run();
        foreach (string name in ReleaseDoor.FileNames(run, format))
            Assert.Equal(Bytes(run, name), Bytes(Run(), name));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_run_that_found_nothing_is_written_too(string format)
    {
        RunResult nothing = TestRun.Make() with { Areas = [], Hotspots = [] };
        foreach (string name in ReleaseDoor.FileNames(nothing, format))
            Assert.NotEmpty(Bytes(nothing, name));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_a_release_profile_takes_from_layers_is_in_no_file(string format)
    {
        var nothing = new ReleaseProfile("nothing", ReleaseProfile.Internal.Withheld) { Transform = static layer => layer.Schema.Empty() };
        Assert.Contains("Earl Road", Written(ReleaseProfile.Internal), StringComparison.Ordinal);
        Assert.DoesNotContain("Earl Road", Written(nothing), StringComparison.Ordinal);
        Assert.Contains("nothing", Written(nothing), StringComparison.Ordinal);

        string Written(ReleaseProfile profile)
        {
            OutputDocument document = RunLayers.Of(ReleasedRun.Through(Run(), profile));
            using var all = new MemoryStream();
            foreach (OutputFile file in OutputFiles.Of(document, LayerFormats.Named([format])))
                file.Write(all, CancellationToken.None);
            return Encoding.UTF8.GetString(all.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Cancelled_it_stops(string format)
    {
        RunResult run = Run();
        string[] layers = [.. ReleaseDoor.FileNames(run, format).Where(static name => name != "run.json")];
        Assert.All(layers, name => Assert.ThrowsAny<OperationCanceledException>(() =>
            ReleaseDoor.WriteLayer(run, name, Stream.Null, new CancellationToken(canceled: true))));
    }

    [Fact]
    public void A_name_is_one_file_and_another_is_refused()
    {
        Assert.Equal(ReleaseDoor.LayerNames.Count, ReleaseDoor.LayerNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        OutputException e = Assert.Throws<OutputException>(() => ReleaseDoor.WriteLayer(Run(), "hotspots.shp", Stream.Null, CancellationToken.None));
        Assert.StartsWith("There is no layer \"hotspots.shp\"; choose one of: hotspots.geojson, ", e.Message, StringComparison.Ordinal);
    }

    private static RunResult Run(string marking = "OFFICIAL-SENSITIVE")
    {
        RunResult run = TestRun.Make(marking);
        AreaResult clacton = run.Areas[0] with { Findings = [run.Areas[0].Main, MadeUpMethod.WithEverything("made-up", 3)] };
        return run with { Areas = [clacton, run.Areas[1]], Record = run.Record with { Methods = ["dbscan", "made-up"] } };
    }

    private static byte[] Bytes(RunResult run, string name)
    {
        using var stream = new MemoryStream();
        ReleaseDoor.WriteLayer(run, name, stream, CancellationToken.None);
        return stream.ToArray();
    }
}
