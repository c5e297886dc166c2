using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;

namespace Hotspots.Tests.Cli.Paper;

public sealed class PaperCommandsTests : IDisposable
{
    private static readonly string Data = Repository.Path("data", "county-lines.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_map_of_files_is_written_and_told()
    {
        CommandLineRun run = CommandLineRun.Of(
            "map", Data, "--area", "Mold", "--area", "Flint", "--paper", "a3", "--landscape", "-o", Out("map.pdf"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Mold, 1:", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 pages", run.Out, StringComparison.Ordinal);
        using PdfDocument document = PdfDocument.Open(Out("map.pdf"));
        Assert.Equal(2, document.NumberOfPages);
        Assert.Equal((1191, 842), (Math.Round(document.GetPage(1).Width), Math.Round(document.GetPage(1).Height)));
    }

    [Fact]
    public void A_map_of_a_folder_of_results_may_lie_in_it_and_be_made_again()
    {
        Assert.Equal(0, CommandLineRun.Of("run", Data, "--area", "Mold", "--method", "dbscan,kde", "-o", Out("out")).ExitCode);
        string id = JsonDocument.Parse(_folder.Read("out/run.json")).RootElement.GetProperty("runId").GetString()!;
        for (int time = 0; time < 2; time++)
        {
            CommandLineRun run = CommandLineRun.Of("map", Out("out"), "--portrait", "-o", Out("out/map.svg"));
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains(id, run.Out, StringComparison.Ordinal);
        }
        Assert.StartsWith("<?xml", _folder.Read("out/map.svg"), StringComparison.Ordinal);
        string refused = CommandLineRun.Of("map", Out("out"), "-o", Out("out/hotspots.geojson")).OneSentence(ExitCode.NothingUsable);
        Assert.Contains("would be written over", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_there_are_the_pages_with_their_scale_and_hotspots()
    {
        CommandLineRun run = CommandLineRun.Of("map", Data, "--area", "Mold", "--scale", "1:10,000", "--json");
        JsonElement page = Assert.Single(run.Json.GetProperty("pages").EnumerateArray().ToArray());
        Assert.Equal(("Mold", 10_000), (page.GetProperty("title").GetString(), page.GetProperty("scale").GetInt32()));
        Assert.Matches("^SJ [0-9]{3} [0-9]{3}$", page.GetProperty("hotspots")[0].GetProperty("gridReference").GetString());
        Assert.Equal("OFFICIAL-SENSITIVE", run.Json.GetProperty("marking").GetString());
    }

    [Fact]
    public void What_stands_on_the_sheet_for_a_shift_is_there_as_JSON()
    {
        string list = _folder.Write("do.csv", "any,Be seen on foot\n");
        CommandLineRun run = CommandLineRun.Of("brief", Data, "--area", "Clacton-on-Sea", "--on", "2026-06-30", "--actions", list, "--json");
        JsonElement page = Assert.Single(run.Json.GetProperty("pages").EnumerateArray().ToArray());
        Assert.Equal("Wednesday 1 July 2026, 05:00", page.GetProperty("validUntil").GetString());
        Assert.All(page.GetProperty("places").EnumerateArray(), static place =>
        {
            Assert.Equal("Be seen on foot", place.GetProperty("toDo").GetString());
            Assert.False(place.TryGetProperty("outline", out _) || place.TryGetProperty("centre", out _));
        });
    }

    [Fact]
    public void What_contradicts_itself_is_refused_in_a_sentence()
    {
        Assert.Equal(0, CommandLineRun.Of("run", Data, "--area", "Mold", "-o", Out("out")).ExitCode);
        (string[] Words, string Expected)[] cases =
        [
            (["map", Out("out"), "--kind", "tip"], "of the filters only --area can be given"),
            (["map", Out("out"), "--method", "kde"], "leave out --method"),
            (["map", Out("out"), Data], "not of both"),
            (["map", Data, "--landscape", "--portrait"], "contradict each other"),
            (["map", Data, "--paper", "a5"], "--paper takes a4"),
            (["map", Data, "--scale", "large"], "--scale takes a scale such as 1:10000"),
            (["map", Data, "--area", "Mold", "--scale", "1:5"], "--scale takes 1:500 to"),
            (["map", Data, "--area", "Mold", "--at", "Nowhereatall"], "--at names no place"),
            (["brief", Data, "--paper", "slide", "--places", "5"], "A slide has room for 3 places"),
            (["brief", Data, "--paper", "a4", "-o", Out("brief.pptx")], "give --paper slide with it"),
            (["brief", Data, "--actions", Data], "line 1"),
        ];
        Assert.All(cases, one => Assert.Contains(
            one.Expected, CommandLineRun.Of(one.Words) is var run ? run.OneSentence(run.ExitCode) : "", StringComparison.Ordinal));
    }

    private string Out(string name) => _folder.PathOf(name);
}
