using Hotspots.Cli.Options;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

/// <summary>Incidents outside every town, and areas in which no method was run, as they are told.</summary>
public sealed class OutlyingAreasTests
{
    // Ten incidents in Mold, six in a village of the Southern Uplands, one on a hill.
    private static readonly string Rows = "kind,easting,northing\n"
        + string.Concat(Enumerable.Range(0, 10).Select(static i => $"tip,{323_700 + 10 * i},364000\n"))
        + string.Concat(Enumerable.Range(0, 6).Select(static i => $"tip,{308_500 + 10 * i},605200\n"))
        + "tip,325000,506000\n";

    [Theory]
    [InlineData("dbscan")]
    [InlineData("dbscan,kde")]
    public void What_lies_scattered_is_listed_and_said_and_has_no_numbers(string methods)
    {
        CommandLineRun run = Run("--method", methods);
        Assert.Equal("", run.Error);
        Assert.Contains("near Moffat", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "1 incident lies outside every town and fewer than 4 together",
            run.Out.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(methods == "dbscan", run.Out.Contains("not analysed", StringComparison.Ordinal));
    }

    [Fact]
    public void Elsewhere_is_all_ground_outside_the_towns()
    {
        CommandLineRun run = Run("--area", "elsewhere", "--json");
        Assert.Equal("", run.Error);
        Assert.Equal(
            ["near Moffat", "elsewhere"], run.Json.GetProperty("areas").EnumerateArray().Select(static area => area.GetProperty("name").GetString()));
        Assert.Equal(7, run.Json.GetProperty("analysed").GetInt32());
    }

    [Fact]
    public void Areas_without_numbers_leave_those_of_the_others_as_they_are()
    {
        ParameterValue[] here = [new("eps", 75, "m", ParameterOrigin.Derived, "")], there = [new("eps", 150, "m", ParameterOrigin.Derived, "")];
        Assert.Equal("eps 75 to 150 m*", ParameterWords.Of([[], here, [], there]));
        Assert.Equal("as usual", ParameterWords.Of([[], []]));
    }

    private static CommandLineRun Run(params string[] more)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rows.csv", Rows);
        return CommandLineRun.Of(["run", folder.PathOf("rows.csv"), "-o", folder.PathOf("out"), .. more]);
    }
}
