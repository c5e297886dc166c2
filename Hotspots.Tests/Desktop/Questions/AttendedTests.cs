using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>Attendance from the host: that which the command line finds in the same logs.</summary>
public sealed class AttendedTests
{
    private const string Wish = "\"filters\":{\"areas\":[\"Clacton-on-Sea\"]},\"weeks\":8";

    private static readonly string Sample = File.ReadAllText(Repository.Path("data", "county-lines.csv"));

    [Theory]
    [InlineData("attended.csv")]
    [InlineData("attended-months.csv")]
    public async Task Window_and_command_line_write_the_same_bytes(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        folder.Write("log.csv", Log());
        CommandLineRun line = CommandLineRun.Of(
            "attended", folder.PathOf("first.csv"), "--area", "Clacton-on-Sea", "--weeks", "8", "--gps", folder.PathOf("log.csv"), "--officers", "2",
            "-o", folder.PathOf("out"));
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Sample, clock: new FixedClock(CommandLineRun.Now));
        string key = await BriefTests.UploadAsync(run, "/api/attended/logs", ("log.csv", Log()));
        using HttpResponseMessage answer = await run.PostAsync("/api/attended/" + name, $$"""{"logs":"{{key}}",{{Wish}},"officers":2}""");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Equal(folder.Read("out/" + name), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_answer_has_each_place_over_all_days_and_the_months()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        string key = await BriefTests.UploadAsync(run, "/api/attended/logs", ("log.csv", Log()));
        using HttpResponseMessage answer = await run.PostAsync("/api/attended", $$"""{"logs":"{{key}}",{{Wish}},"officers":2}""");
        JsonElement found = await HostRun.ReadJsonAsync(answer);
        Assert.StartsWith(
            "1 of 16 visits asked for was made (6 %), 10 to 11 June 2026", found.GetProperty("answer")[0].GetString(), StringComparison.Ordinal);
        JsonElement first = found.GetProperty("places").EnumerateArray().Single(
            static place => place.GetProperty("place").GetString() == Visited.Value.Name);
        // Two nights: a visit of a quarter of an hour, and a stay of five minutes that does not count.
        Assert.Equal(
            (2, 4, 1, 15), (first.GetProperty("days").GetInt32(), first.GetProperty("asked").GetInt32(), first.GetProperty("made").GetInt32(),
                first.GetProperty("minutes").GetDouble()));
        Assert.Equal(0, first.GetProperty("outsideShare").GetDouble(), 6);
        JsonElement month = Assert.Single(found.GetProperty("months").EnumerateArray());
        Assert.Equal(
            (0.25, 0.5), (month.GetProperty("unitHours").GetDouble(), month.GetProperty("personHours").GetDouble()));
        Assert.Equal(["attended.csv", "attended-months.csv", "attended.json"], found.GetProperty("files").EnumerateArray().Select(
            static file => file.GetString()!));
        Assert.DoesNotContain("Secret7", found.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_said_in_the_words_of_the_window()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        await BriefTests.RefusedAsync(run, "/api/attended", "{}", HttpStatusCode.BadRequest, "Choose a log of positions first.");
        await BriefTests.RefusedAsync(
            run, "/api/attended", """{"logs":"00"}""", HttpStatusCode.BadRequest, "The log of positions is not here any more");
        string empty = await BriefTests.UploadAsync(run, "/api/attended/logs", ("notes.csv", "what,who\nnothing,nobody\n"));
        await BriefTests.RefusedAsync(run, "/api/attended", $$"""{"logs":"{{empty}}"}""", HttpStatusCode.BadRequest, "");
        string key = await BriefTests.UploadAsync(run, "/api/attended/logs", ("log.csv", Log()));
        await BriefTests.RefusedAsync(
            run, "/api/attended", $$"""{"logs":"{{key}}","days":"June"}""", HttpStatusCode.BadRequest,
            "“Which days” takes a day such as 2026-06-30");
        await BriefTests.RefusedAsync(
            run, "/api/attended/attended.xlsx", $$"""{"logs":"{{key}}"}""", HttpStatusCode.NotFound, "There is no file of this name");
    }

    /// <summary>The first place of the sheet of the first night.</summary>
    private static readonly Lazy<BriefPlace> Visited = new(static () => BriefRun.Execute(
        new BriefRequest(
            new RunRequest { Files = [Repository.Path("data", "county-lines.csv")], Areas = ["Clacton-on-Sea"] }, "2026-06-10", Weeks: 8),
        TimeProvider.System, null, CancellationToken.None).Pages[0].Places[0]);

    /// <summary>Positions of two nights at that place.</summary>
    internal static string Log()
    {
        var text = new StringBuilder("unit,time,easting,northing\n");
        Stay(new DateTime(2026, 6, 10, 23, 0, 0), 15);
        Stay(new DateTime(2026, 6, 11, 23, 30, 0), 5);
        return text.ToString();

        void Stay(DateTime from, int minutes)
        {
            Point at = Visited.Value.Outline.InteriorPoint;
            for (int i = 0; i <= minutes * 2; i++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"Secret7,{from.AddSeconds(30 * i):yyyy-MM-ddTHH:mm:ss},{at.X:0.0},{at.Y:0.0}\n");
        }
    }
}
