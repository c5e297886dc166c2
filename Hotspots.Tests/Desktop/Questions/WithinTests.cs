using System.Net;
using System.Text.Json;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>"Only within it": a ward, district or police force area as a filter of the window.</summary>
public sealed class WithinTests
{
    private const string District = "district:Flintshire";

    private static readonly string Tiny = File.ReadAllText(Repository.Path("Hotspots.Tests", "Golden", "tiny.csv"));

    private static string Mixed => "id,kind,easting,northing\n1,tip,617000,215000\n2,tip,323700,364000\n3,tip,617100,215100\n";

    [Fact]
    public async Task Areas_are_found_by_typing_and_named_for_the_filter()
    {
        await using HostRun run = await HostRun.StartAsync(Tiny);
        JsonElement[] found = [.. (await run.GetJsonAsync("/api/place?only=areas&q=pier")).EnumerateArray()];
        Assert.Contains(found, static one => one.GetProperty("boundary").GetString() == "ward:Pier, Tendring");
        Assert.All(found, static one => Assert.True(one.GetProperty("area").GetInt32() >= 0));
        JsonElement[] all = [.. (await run.GetJsonAsync("/api/place?q=Tendring")).EnumerateArray()];
        Assert.Contains(all, static one => one.GetProperty("boundary").GetString() == "district:Tendring");
        Assert.All(all, static one => Assert.Equal(one.GetProperty("area").GetInt32() < 0, one.GetProperty("boundary").GetString() == ""));
    }

    [Fact]
    public async Task Within_an_area_lie_the_incidents_that_a_run_counts()
    {
        await using HostRun run = await HostRun.StartAsync(Mixed);
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, "/api/within?boundary=district:Tendring&version=1");
        byte[] marks = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("1 0 1", string.Join(' ', marks));
        JsonElement made = await run.RunAsync("""{"filters":{"boundary":"district:Tendring"}}""");
        Assert.Equal(2, made.GetProperty("analysed").GetInt32());
        Assert.Equal("the district Tendring", made.GetProperty("shows").GetProperty("areas").GetString());
        Assert.Equal("Tendring", Assert.Single(made.GetProperty("areas").EnumerateArray()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("/api/when", "{}")]
    [InlineData("/api/change", """{"after":"2019-10-01..2019-11-30","before":"2019-08-01..2019-09-30"}""")]
    [InlineData("/api/now", """{"from":15,"until":23,"weeks":4}""")]
    public async Task Other_questions_know_the_boundary_too(string path, string query)
    {
        await using HostRun run = await HostRun.StartAsync(Tiny);
        string filters = $$$""" "filters":{"boundary":"{{{District}}}"}}""";
        using HttpResponseMessage answer = await run.PostAsync(path, query == "{}" ? "{" + filters : query[..^1] + "," + filters);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("beats.geojson")]
    [InlineData("ward:")]
    [InlineData("ward:No such ward")]
    public async Task A_page_may_name_an_area_in_the_box_and_no_file(string boundary)
    {
        await using HostRun run = await HostRun.StartAsync(Tiny);
        using HttpResponseMessage answer = await run.PostAsync("/api/run", $$$"""{"filters":{"boundary":"{{{boundary}}}"}}""");
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
        using HttpResponseMessage within = await run.SendAsync(HttpMethod.Get, $"/api/within?boundary={Uri.EscapeDataString(boundary)}&version=1");
        await HostRun.OneSentenceAsync(within, HttpStatusCode.BadRequest);
        using HttpResponseMessage old = await run.SendAsync(HttpMethod.Get, $"/api/within?boundary={District}&version=99");
        await HostRun.OneSentenceAsync(old, HttpStatusCode.Conflict);
    }
}
