using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hotspots.Tests.Files.Tables;

namespace Hotspots.Tests.Desktop.Loading;

/// <summary>Which sheet, which order of dates, which grid: said before files are loaded, and it travels with them.</summary>
public sealed class StageReadingTests
{
    private const string EitherOrder = "id,kind,time,easting,northing\n1,tip,05/03/2024,617500,214900\n2,tip,06/04/2024,617510,214910\n";

    [Fact]
    public async Task An_order_of_dates_is_told_chosen_and_recorded()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement look = await StageAsync(run, "a.csv", Encoding.UTF8.GetBytes(EitherOrder));
        JsonElement file = look.GetProperty("files")[0];
        Assert.True(file.GetProperty("orderIsOpen").GetBoolean());
        Assert.Equal("day first: 05/03/2024 is read as 5 March 2024", Text(file, "dateOrder"));
        Assert.Equal(["day-first", "month-first"], look.GetProperty("orders").EnumerateArray().Select(static one => Text(one, "name")));

        object wish = new { mode = "replace", readings = new Dictionary<string, object> { ["0"] = new { dates = "month-first" } } };
        JsonElement again = await PostAsync(run, $"/api/stages/{Text(look, "stage")}/look?window=w", wish);
        Assert.Equal("month first: 05/03/2024 is read as 3 May 2024", Text(again.GetProperty("files")[0], "dateOrder"));
        await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", wish);
        Assert.Equal(new DateTime(2024, 5, 3), await DayAsync(run, "firstMinute"));

        // Another word about its columns leaves it.
        using (HttpResponseMessage answer =
            await run.SendAsync(HttpMethod.Put, "/api/files/0/columns?version=2&window=w", JsonContent.Create(new { id = "" })))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new DateTime(2024, 5, 3), await DayAsync(run, "firstMinute"));
        using HttpResponseMessage record = await run.PostAsync("/api/export/run.json", "{}");
        Assert.Contains("\"dates\": \"month-first\"", await record.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_chosen_from_those_of_the_workbook()
    {
        await using HostRun run = await HostRun.StartAsync();
        byte[] workbook = new XlsxFile().WithCells("January", TableReading.Cells(1, 3)).WithCells("Staff", ["name"], ["Ann"])
            .WithCells("February", TableReading.Cells(1, 4)).ToBytes();
        JsonElement look = await StageAsync(run, "a.xlsx", workbook);
        Assert.Equal(["a.xlsx/January", "a.xlsx/February"], look.GetProperty("files").EnumerateArray().Select(static file => Text(file, "name")));
        foreach (JsonElement file in look.GetProperty("files").EnumerateArray())
            Assert.Equal(["January", "Staff", "February"], file.GetProperty("sheets").EnumerateArray().Select(static name => name.GetString()));
        JsonElement one = await PostAsync(
            run, $"/api/stages/{Text(look, "stage")}/load?window=w",
            new { mode = "replace", readings = new Dictionary<string, object> { ["0"] = new { sheet = "February" } } });
        Assert.Equal(4, one.GetProperty("placed").GetInt32());
    }

    [Fact]
    public async Task A_grid_is_chosen_for_one_file_and_not_for_those_beside_it()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement look = await StageAsync(run, "belfast.csv", "id,kind,easting,northing\n1,tip,333821,374104\n"u8.ToArray());
        Assert.Equal("British National Grid", Text(look.GetProperty("files")[0], "grid"));
        object wish = new { mode = "add", readings = new Dictionary<string, object> { ["0"] = new { crs = "irish" } } };
        Assert.Equal(
            "Irish Grid", Text((await PostAsync(run, $"/api/stages/{Text(look, "stage")}/look?window=w", wish)).GetProperty("files")[0], "grid"));
        await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", wish);
        Assert.Equal(133, run.Host.Workspace.Current.Read.Placed.Count);
        // In Belfast, and not off Wales, where the same numbers lie on the British grid.
        Assert.InRange(run.Host.Workspace.Current.Read.Placed.Points[132].Northing, 500_000, 560_000);
        using HttpResponseMessage record = await run.PostAsync("/api/export/run.json", "{}");
        Assert.Contains("\"crs\": \"belfast.csv=Irish\"", await record.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"0":{"crs":"martian"}}""", "There is no system of eastings and northings \"martian\": choose one that is offered.")]
    [InlineData("""{"0":{"dates":"year-first"}}""", "There is no order of dates \"year-first\": choose one that is offered.")]
    public async Task What_cannot_be_chosen_is_one_sentence(string readings, string sentence)
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement look = await StageAsync(run, "a.csv", Encoding.UTF8.GetBytes(EitherOrder));
        var body = new StringContent($$"""{"readings":{{readings}}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, $"/api/stages/{Text(look, "stage")}/look?window=w", body);
        Assert.Equal(sentence, await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("easting", "northing", "214900,617500")]
    [InlineData("longitude", "latitude", "51.79,1.15")]
    public async Task Columns_that_look_exchanged_are_named_and_put_right(string one, string other, string at)
    {
        await using HostRun run = await HostRun.StartAsync();
        string text = $"id,kind,{one},{other},town\n"
            + string.Concat(Enumerable.Range(0, 5).Select(i => $"{i.ToString(CultureInfo.InvariantCulture)},tip,{at},Clacton-on-Sea\n"));
        JsonElement look = await StageAsync(run, "a.csv", Encoding.UTF8.GetBytes(text));
        Assert.Equal([one, other], Exchanged(look));
        object columns = new Dictionary<string, object> { ["0"] = new Dictionary<string, string> { [one] = other, [other] = one } };
        JsonElement again = await PostAsync(run, $"/api/stages/{Text(look, "stage")}/look?window=w", new { columns });
        Assert.Empty(Exchanged(again));
        Assert.Equal(5, again.GetProperty("placed").GetInt32());

        // Loaded as it was, the report says it too.
        if (one == "easting")
        {
            await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "replace" });
            Assert.Equal(
                [one, other], (await run.GetJsonAsync("/api/report")).GetProperty("files")[0].GetProperty("exchanged").EnumerateArray()
                .Select(static role => role.GetString()));
        }
    }

    [Fact]
    public async Task A_date_far_from_all_others_is_no_part_of_the_period()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(static i =>
            $"{i.ToString(CultureInfo.InvariantCulture)},tip,2024-03-{(i % 28 + 1).ToString("00", CultureInfo.InvariantCulture)},617500,214900\n"));
        await using HostRun run = await HostRun.StartAsync($"id,kind,time,easting,northing\n{rows}90,tip,1999-03-01,617500,214900\n");
        Assert.Equal(new DateTime(1999, 3, 1), await DayAsync(run, "firstMinute"));
        Assert.Equal((new DateTime(2024, 3, 1), new DateTime(2024, 3, 28)), (await DayAsync(run, "periodFirst"), await DayAsync(run, "periodLast")));
    }

    private static IEnumerable<string?> Exchanged(JsonElement look) =>
        look.GetProperty("files")[0].GetProperty("exchanged").EnumerateArray().Select(static role => role.GetString());

    private static async Task<DateTime> DayAsync(HostRun run, string name) =>
        new DateTime(2000, 1, 1).AddMinutes((await run.GetJsonAsync("/api/dataset")).GetProperty(name).GetInt32()).Date;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task<JsonElement> StageAsync(HostRun run, string name, byte[] bytes)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "files", name } };
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/stages?mode=add&window=w", form);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static async Task<JsonElement> PostAsync(HostRun run, string path, object body)
    {
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, path, JsonContent.Create(body));
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }
}
