using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Files.Roads;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>Teams along the streets of the map file, as the window asks for them.</summary>
public sealed class PlacementStreetsTests : IDisposable
{
    private const string Off = "99,tip,52.676,-0.72\n";

    private readonly TemporaryFolder _folder = new();

    // A long street along each bank of a river, and a bridge at their east end.
    public PlacementStreetsTests() => _folder.Write("town.osm.pbf", new MadeUpOsm()
        .Node(1, 52.670, -0.730).Node(2, 52.670, -0.700).Node(3, 52.6715, -0.700).Node(4, 52.6715, -0.730)
        .Way(10, [1, 2], "highway", "residential", "name", "South Bank").Way(11, [2, 3], "highway", "residential", "bridge", "yes")
        .Way(12, [3, 4], "highway", "residential", "name", "North Bank").Bytes());

    private static string Incidents { get; } = "id,kind,latitude,longitude\n" + string.Concat(Enumerable.Range(0, 40).Select(
        static i => string.Create(CultureInfo.InvariantCulture, $"{i},tip,{(i < 20 ? 52.670 : 52.6715)},{-0.7295 + 0.0002 * (i % 20)}\n")));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--teams 2 --reach 600 --by car", """{"teams":2,"reach":600,"by":"car"}""")]
    [InlineData(
        "--teams 1 --minutes 4 --by foot --patrol-hours 3 --week",
        """{"teams":1,"reach":4,"unit":"minutes","by":"foot","patrolHours":3,"speed":30,"detour":1.3}""")]
    [InlineData(
        "--teams 1 --objective median --by car --boundary district:Rutland",
        """{"teams":1,"objective":"median","by":"car","filters":{"boundary":"district:Rutland"}}""")]
    public async Task Window_and_command_line_give_the_same_files(string options, string query)
    {
        _folder.Write("first.csv", Incidents + Off);
        CommandLineRun line = CommandLineRun.Of(
        [
            "place", _folder.PathOf("first.csv"), "-o", _folder.PathOf("out"), "--streets", _folder.PathOf("town.osm.pbf"), "--budget", "2s",
            .. options.Split(' '),
        ]);
        Assert.Equal("", line.Error);
        await using HostRun run = await OpenAsync(Incidents + Off);
        // The second time from what was read before.
        await PlaceAsync(run, query);
        await PlaceAsync(run, query);
        bool hasPatrols = options.Contains("--patrol", StringComparison.Ordinal);
        string[] patrols = hasPatrols ? ["patrol.geojson", "patrol-week.csv"] : [];
        foreach (string layer in (string[])["sites.geojson", "coverage.geojson", .. patrols])
        {
            using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, $"/api/place/layers/{layer}?window=w");
            Assert.Equal(File.ReadAllText(Path.Combine(_folder.PathOf("out"), layer)), await answer.Content.ReadAsStringAsync());
        }
        JsonElement theirs = await run.GetJsonAsync("/api/place/layers/placement.json?window=w");
        JsonElement ours = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.PathOf("out"), "placement.json"))).RootElement;
        Assert.All(
            ours.EnumerateObject().Where(static p => p.Name is not ("started" or "finished")),
            property => Assert.Equal(property.Value.ToString(), theirs.GetProperty(property.Name).ToString()));
    }

    [Fact]
    public async Task The_answer_holds_the_ground_and_what_straight_lines_said()
    {
        await using HostRun run = await OpenAsync(Incidents + Off);
        JsonElement answer = await PlaceAsync(run, """{"teams":1,"reach":700,"by":"car"}""");
        JsonElement streets = answer.GetProperty("streets");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("reachMetres").ValueKind);
        Assert.Equal(700, answer.GetProperty("reach").GetDouble());
        Assert.Equal(("car", "town.osm.pbf"), (Text("by"), Text("file")));
        Assert.Equal("700 m along streets, by car", Text("words"));
        Assert.Equal("© OpenStreetMap contributors (ODbL)", Text("attribution"));
        Assert.Matches(@"^Along streets 1 team reaches [0-9.]+ % \(straight lines from the same places said [0-9.]+ %\)\.$", Text("said"));
        Assert.DoesNotContain(answer.GetProperty("notes").EnumerateArray(), note => note.GetString() == Text("said"));
        // One strip along the street, closed.
        JsonElement rings = Assert.Single(streets.GetProperty("reaches").EnumerateArray());
        double[] ring = [.. rings[0].EnumerateArray().Select(static n => n.GetDouble())];
        Assert.Equal((ring[0], ring[1]), (ring[^2], ring[^1]));
        double[] eastings = [.. ring.Where(static (_, i) => i % 2 == 0)], northings = [.. ring.Where(static (_, i) => i % 2 == 1)];
        Assert.InRange(northings.Max() - northings.Min(), 50, 130);
        Assert.True(eastings.Max() - eastings.Min() > 600);
        Assert.Equal(1, streets.GetProperty("withoutWay").GetInt32());
        Assert.Contains(
            answer.GetProperty("warnings").EnumerateArray(),
            static warning => warning.GetString()!.StartsWith(
                "1 of 41 incidents has no way to a team along the streets of the file because no street", StringComparison.Ordinal));
        JsonElement straight = await PlaceAsync(run, """{"teams":1,"reach":700}""");
        Assert.Equal((JsonValueKind.Null, 700), (straight.GetProperty("streets").ValueKind, straight.GetProperty("reachMetres").GetDouble()));

        string? Text(string name) => streets.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Where_nothing_has_a_way_there_is_no_mean_of_0()
    {
        await using HostRun run = await OpenAsync("id,kind,latitude,longitude\n1,tip,52.676,-0.72\n2,tip,52.6762,-0.72\n");
        string key = await KeyOfAsync(run, "name,latitude,longitude\nSouth,52.670,-0.729\n");
        JsonElement answer = await PlaceAsync(run, $$"""{"teams":1,"reach":700,"by":"car","stations":"{{key}}"}""");
        Assert.Equal(0, answer.GetProperty("coveredShare").GetDouble());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("meanDistance").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("worstDistance").ValueKind);
        Assert.Equal(2, answer.GetProperty("streets").GetProperty("withoutWay").GetInt32());
    }

    [Fact]
    public async Task A_round_follows_the_streets_and_is_as_long_as_they_are()
    {
        await using HostRun run = await OpenAsync(Incidents);
        JsonElement answer = await PlaceAsync(run, """{"teams":1,"reach":5000,"by":"car","patrolHours":3}""");
        JsonElement patrol = answer.GetProperty("patrol");
        double metres = 0;
        foreach (JsonElement line in patrol.GetProperty("lines").EnumerateArray())
        {
            (double East, double North)[] at = [.. line.EnumerateArray().Select(static one => (one[0].GetDouble(), one[1].GetDouble()))];
            Assert.True(at.Length >= 2);
            for (int i = 1; i < at.Length; i++)
                metres += Math.Sqrt(Math.Pow(at[i].East - at[i - 1].East, 2) + Math.Pow(at[i].North - at[i - 1].North, 2));
        }
        // Corners are told to 0.1 m, and the sum to the metre.
        Assert.Equal(metres, patrol.GetProperty("lengthMetres").GetDouble(), 3.0);
        Assert.InRange(patrol.GetProperty("boundMetres").GetDouble(), 0, metres + 3);
    }

    /// <summary>Incidents all round a block of houses: their middle is 130 m from any street.</summary>
    [Fact]
    public async Task A_hotspot_whose_centre_is_behind_the_houses_is_visited_on_its_street()
    {
        const double South = 52.6688, North = 52.6712, West = -0.73198, East = -0.72802;
        _folder.Write("town.osm.pbf", new MadeUpOsm()
            .Node(1, South, West).Node(2, South, East).Node(3, North, East).Node(4, North, West)
            .Way(1, [1, 2, 3, 4, 1], "highway", "residential").Bytes());
        var rows = new StringBuilder("id,kind,latitude,longitude\n");
        for (int i = 0; i < 48; i++)
        {
            int side = i / 12;
            double part = i % 12 / 12.0;
            double north = side == 0 ? South : side == 2 ? North : South + (North - South) * part;
            double east = side == 3 ? West : side == 1 ? East : West + (East - West) * part;
            rows.Append(CultureInfo.InvariantCulture, $"{i},tip,{north},{east}\n");
        }
        await using HostRun run = await OpenAsync(rows.ToString());
        JsonElement hotspot = Assert.Single((await run.RunAsync()).GetProperty("hotspots").EnumerateArray());
        JsonElement answer = await PlaceAsync(run, """{"teams":1,"reach":700,"by":"foot","patrolHours":2}""");
        GridPoint centre = Place(hotspot.GetProperty("centre"));
        GridPoint visited = Place(answer.GetProperty("patrol").GetProperty("visits")[0].GetProperty("at"));
        Assert.InRange(centre.DistanceTo(visited), 100, 200);
        Assert.DoesNotContain(
            answer.GetProperty("warnings").EnumerateArray(), static one => one.GetString()!.Contains("to visit", StringComparison.Ordinal));

        static GridPoint Place(JsonElement at) => new(at[0].GetDouble(), at[1].GetDouble());
    }

    [Fact]
    public async Task The_window_is_told_how_far_the_reading_is_and_what_was_read_is_not_read_again()
    {
        await using HostRun run = await OpenAsync(Incidents);
        await using var ear = await EventEar.OpenAsync(run, "w");
        await PlaceAsync(run, """{"teams":1,"reach":700,"by":"car"}""");
        await ear.HearAsync("step", static step => IsReading(step)).WaitAsync(TimeSpan.FromSeconds(60));
        await PlaceAsync(run, """{"teams":1,"reach":700,"by":"foot"}""");
        await ear.HearAsync("step", static step => step.GetProperty("step").GetString() == "Teams placed").WaitAsync(TimeSpan.FromSeconds(60));
        int before = ear.Heard("step").Count(IsReading);
        await PlaceAsync(run, """{"teams":2,"reach":700,"by":"car"}""");
        Assert.Equal(before, ear.Heard("step").Count(IsReading));

        static bool IsReading(JsonElement step) =>
            step.GetProperty("work").GetString() == "place" && step.GetProperty("step").GetString()!.Contains("treets", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speeds_of_ones_own_are_those_of_the_command_line()
    {
        _folder.Write("first.csv", Incidents);
        _folder.Write("speeds.csv", "class,km/h\nlocal,60\n");
        CommandLineRun line = CommandLineRun.Of(
        [
            "place", _folder.PathOf("first.csv"), "-o", _folder.PathOf("out"), "--streets", _folder.PathOf("town.osm.pbf"), "--budget", "2s",
            "--teams", "1", "--minutes", "1", "--speeds", _folder.PathOf("speeds.csv"),
        ]);
        Assert.Equal("", line.Error);
        await using HostRun run = await OpenAsync(Incidents);
        string key = await KeyOfAsync(run, _folder.Read("speeds.csv"), "speeds.csv");
        await PlaceAsync(run, $$"""{"teams":1,"reach":1,"unit":"minutes","by":"car","speeds":"{{key}}"}""");
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, "/api/place/layers/coverage.geojson?window=w");
        Assert.Equal(_folder.Read("out/coverage.geojson"), await answer.Content.ReadAsStringAsync());
        using HttpResponseMessage gone = await run.PostAsync("/api/place", """{"teams":1,"by":"car","speeds":"0123456789abcdef01234567"}""");
        Assert.Contains("choose it again", await HostRun.OneSentenceAsync(gone, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_one_sentence()
    {
        await using HostRun run = await HostRun.StartAsync(Incidents);
        Assert.Contains("No file of streets is open", await RefusedAsync(run), StringComparison.Ordinal);
        await OpenAsync(run, "town.osm.pbf");
        Assert.Contains("car or foot", await RefusedAsync(run, "boat"), StringComparison.Ordinal);
        await PlaceAsync(run, """{"teams":1,"reach":700,"by":"car"}""");
        File.Delete(_folder.PathOf("town.osm.pbf"));
        Assert.Contains("\"town.osm.pbf\" is not where it was opened any more", await RefusedAsync(run), StringComparison.Ordinal);
        // Streets of another county.
        MadeUpOsm far = new MadeUpOsm().Node(1, 51.79, 1.15).Node(2, 51.791, 1.151).Way(1, [1, 2], "highway", "residential");
        _folder.Write("far.osm.pbf", far.Bytes());
        await OpenAsync(run, "far.osm.pbf");
        Assert.Contains("choose the file of the county they lie in", await RefusedAsync(run), StringComparison.Ordinal);
        // Straight lines need none of it.
        await PlaceAsync(run, """{"teams":1,"reach":700}""");
    }

    private static async Task<string> RefusedAsync(HostRun run, string by = "car")
    {
        using HttpResponseMessage answer = await run.PostAsync("/api/place", $$"""{"teams":1,"reach":700,"by":"{{by}}"}""");
        return await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
    }

    private async Task<HostRun> OpenAsync(string csv)
    {
        HostRun run = await HostRun.StartAsync(csv);
        await OpenAsync(run, "town.osm.pbf");
        return run;
    }

    private async Task OpenAsync(HostRun run, string file)
    {
        string path = JsonSerializer.Serialize(new { path = _folder.PathOf(file) });
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/tiles", new StringContent(path, null, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<string> KeyOfAsync(HostRun run, string text, string name = "stations.csv")
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "files", name } };
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/place/files", form);
        return (await HostRun.ReadJsonAsync(answer)).GetProperty("key").GetString()!;
    }

    private static async Task<JsonElement> PlaceAsync(HostRun run, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync("/api/place", query[..^1] + ",\"window\":\"w\"}");
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }
}
