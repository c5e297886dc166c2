using System.Globalization;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
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
            features.Add($$$"""{"type":"Feature","properties":{"ward_id":"{{{id}}}","name":"Ward {{{id}}}","value":{{{value}}},"people":10,"nobody":0,"lost":-1,"share":0.5},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{west + 200}}},{{{south}}}],[{{{west + 200}}},{{{south + 200}}}],[{{{west}}},{{{south + 200}}}],[{{{west}}},{{{south}}}]]]}}""");
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
        JsonElement lie = Json(_folder.PathOf("tips.csv")), say = Json(_folder.PathOf("tips.csv"), "--code", "ward"),
            hold = Json("--counts", "value", "--p-from", "counts");
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
        JsonElement layer = JsonDocument.Parse(_folder.Read("out.geojson")).RootElement,
            given = JsonDocument.Parse(_folder.Read("wards.geojson")).RootElement;
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

    [Fact]
    public void With_a_population_circles_are_sought_with_more_than_it_leads_to_expect()
    {
        JsonElement scan = Json(_folder.PathOf("tips.csv"), "--population", "people").GetProperty("scan");
        Assert.Equal(scan.GetRawText(), Json("--counts", "value", "--population", "people").GetProperty("scan").GetRawText());
        Assert.Equal(
            (67, 250.0, 999),
            (scan.GetProperty("cases").GetInt32(), scan.GetProperty("population").GetDouble(), scan.GetProperty("permutations").GetInt32()));
        JsonElement first = scan.GetProperty("clusters")[0];
        // By hand: the nine round D2 hold 44, and so do the nine round C3; the earlier centre goes first. Equally far, the earlier ward goes first.
        Assert.Equal(
            ["D2", "D1", "C2", "E2", "D3", "C1", "E1", "C3", "E3"], first.GetProperty("ids").EnumerateArray().Select(static id => id.GetString()));
        Assert.Equal(44, first.GetProperty("observed").GetInt32());
        Assert.Equal(67 * 90 / 250.0, first.GetProperty("expected").GetDouble(), 12);
        Assert.Equal(44 / 24.12 / (23 / 42.88), first.GetProperty("relativeRisk").GetDouble(), 12);
        Assert.Equal(44 * Math.Log(44 / 24.12) + 23 * Math.Log(23 / 42.88), first.GetProperty("logLikelihoodRatio").GetDouble(), 12);
        Assert.Equal(0.001, first.GetProperty("p").GetDouble());

        // A tenth of the population is two wards: no circle but a single ward.
        JsonElement narrow = Json("--counts", "value", "--population", "people", "--max-share", "10").GetProperty("scan");
        Assert.All(narrow.GetProperty("clusters").EnumerateArray(), static cluster => Assert.Equal(1, cluster.GetProperty("ids").GetArrayLength()));
        Assert.Equal(0.1, narrow.GetProperty("maxShare").GetDouble());
        Assert.False(Json("--counts", "value").TryGetProperty("scan", out _));

        CommandLineRun run = Run("--counts", "value", "--population", "people");
        Assert.Contains("Ward D2", run.Out, StringComparison.Ordinal);
        Assert.Contains("Poisson model (Kulldorff 1997)", run.Out, StringComparison.Ordinal);
    }

    [SharedFact("realdata/classic/smerc-ny/nydf.csv")]
    public void The_leukaemia_of_New_York_is_found_on_a_plane_that_is_not_Britain()
    {
        string[][] rows = [.. File.ReadLines(SharedData.Path("realdata/classic/smerc-ny/nydf.csv")).Skip(1).Select(static line => line.Split(','))];
        IEnumerable<string> features = rows.Select(static (row, i) =>
        {
            double x = double.Parse(row[0], CultureInfo.InvariantCulture), y = double.Parse(row[1], CultureInfo.InvariantCulture);
            int cases = (int)double.Parse(row[3], CultureInfo.InvariantCulture);
            // Bands that overlap, so that every region has a neighbour; a hole in the middle moves no centroid.
            return string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"Feature","properties":{"id":{{{i + 1}}},"cases":{{{cases}}},"people":{{{row[2]}}}},"geometry":{"type":"MultiPolygon","coordinates":[[{{{Square(x, y, 0.01)}}},{{{Square(x, y, 0.001)}}}]]}}""");
        });
        _folder.Write("wards.geojson", $$$"""{"type":"FeatureCollection","features":[{{{string.Join(",\n", features)}}}]}""");
        _folder.Write("pairs.csv", "from,to\n" + string.Join('\n', Enumerable.Range(1, 281).Select(static i => $"{i},{i % 281 + 1}")));
        JsonElement first = Json("--counts", "cases", "--population", "people", "--max-share", "10", "--neighbours", _folder.PathOf("pairs.csv"))
            .GetProperty("scan").GetProperty("clusters")[0];
        // As in SaTScan.
        Assert.Equal(26, first.GetProperty("ids").GetArrayLength());
        Assert.Equal("49", first.GetProperty("ids")[0].GetString());
        Assert.Equal((85, 95_249.0), (first.GetProperty("observed").GetInt32(), first.GetProperty("population").GetDouble()));
        Assert.Equal(11.577255, first.GetProperty("logLikelihoodRatio").GetDouble(), 6);

        static string Square(double x, double y, double half) => string.Create(
            CultureInfo.InvariantCulture,
            $"[[{x - half:R},{y - half:R}],[{x + half:R},{y - half:R}],[{x + half:R},{y + half:R}],[{x - half:R},{y + half:R}],[{x - half:R},"
            + $"{y - half:R}]]");
    }

    /// <summary>SaTScan 9.6's answer, as PopulationScanTests has it; counts of shares of a case are rounded down, as it is given them.</summary>
    [SharedTheory("realdata/classic/smerc-ny/nydf.csv")]
    [InlineData("10", "49", 26, 85, 95_249, 11.577255)]
    [InlineData("50", "52", 28, 100, 111_674, 14.083511)]
    public void The_leukaemia_of_New_York_is_found_in_its_table(string share, string centre, int regions, int cases, double people, double ratio)
    {
        string[] asked =
        [
            "cells", "--points", SharedData.Path("realdata/classic/smerc-ny/nydf.csv"), "--planar", "--x", "longitude", "--y", "latitude",
            "--counts", "cases", "--population", "population", "--max-share", share,
        ];
        Assert.Contains(
            "\"1\" has the count 3.08284, and a scan counts whole cases: say how", CommandLineRun.Of(asked).OneSentence(ExitCode.WrongUsage),
            StringComparison.Ordinal);
        JsonElement found = CommandLineRun.Of([.. asked, "--round", "down", "--json"]).Json;
        JsonElement first = found.GetProperty("scan").GetProperty("clusters")[0];
        Assert.Equal(centre, first.GetProperty("ids")[0].GetString());
        Assert.Equal((regions, cases, people), (first.GetProperty("ids").GetArrayLength(), first.GetProperty("observed").GetInt32(), first.GetProperty("population").GetDouble()));
        Assert.Equal(ratio, first.GetProperty("logLikelihoodRatio").GetDouble(), 6);
        Assert.InRange(first.GetProperty("p").GetDouble(), 0.001, 0.004);
        Assert.Equal(281, found.GetProperty("n").GetInt32());
        Assert.Contains(Notes(found), static note => note.EndsWith("counts were rounded down: 592 in all became 552.", StringComparison.Ordinal));
        CommandLineRun run = CommandLineRun.Of([.. asked, "--round", "down"]);
        Assert.Contains("281 places", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("polygon", run.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_table_of_places_is_scanned_as_their_polygons_are()
    {
        var rows = new List<string> { "ward_code,name,easting,northing,value,people" };
        var points = new List<string>();
        var degrees = new List<string>();
        for (int i = 0; i < 25; i++)
        {
            (int column, int row) = (i % 5, i / 5);
            string id = $"{(char)('A' + column)}{row}";
            int e = 323_100 + 200 * column, n = 364_100 + 200 * row, value = column is 2 or 3 && row is 2 or 3 ? 9 : 1 + i % 2;
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{id},Ward {id},{e},{n},{value},10"));
            GeoPoint at = NationalGrid.ToGeo(new GridPoint(e, n));
            points.Add(string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"Feature","properties":{"ward_code":"{{{id}}}","value":{{{value}}},"people":10},"geometry":{"type":"Point","coordinates":[{{{e}}},{{{n}}}]}}"""));
            degrees.Add(string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"Feature","properties":{"ward_code":"{{{id}}}","value":{{{value}}},"people":10},"geometry":{"type":"Point","coordinates":[{{{at.Longitude:F7}}},{{{at.Latitude:F7}}}]}}"""));
        }
        _folder.Write("wards.csv", string.Join('\n', rows) + "\n");
        _folder.Write("plane.geojson", $$$"""{"type":"FeatureCollection","features":[{{{string.Join(',', points)}}}]}""");
        _folder.Write("degrees.geojson", $$$"""{"type":"FeatureCollection","features":[{{{string.Join(',', degrees)}}}]}""");
        string scan = Json("--counts", "value", "--population", "people").GetProperty("scan").GetRawText();
        Assert.Equal(scan, Table("wards.csv").GetProperty("scan").GetRawText());
        Assert.Equal(scan, Table("wards.csv", "--planar", "--x", "easting", "--y", "northing").GetProperty("scan").GetRawText());
        Assert.Equal(scan, Table("plane.geojson", "--planar").GetProperty("scan").GetRawText());
        // In degrees wards equally far are so to a centimetre only.
        Assert.Equal(25, Table("degrees.geojson").GetProperty("n").GetInt32());
        JsonElement named = Table("wards.csv");
        Assert.Equal("Ward A0", named.GetProperty("places")[0].GetProperty("name").GetString());
        Assert.Contains(Notes(named), static note => note.Contains("Delaunay", StringComparison.Ordinal));

        CommandLineRun.Of("cells", "--points", _folder.PathOf("wards.csv"), "--id-property", "ward_code", "--counts", "value", "--output", _folder.PathOf("out.geojson"), "--json");
        JsonElement at0 = JsonDocument.Parse(_folder.Read("out.geojson")).RootElement.GetProperty("features")[0].GetProperty("geometry");
        Assert.Equal("Point", at0.GetProperty("type").GetString());
        Assert.InRange(at0.GetProperty("coordinates")[0].GetDouble(), -3.2, -3.1);
        Assert.InRange(at0.GetProperty("coordinates")[1].GetDouble(), 53.1, 53.2);

        _folder.Write("bad.csv", "id,easting,northing,value,people\na,323100,364100,1,10\nb,323300,364100,,10\n");
        _folder.Write("astray.csv", "id,longitude,latitude,value,people\na,-75.9,42.1,1,10\n");
        Assert.Contains("line 3: \"value\" is \"\", and must be a number", Refused("bad.csv", "--counts", "value"), StringComparison.Ordinal);
        Assert.Contains("are taken with --planar", Refused("astray.csv", "--counts", "value"), StringComparison.Ordinal);
        Assert.Contains("no column \"height\"", Refused("wards.csv", "--counts", "height"), StringComparison.Ordinal);
        Assert.Contains("Incidents cannot be counted in points", Refused("wards.csv"), StringComparison.Ordinal);
        Assert.Contains("either as polygons", Refused("wards.csv", "--counts", "value", "--polygons", _folder.PathOf("wards.geojson")), StringComparison.Ordinal);
        Assert.Contains("--round takes down or nearest", Refused("wards.csv", "--counts", "value", "--population", "people", "--round", "up"), StringComparison.Ordinal);
        Assert.Contains("--planar is about a table of points", Run("--planar", "--counts", "value").OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

        JsonElement Table(string file, params string[] words) => CommandLineRun.Of(
            ["cells", "--points", _folder.PathOf(file), "--id-property", "ward_code", "--counts", "value", "--population", "people", .. words, "--json"]).Json;
        string Refused(string file, params string[] words) => CommandLineRun.Of(["cells", "--points", _folder.PathOf(file), .. words]).OneSentence(ExitCode.WrongUsage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("value")]
    public void Progress_never_goes_back_and_ends_at_one_and_a_stop_is_prompt(string counts)
    {
        var request = new PolygonRequest
        {
            Polygons = _folder.PathOf("wards.geojson"),
            Counts = counts.Length > 0 ? counts : null,
            Files = counts.Length > 0 ? [] : [_folder.PathOf("tips.csv")],
            Population = "people",
        };
        var told = new List<RunProgress>();
        PolygonCells.Execute(request, new Listener(told.Add), CancellationToken.None);
        double[] fractions = [.. told.Select(static t => t.Fraction)];
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal((0, 1), (fractions[0], fractions[^1]));
        Assert.True(fractions.Distinct().Count() > 20);
        string[] steps = [.. told.Select(static t => t.Step).Distinct()];
        Assert.Contains("Comparing with chance", steps);

        // Stopped at the first word of any step, it says no more than the rest of its batch.
        foreach (string step in steps[..^1])
        {
            using var source = new CancellationTokenSource();
            int after = 0;
            Assert.ThrowsAny<OperationCanceledException>(() => PolygonCells.Execute(request, new Listener(t =>
            {
                after += source.IsCancellationRequested ? 1 : 0;
                if (t.Step == step)
                    source.Cancel();
            }), source.Token));
            Assert.InRange(after, 0, 8);
        }
    }

    private sealed class Listener(Action<RunProgress> heard) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            lock (heard)
                heard(value);
        }
    }

    [Theory]
    [InlineData("--counts value --population height", "--population takes one of")]
    [InlineData("--counts value --population nobody", "\"A0\" has cases and no population")]
    [InlineData("--counts value --population lost", "the population -1")]
    [InlineData("--counts share --population people", "the count 0.5")]
    [InlineData("--counts value --population people --max-share 60", "--max-share takes")]
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

    [Fact]
    public void A_value_has_the_same_p_in_every_unit_and_counts_only_where_they_are_counts()
    {
        _folder.Write("values.geojson", Squares(10, static (column, row) =>
        {
            int count = column is 4 or 5 && row is 4 or 5 ? 9 : 1 + (column + row) % 2;
            return string.Create(CultureInfo.InvariantCulture, $"\"count\":{count},\"per100\":{count / 100.0},\"change\":{count - 5}");
        }));
        string path = _folder.PathOf("values.geojson");
        JsonElement counts = Values("count"), per100 = Values("per100"), change = Values("change");
        Assert.Equal("normal", counts.GetProperty("pFrom").GetString());
        for (int i = 0; i < 100; i++)
        {
            (double z, double p) = Of(counts, i);
            foreach (JsonElement other in (JsonElement[])[per100, change])
            {
                (double otherZ, double otherP) = Of(other, i);
                Assert.Equal(z, otherZ, 1e-9);
                Assert.Equal(p, otherP, 1e-9 * p);
                Assert.Equal(counts.GetProperty("places")[i].GetProperty("class").GetString(), other.GetProperty("places")[i].GetProperty("class").GetString());
            }
        }
        JsonElement counted = Values("count", "--p-from", "counts");
        Assert.Equal("counts", counted.GetProperty("pFrom").GetString());
        Assert.True(Enumerable.Range(0, 100).All(i => Of(counted, i).P >= Of(counts, i).P) && Enumerable.Range(0, 100).Any(i => Of(counted, i).P > 2 * Of(counts, i).P));
        JsonElement rearranged = Values("change", "--p-from", "permutation", "--permutations", "199");
        Assert.All(rearranged.GetProperty("places").EnumerateArray(), static p => Assert.Equal(0, Math.IEEERemainder(p.GetProperty("p").GetDouble() * 200, 1), 1e-9));
        Assert.Contains("\"per100\" of \"0-0\" is 0.01: choose normal or permutation", Refused("per100", "--p-from", "counts"), StringComparison.Ordinal);
        Assert.Contains("is -4: choose", Refused("change", "--p-from", "counts"), StringComparison.Ordinal);
        Assert.Contains("--p-from takes counts, normal or permutation", Refused("count", "--p-from", "guess"), StringComparison.Ordinal);
        Assert.Contains("--permutations 1 or more", Refused("count", "--p-from", "permutation", "--permutations", "0"), StringComparison.Ordinal);

        JsonElement Values(params string[] words) => CommandLineRun.Of(["cells", "--polygons", path, "--counts", .. words, "--json"]).Json;
        string Refused(params string[] words) => CommandLineRun.Of(["cells", "--polygons", path, "--counts", .. words]).OneSentence(ExitCode.WrongUsage);
        static (double Z, double P) Of(JsonElement found, int i) =>
            (found.GetProperty("places")[i].GetProperty("z").GetDouble(), found.GetProperty("places")[i].GetProperty("p").GetDouble());
    }

    [SharedFact("cases/methods/cell-values.geojson")]
    public void Counts_rates_and_changes_have_the_p_of_their_z()
    {
        foreach (string column in (string[])["count", "per100", "change"])
        {
            JsonElement found = CommandLineRun.Of("cells", "--polygons", SharedData.Path("cases/methods/cell-values.geojson"), "--counts", column, "--json").Json;
            JsonElement hottest = found.GetProperty("places").EnumerateArray().MaxBy(static p => p.GetProperty("z").GetDouble());
            Assert.Equal(4.6954, hottest.GetProperty("z").GetDouble(), 5e-5);
            // 2Φ(−4.6954).
            Assert.Equal(2.66e-6, hottest.GetProperty("p").GetDouble(), 0.02e-6);
        }
    }

    [Fact]
    public void Pairs_given_one_way_are_taken_both_ways_and_that_is_said()
    {
        _folder.Write("once.csv", "from,to\nA0,B0\nB0,C0\nC0,D0\n");
        _folder.Write("twice.csv", "from,to\nA0,B0\nB0,A0\nB0,C0\nC0,B0\nC0,D0\nD0,C0\n");
        _folder.Write("mixed.csv", "from,to\nA0,B0\nB0,A0\nB0,C0\nC0,B0\nC0,D0\n");
        _folder.Write("one-way.gal", "25\nA0 1\nB0\nB0 2\nA0 C0\n");
        JsonElement once = Json("--counts", "value", "--neighbours", _folder.PathOf("once.csv")), twice = Json("--counts", "value", "--neighbours", _folder.PathOf("twice.csv"));
        Assert.Equal((6, 6), (once.GetProperty("links").GetInt32(), twice.GetProperty("links").GetInt32()));
        Assert.Equal(twice.GetProperty("places").GetRawText(), once.GetProperty("places").GetRawText());
        Assert.Equal("3 pairs of neighbours are given one way only; taken both ways.", Assert.Single(Notes(once)));
        Assert.Empty(Notes(twice));
        Assert.Equal("1 pair of neighbours is given one way only; taken both ways.", Assert.Single(Notes(Json("--counts", "value", "--neighbours", _folder.PathOf("mixed.csv")))));
        // A GAL file lists every place's neighbours: what is one way there is meant so.
        JsonElement gal = Json("--counts", "value", "--neighbours", _folder.PathOf("one-way.gal"));
        Assert.Equal(3, gal.GetProperty("links").GetInt32());
        Assert.Contains("1 pair in the list of neighbours is one way only", Assert.Single(Notes(gal)), StringComparison.Ordinal);
        Assert.Contains("taken both ways", Run("--counts", "value", "--neighbours", _folder.PathOf("once.csv")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Incidents_on_outer_edges_are_in_and_those_where_polygons_overlap_are_in_the_first_and_said()
    {
        _folder.Write("edges.csv", "kind,easting,northing\ntip,324000,364100\ntip,323100,365000\ntip,324000,365000\ntip,323000,364000\ntip,323200,364100\ntip,324000.1,364100\n");
        JsonElement edges = Json(_folder.PathOf("edges.csv"));
        Assert.Equal((5, 1), (edges.GetProperty("inside").GetInt32(), edges.GetProperty("outside").GetInt32()));
        Assert.Equal(1, Count(edges, "E0"));
        Assert.Equal(1, Count(edges, "A4"));
        Assert.Equal(1, Count(edges, "E4"));
        Assert.Equal(1, Count(edges, "B0"));
        Assert.Empty(Notes(edges));

        _folder.Write("overlap.geojson", Squares(3, static (_, _) => "\"value\":1", width: 300));
        JsonElement overlap = CommandLineRun.Of("cells", "--polygons", _folder.PathOf("overlap.geojson"), _folder.PathOf("tips.csv"), "--json").Json;
        string note = Assert.Single(Notes(overlap));
        Assert.StartsWith("6 pairs of polygons overlap: 0-0 and 1-0, ", note, StringComparison.Ordinal);
        Assert.Contains("and 1 more. ", note, StringComparison.Ordinal);
        Assert.EndsWith("each is counted in the first of the file.", note, StringComparison.Ordinal);

        static int Count(JsonElement found, string id) =>
            found.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("id").GetString() == id).GetProperty("count").GetInt32();
    }

    private static string[] Notes(JsonElement found) => [.. found.GetProperty("notes").EnumerateArray().Select(static n => n.GetString()!)];

    /// <summary>Squares 200 m apart in rows from Mold's south-west, each with the properties that are asked for.</summary>
    private static string Squares(int across, Func<int, int, string> properties, int width = 200)
    {
        var features = new List<string>();
        for (int row = 0; row < across; row++)
        {
            for (int column = 0; column < across; column++)
            {
                int west = 323_000 + 200 * column, south = 364_000 + 200 * row, north = south + 200, east = west + width;
                features.Add($$$"""{"type":"Feature","properties":{"id":"{{{column}}}-{{{row}}}",{{{properties(column, row)}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{east}}},{{{south}}}],[{{{east}}},{{{north}}}],[{{{west}}},{{{north}}}],[{{{west}}},{{{south}}}]]]}}""");
            }
        }
        return $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[{{{string.Join(",\n", features)}}}]}""";
    }

    private JsonElement Json(params string[] words)
    {
        CommandLineRun run = Run([.. words, "--json"]);
        Assert.Equal("", run.Error);
        return run.Json;
    }

    private CommandLineRun Run(params string[] words) => CommandLineRun.Of(["cells", "--polygons", _folder.PathOf("wards.geojson"), .. words]);
}
