using System.Globalization;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class CellsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Five by five squares of 200 m round Mold, named A0 to E4, with a value; the middle ones hold most.</summary>
    public CellsCommandTests()
    {
        var features = new List<string>();
        var rows = new List<string> { "kind,easting,northing,ward,street" };
        for (int i = 0; i < 25; i++)
        {
            (int column, int row) = (i % 5, i / 5);
            string id = $"{(char)('A' + column)}{row}";
            int west = 323_000 + 200 * column, south = 364_000 + 200 * row, value = column is 2 or 3 && row is 2 or 3 ? 9 : 1 + i % 2;
            features.Add($$$"""{"type":"Feature","properties":{"ward_id":"{{{id}}}","name":"Ward {{{id}}}","value":{{{value}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{west + 200}}},{{{south}}}],[{{{west + 200}}},{{{south + 200}}}],[{{{west}}},{{{south + 200}}}],[{{{west}}},{{{south}}}]]]}}""");
            for (int k = 0; k < value; k++)
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"tip,{west + 50 + k},{south + 50},{id},High Street"));
        }
        rows.Add("tip,330000,370000,,");
        _folder.Write("wards.geojson", $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[{{{string.Join(",\n", features)}}}]}""");
        _folder.Write("tips.csv", string.Join('\n', rows) + "\n");
        _folder.Write("pairs.csv", "from,to\nA0,B0\nB0,A0\n");
        _folder.Write("strange.csv", "from,to\nA0,Z9\n");
        _folder.Write("short.gal", "24\nA0 1\nB0\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_they_lie_and_what_they_say_and_what_the_polygons_hold_come_to_the_same()
    {
        JsonElement lie = Json(_folder.PathOf("tips.csv")), say = Json(_folder.PathOf("tips.csv"), "--code", "ward"), hold = Json("--counts", "value");
        Assert.Equal(1, lie.GetProperty("outside").GetInt32());
        Assert.Equal(("OFFICIAL-SENSITIVE", "OFFICIAL"), (lie.GetProperty("marking").GetString(), hold.GetProperty("marking").GetString()));
        Assert.Equal(lie.GetProperty("places").GetRawText(), say.GetProperty("places").GetRawText());
        Assert.Equal(lie.GetProperty("places").GetRawText(), hold.GetProperty("places").GetRawText());
        Assert.Equal(25, lie.GetProperty("n").GetInt32());
        // Squares that touch, at a corner too: 16 links a row of four pairs three ways, both ways.
        Assert.Equal(2 * (20 + 20 + 16 + 16), lie.GetProperty("links").GetInt32());
        JsonElement middle = lie.GetProperty("places").EnumerateArray().MaxBy(static p => p.GetProperty("z").GetDouble());
        Assert.Contains(middle.GetProperty("id").GetString(), (string[])["C2", "D2", "C3", "D3"]);
        Assert.Equal("high-high", middle.GetProperty("class").GetString());
    }

    [Fact]
    public void The_layer_holds_the_polygons_as_they_were_with_what_was_found()
    {
        CommandLineRun run = Run(_folder.PathOf("tips.csv"), "--output", _folder.PathOf("out.geojson"), "--marking", "OFFICIAL");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Ward D3", run.Out, StringComparison.Ordinal);
        JsonElement layer = JsonDocument.Parse(_folder.Read("out.geojson")).RootElement, given = JsonDocument.Parse(_folder.Read("wards.geojson")).RootElement;
        Assert.Equal("OFFICIAL", layer.GetProperty("marking").GetString());
        Assert.Equal(
            given.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("geometry").GetRawText()),
            layer.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("geometry").GetRawText()));
        Assert.Equal(JsonValueKind.Number, layer.GetProperty("features")[0].GetProperty("properties").GetProperty("z").ValueKind);
    }

    [Fact]
    public void A_stricter_correction_finds_no_more()
    {
        int bh = Hot("bh"), bonferroni = Hot("bonferroni"), none = Hot("none");
        Assert.True(bonferroni <= bh && bh <= none && none > 0, $"{bonferroni} {bh} {none}");

        int Hot(string correction) => Json("--counts", "value", "--correction", correction).GetProperty("places").EnumerateArray()
            .Count(static p => p.GetProperty("class").GetString() == "high-high");
    }

    [Theory]
    [InlineData("--neighbours strange.csv --counts value", "\"Z9\"")]
    [InlineData("--neighbours short.gal --counts value", "\"24\" places")]
    [InlineData("--counts height", "--counts takes one of")]
    [InlineData("--id-property height --counts value", "--id-property takes one of")]
    [InlineData("tips.csv --code parish", "no column \"parish\"")]
    [InlineData("tips.csv --code street", "id of a polygon")]
    [InlineData("tips.csv --counts value", "leave out")]
    [InlineData("--counts value --correction strict", "--correction takes")]
    [InlineData("--counts value --alpha 2", "--alpha takes")]
    [InlineData("", "Name files of incidents")]
    public void A_wish_that_cannot_be_met_is_one_sentence(string words, string said) => Assert.Contains(
        said,
        Run([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Contains('.', StringComparison.Ordinal) ? _folder.PathOf(word) : word)]).OneSentence(ExitCode.WrongUsage),
        StringComparison.Ordinal);

    private JsonElement Json(params string[] words)
    {
        CommandLineRun run = Run([.. words, "--json"]);
        Assert.Equal("", run.Error);
        return run.Json;
    }

    private CommandLineRun Run(params string[] words) => CommandLineRun.Of(["cells", "--polygons", _folder.PathOf("wards.geojson"), .. words]);
}
