using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class MeasureCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MeasureCommandTests()
    {
        _folder.Write("tips.csv", SampleIncidents.Csv());
        // Four points near the origin, three near (10, 10), one alone.
        _folder.Write("plane.csv", "a,b,w\n0,0,1\n0.1,0,2\n0,0.1,1\n0.1,0.1,1\n10,10,1\n10.1,10,1\n10,10.1,x\n10.1,10.1,1\n5,-5,1\n");
        _folder.Write("bare.csv", "0,0,2016-01-01\n0.1,0,2016-01-02\n0,0.1,3\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_places_it_tells_the_whole()
    {
        JsonElement told = Plane("--json").Json;
        Assert.Equal([4, 3], told.GetProperty("sizes").EnumerateArray().Select(static n => n.GetInt32()));
        Assert.Equal((2, 1), (told.GetProperty("clusters").GetInt32(), told.GetProperty("noise").GetInt32()));
        Assert.Equal(0.5, told.GetProperty("about").GetProperty("parameters").GetProperty("eps").GetDouble());
        Assert.Equal(
            ("dbscan", "whole", 8), (Text(told, "method"), Text(told, "area"), told.GetProperty("about").GetProperty("incidents").GetInt32()));
        Assert.Contains("2 places of 4, 3; 1 in none", Plane().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_place_is_flat_and_several_are_a_list()
    {
        Assert.Equal(0, Plane("--at", "0.05,0.05", "--json").Json.GetProperty("cluster").GetInt32());
        JsonElement[] places =
            [.. Plane("--at", "0.05,0.05", "10.05,10.05", "--at", "-3,-3.5", "--json").Json.GetProperty("places").EnumerateArray()];
        Assert.Equal([0, 1, -1], places.Select(static p => p.GetProperty("cluster").GetInt32()));
        Assert.Equal((-3.0, -3.5), (places[2].GetProperty("easting").GetDouble(), places[2].GetProperty("northing").GetDouble()));
        Assert.Contains("at -3,-3.5", Plane("--at", "-3,-3.5").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_one_area_unless_some_are_named()
    {
        string file = _folder.PathOf("tips.csv");
        Assert.Equal("whole", Text(CommandLineRun.Of("measure", file, "--json").Json, "area"));
        Assert.Equal("whole", Text(CommandLineRun.Of("measure", file, "--whole", "--json").Json, "area"));
        Assert.Equal("Mold", Text(CommandLineRun.Of("measure", file, "--area", "Mold", "--json").Json, "area"));
        Assert.Equal(["bare.csv", "plane.csv", "tips.csv"], _folder.Names());
    }

    [Fact]
    public void A_file_without_headers_has_numbered_columns()
    {
        string bare = _folder.PathOf("bare.csv");
        JsonElement seen = CommandLineRun.Of("inspect", bare, "--planar", "--x", "1", "--y", "2", "--time", "3", "--json").Json;
        Assert.Equal((3, 3, 3), (seen.GetProperty("rows").GetInt32(), seen.GetProperty("points").GetInt32(), seen.GetProperty("times").GetInt32()));
        Assert.Equal([0, 0, 0.1, 0.1], seen.GetProperty("bounds").EnumerateArray().Select(static n => n.GetDouble()));
        Assert.Contains("no column \"x\"", CommandLineRun.Of("inspect", bare, "--planar").OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_no_points_are_told()
    {
        CommandLineRun run = CommandLineRun.Of("inspect", _folder.PathOf("plane.csv"), "--planar", "--x", "A", "--y", "b", "--weight", "w");
        Assert.Contains("9 rows, 8 points", run.Out, StringComparison.Ordinal);
        Assert.Contains("plane.csv, line 8, column w: \"x\": expected a weight from 0 to 1,000,000,000,000.", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--at", "here")]
    [InlineData("--at", "1;2")]
    [InlineData("--at", "1,2,3")]
    [InlineData("--window", "0,0,1")]
    [InlineData("--window", "1,0,0,1")]
    [InlineData("--kind", "tip")]
    [InlineData("--x", "nowhere")]
    [InlineData("--min-points", "2.5")]
    [InlineData("--method", "guessing")]
    public void A_wish_that_cannot_be_met_is_one_sentence(string option, string value) =>
        CommandLineRun.Of("measure", _folder.PathOf("plane.csv"), "--planar", "--y", "b", option, value).OneSentence(ExitCode.WrongUsage);

    [Fact]
    public void Columns_of_a_plane_without_planar_are_refused() =>
        Assert.Contains(
            "--planar", CommandLineRun.Of("measure", _folder.PathOf("tips.csv"), "--x", "a").OneSentence(ExitCode.WrongUsage),
            StringComparison.Ordinal);

    [SharedFact("references/EXPECTED.json")]
    public void The_two_moons_come_out_as_in_other_programs()
    {
        JsonElement expected =
            JsonDocument.Parse(File.ReadAllText(SharedData.Path("references/EXPECTED.json"))).RootElement.GetProperty("dbscan_moons");
        JsonElement told = CommandLineRun.Of(
            "measure", SharedData.Path("realdata/classic/dbscan/moons.csv"), "--planar", "--method", "dbscan",
            "--eps", expected.GetProperty("eps").ToString(), "--min-points", expected.GetProperty("minPts").ToString(), "--json").Json;
        int[] sizes = [.. expected.GetProperty("noise_then_sizes").EnumerateArray().Select(static n => n.GetInt32())];
        Assert.Equal(sizes[0], told.GetProperty("noise").GetInt32());
        Assert.Equal(sizes[1..].OrderDescending(), told.GetProperty("sizes").EnumerateArray().Select(static n => n.GetInt32()));
    }

    private CommandLineRun Plane(params string[] options)
    {
        CommandLineRun run = CommandLineRun.Of(
            ["measure", _folder.PathOf("plane.csv"), "--planar", "--x", "a", "--y", "b", "--weight", "w", "--method", "dbscan", "--eps", "0.5",
                "--min-points", "3", .. options]);
        Assert.Equal("", run.Error);
        return run;
    }

    private static string? Text(JsonElement told, string name) => told.GetProperty("about").GetProperty(name).GetString();
}
