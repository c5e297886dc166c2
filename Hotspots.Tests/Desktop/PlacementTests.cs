using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Desktop.Loading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

public sealed class PlacementTests
{
    private static readonly string Tiny = File.ReadAllText(Repository.Path("Hotspots.Tests", "Golden", "tiny.csv"));

    [Fact]
    public async Task The_answer_holds_what_the_page_shows()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await PlaceAsync(run, """{"window":"w","teams":2,"reach":500,"unit":"m","objective":"coverage","fixed":[[323800.5,364000]],"spacing":100,"target":0.5,"patrolHours":4,"weights":"count","filters":{}}""");
        Assert.Equal((2, "coverage", "m"), (answer.GetProperty("teams").GetInt32(), answer.GetProperty("objective").GetString(), answer.GetProperty("unit").GetString()));
        Assert.Equal(132, answer.GetProperty("totalWeight").GetDouble());
        Assert.InRange(answer.GetProperty("bestShare").GetDouble(), answer.GetProperty("coveredShare").GetDouble(), 1);
        JsonElement[] sites = [.. answer.GetProperty("sites").EnumerateArray()];
        Assert.Equal([true, false], sites.Select(static s => s.GetProperty("locked").GetBoolean()));
        Assert.Equal(323800.5, sites[0].GetProperty("at")[0].GetDouble());
        Assert.All(sites, static s => Assert.Contains(s.GetProperty("area").GetString(), (string[])["Mold", "Buckley"]));
        Assert.Equal(answer.GetProperty("coveredShare").GetDouble(), sites.Sum(static s => s.GetProperty("gainShare").GetDouble()), 9);
        JsonElement[] curve = [.. answer.GetProperty("curve").EnumerateArray()];
        Assert.All(curve, static step => Assert.InRange(step.GetProperty("share").GetDouble(), 0, step.GetProperty("bound").GetDouble()));
        Assert.InRange(curve[^1].GetProperty("teams").GetInt32(), 5, 100);
        JsonElement patrol = answer.GetProperty("patrol");
        Assert.Equal(15 * patrol.GetProperty("visits").GetArrayLength(), patrol.GetProperty("visitMinutes").GetDouble());
        Assert.InRange(patrol.GetProperty("lengthMetres").GetDouble(), patrol.GetProperty("boundMetres").GetDouble() - 1, 120_000);
        Assert.EndsWith(".", answer.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--teams 2 --reach 600", """{"teams":2,"reach":600}""")]
    [InlineData("--teams 1 --reach 600 --weights evidence --area Mold", """{"teams":1,"reach":600,"weights":"evidence","filters":{"areas":["Mold"]}}""")]
    [InlineData("--teams 2 --objective median --patrol-hours 2 --week --control-days 1", """{"teams":2,"objective":"median","patrolHours":2,"controlDays":1}""")]
    [InlineData("--teams 2 --minutes 4 --speed 20 --detour 1.2 --spacing 300 --budget 2s", """{"teams":2,"reach":4,"unit":"minutes","speed":20,"detour":1.2,"spacing":300}""")]
    public async Task Window_and_command_line_give_the_same_layers(string options, string query)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Tiny);
        string[] budget = options.Contains("--budget", StringComparison.Ordinal) ? [] : ["--budget", "2s"];
        CommandLineRun line = CommandLineRun.Of(["place", folder.PathOf("first.csv"), "-o", folder.PathOf("out"), .. options.Split(' '), .. budget]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Tiny);
        await PlaceAsync(run, query[..^1] + ",\"window\":\"w\"}");
        foreach (string layer in (string[])["sites.geojson", "coverage.geojson", .. options.Contains("--week", StringComparison.Ordinal) ? ["patrol.geojson", "patrol-week.csv"] : Array.Empty<string>()])
        {
            using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, $"/api/place/layers/{layer}?window=w");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(File.ReadAllText(Path.Combine(folder.PathOf("out"), layer)), await answer.Content.ReadAsStringAsync());
        }
        JsonElement theirs = await run.GetJsonAsync("/api/place/layers/placement.json?window=w");
        JsonElement ours = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.PathOf("out"), "placement.json"))).RootElement;
        Assert.All(
            ours.EnumerateObject().Where(static p => p.Name is not ("started" or "finished")),
            property => Assert.Equal(property.Value.ToString(), theirs.GetProperty(property.Name).ToString()));
    }

    [Theory]
    [InlineData("""{"teams":0}""")]
    [InlineData("""{"teams":2,"reach":0}""")]
    [InlineData("""{"teams":2,"unit":"miles"}""")]
    [InlineData("""{"teams":2,"unit":"minutes"}""")]
    [InlineData("""{"teams":2,"objective":"best"}""")]
    [InlineData("""{"teams":2,"fixed":[[1]]}""")]
    [InlineData("""{"teams":2,"fixed":[null]}""")]
    [InlineData("""{"teams":2,"fixed":[[-5,900000]]}""")]
    [InlineData("""{"teams":1,"fixed":[[323800,364000],[323900,364000]]}""")]
    [InlineData("""{"teams":2,"target":2}""")]
    [InlineData("""{"teams":2,"patrolHours":30}""")]
    [InlineData("""{"teams":2,"patrolHours":3,"controlDays":7}""")]
    [InlineData("""{"teams":2,"spacing":-1}""")]
    [InlineData("""{"filters":{}}""")]
    [InlineData("""{"teams":2,"filters":{"areas":["Atlantis"]}}""")]
    public async Task A_wish_that_cannot_be_met_is_one_sentence(string query)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.PostAsync("/api/place", query);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    // Off the pier of Clacton, in the middle of the North Sea, in Liverpool Bay.
    [InlineData("618500,213000")]
    [InlineData("680000,350000")]
    [InlineData("300000,390000")]
    public async Task A_team_in_the_sea_is_refused_and_its_place_is_named(string at)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.PostAsync("/api/place", $$"""{"teams":2,"fixed":[[{{at}}]]}""");
        Assert.Matches(@"^No team can stand at [A-Z]{2} [0-9]{4} [0-9]{4}: that is in the sea; put it on land\.$", await HostRun.OneSentenceAsync(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    // The pier itself, the sea front of Jaywick, the summit of Ben Macdui far from any postcode.
    [InlineData("617550,214350")]
    [InlineData("614500,212900")]
    [InlineData("298900,798900")]
    public async Task A_team_on_land_or_a_pier_stands(string at)
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await PlaceAsync(run, $$"""{"teams":2,"fixed":[[{{at}}]]}""");
        Assert.True(answer.GetProperty("sites")[0].GetProperty("locked").GetBoolean());
    }

    [Theory]
    [InlineData("center")]
    [InlineData("median")]
    [InlineData("coverage")]
    public async Task A_stray_in_the_North_Sea_draws_no_team_and_is_told_of_first(string objective)
    {
        await using HostRun run = await HostRun.StartAsync(Tiny);
        JsonElement without = await PlaceAsync(run, $$"""{"teams":2,"objective":"{{objective}}"}""");
        await using HostRun other = await HostRun.StartAsync(Tiny.TrimEnd() + "\n" + Stray(Tiny));
        JsonElement with = await PlaceAsync(other, $$"""{"teams":2,"objective":"{{objective}}"}""");
        Assert.Equal(Places(without), Places(with));
        Assert.Equal(without.GetProperty("worstDistance").GetDouble(), with.GetProperty("worstDistance").GetDouble());
        Assert.Equal("1 incident lies more than 10 km from any town, village or postcode, in the sea or nowhere: no team is placed for it.", with.GetProperty("warnings")[0].GetString());
        Assert.Equal([25], with.GetProperty("atSea").EnumerateArray().Select(static i => i.GetInt32()));
        Assert.Empty(without.GetProperty("warnings").EnumerateArray());
        Assert.DoesNotContain(with.GetProperty("notes").EnumerateArray(), note => note.GetString() == with.GetProperty("warnings")[0].GetString());
    }

    [Fact]
    public async Task Each_town_has_the_teams_that_were_given_to_it()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await PlaceAsync(run, """{"teams":9,"teamsByArea":{"Mold":2,"Buckley":1},"target":0.5}""");
        Assert.Equal(3, answer.GetProperty("teams").GetInt32());
        Assert.Equal(["Buckley", "Mold", "Mold"], answer.GetProperty("sites").EnumerateArray().Select(static s => s.GetProperty("area").GetString()).Order(StringComparer.Ordinal));
        Assert.Empty(answer.GetProperty("curve").EnumerateArray());
        using HttpResponseMessage unknown = await run.PostAsync("/api/place", """{"teamsByArea":{"Atlantis":2}}""");
        Assert.Contains("Atlantis", await HostRun.OneSentenceAsync(unknown, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stations_standing_teams_and_forbidden_zones_come_as_files()
    {
        await using HostRun run = await HostRun.StartAsync();
        string stations = await KeyOfAsync(run, "stations.csv", "name,easting,northing\nMold police station,323800,364000\nBuckley police station,328000,364200\nCar park,323000,363500\n");
        string standing = await KeyOfAsync(run, "standing.csv", "name,easting,northing\nFlint,324400,373000\n");
        JsonElement answer = await PlaceAsync(run, $$"""{"teams":3,"stations":"{{stations}}","standing":"{{standing}}"}""");
        string?[] names = [.. answer.GetProperty("sites").EnumerateArray().Select(static s => s.GetProperty("name").GetString())];
        Assert.Equal("Flint", names[0]);
        Assert.All(names[1..], static name => Assert.Contains(name, (string[])["Mold police station", "Buckley police station", "Car park"]));
        // A zone over all of Mold's middle: nobody stands there.
        string zones = await KeyOfAsync(run, "zones.geojson", """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[323700,363900],[323900,363900],[323900,364100],[323700,364100],[323700,363900]]]}}]}""");
        JsonElement outside = await PlaceAsync(run, $$"""{"teams":2,"stations":"{{stations}}","forbidden":"{{zones}}"}""");
        Assert.DoesNotContain("Mold police station", outside.GetProperty("sites").EnumerateArray().Select(static s => s.GetProperty("name").GetString()));
        using HttpResponseMessage gone = await run.PostAsync("/api/place", """{"teams":2,"stations":"0123456789abcdef01234567"}""");
        Assert.Contains("choose it again", await HostRun.OneSentenceAsync(gone, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        string wrong = await KeyOfAsync(run, "shopping.csv", "bread,milk\n1,2\n");
        using HttpResponseMessage unread = await run.PostAsync("/api/place", $$"""{"teams":2,"stations":"{{wrong}}"}""");
        Assert.Contains("shopping.csv", await HostRun.OneSentenceAsync(unread, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_with_one_hotspot_alone_is_told_to_come_back_to_it()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await PlaceAsync(run, """{"teams":1,"patrolHours":4,"filters":{"areas":["Mold"]}}""");
        (int Site, int Hotspot)[] visits = [.. answer.GetProperty("patrol").GetProperty("visits").EnumerateArray().Select(static v => (v.GetProperty("site").GetInt32(), v.GetProperty("hotspot").GetInt32()))];
        bool isAlone = visits.Distinct().Count() == 1;
        Assert.Equal(isAlone, answer.GetProperty("warnings").EnumerateArray().Any(static w => w.GetString()!.StartsWith("Only one hotspot is nearest to team 1", StringComparison.Ordinal)));
        Assert.True(isAlone || visits.Zip(visits.Skip(1)).All(static pair => pair.First != pair.Second));
    }

    [Fact]
    public async Task Layers_of_a_window_that_placed_nothing_are_refused()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage none = await run.SendAsync(HttpMethod.Get, "/api/place/layers/sites.geojson?window=w");
        await HostRun.OneSentenceAsync(none, HttpStatusCode.Conflict);
        using HttpResponseMessage unknown = await run.SendAsync(HttpMethod.Get, "/api/place/layers/towns.geojson?window=w");
        await HostRun.OneSentenceAsync(unknown, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_later_wish_overtakes_the_earlier_one_of_its_window()
    {
        await using HostRun run = await HostRun.StartAsync(ManyIncidents.Csv(20_000));
        await run.RunAsync();
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => run.PostAsync("/api/place", $$"""{"window":"mine","teams":5,"reach":{{700 + i}} }""")));
        Assert.Contains(answers, static a => a.StatusCode == HttpStatusCode.OK);
        HttpResponseMessage[] overtaken = [.. answers.Where(static a => a.StatusCode != HttpStatusCode.OK)];
        Assert.NotEmpty(overtaken);
        foreach (HttpResponseMessage answer in overtaken)
            Assert.Contains("overtaken", await HostRun.OneSentenceAsync(answer, HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    private static string[] Places(JsonElement answer) => [.. answer.GetProperty("sites").EnumerateArray().Select(static s => s.GetProperty("at").ToString())];

    /// <summary>A row like the first one, but in the North Sea.</summary>
    private static string Stray(string csv)
    {
        string[] lines = csv.Split('\n'), names = lines[0].Trim().Split(','), fields = lines[1].Trim().Split(',');
        for (int i = 0; i < names.Length; i++)
        {
            fields[i] = names[i].ToLowerInvariant() switch
            {
                "easting" => "676000",
                "northing" => "355000",
                "latitude" or "lat" => "53.02",
                "longitude" or "lon" or "lng" => "2.12",
                "town" => "",
                "id" or "ref" or "reference" => "stray",
                _ => fields[i],
            };
        }
        return string.Join(',', fields) + "\n";
    }

    private static async Task<string> KeyOfAsync(HostRun run, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "files", name } };
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/place/files", form);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        Assert.Equal(name, json.GetProperty("name").GetString());
        return json.GetProperty("key").GetString()!;
    }

    private static async Task<JsonElement> PlaceAsync(HostRun run, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync("/api/place", query);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }
}
