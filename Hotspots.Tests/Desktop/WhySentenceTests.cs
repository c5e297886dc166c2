using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotspots.Tests.Desktop;

/// <summary>What is said of why a place is listed: of methods about time when, of those that compare what with what, and of none a number nobody
/// knows.</summary>
public sealed class WhySentenceTests
{
    [Fact]
    public async Task A_burst_says_its_days()
    {
        await using HostRun run = await HostRun.StartAsync(Bursts());
        JsonElement answer = await run.RunAsync("""{"methods":["st-dbscan"]}""");
        string[] sentences = [.. answer.GetProperty("hotspots").EnumerateArray().Select(static h => h.GetProperty("why").GetString()!)];
        Assert.NotEmpty(sentences);
        Assert.Contains("12 incidents (12 tips) within ", sentences[0], StringComparison.Ordinal);
        Assert.EndsWith(" from 3 to 14 March 2026, found as bursts in place and time.", sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relative_risk_says_what_is_compared_with_what()
    {
        await using HostRun run = await HostRun.StartAsync(Compared());
        JsonElement answer = await run.RunAsync("""{"methods":["relative-risk"]}""");
        Assert.Equal("seizures against tips", answer.GetProperty("compared").GetString());
        JsonElement spot = answer.GetProperty("hotspots")[0];
        Assert.Matches(
            @", found as relative risk: up to \d+\.\d times as many as usual of seizures against tips\.$", spot.GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, (await run.RunAsync("""{"methods":["dbscan"]}""")).GetProperty("compared").ValueKind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task One_incident_is_no_hotspot_whatever_the_settings(int incidents)
    {
        var csv = new StringBuilder("id,kind,time,easting,northing\n");
        for (int i = 0; i < incidents; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{i},tip,2026-03-11 01:02,{323000 + 2000 * i},364000\n");
        await using HostRun run = await HostRun.StartAsync(csv.ToString());
        JsonElement answer = await run.RunAsync("""{"methods":["dbscan"],"given":{"min-points":1,"eps":50}}""");
        Assert.Equal(incidents, answer.GetProperty("analysed").GetInt32());
        Assert.Empty(answer.GetProperty("hotspots").EnumerateArray());
    }

    // Twelve tips in twelve days on one corner, and one a fortnight round about for a year.
    private static string Bursts()
    {
        var csv = new StringBuilder("id,kind,time,easting,northing,town\n");
        for (int i = 0; i < 12; i++)
            csv.Append(CultureInfo.InvariantCulture, $"b{i},tip,2026-03-{3 + i:00} 12:00,{323000 + 15 * (i % 4)},{364000 + 15 * (i / 4)},Mold\n");
        for (int i = 0; i < 26; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"r{i},tip,{new DateTime(2025, 6, 1).AddDays(14 * i):yyyy-MM-dd} 12:00,{323400 + 170 * (i % 6)},{363600 + 190 * (i / 6)},Mold\n");
        return csv.ToString();
    }

    // Tips all over the town, seizures on one side of it.
    private static string Compared()
    {
        var csv = new StringBuilder("id,kind,time,easting,northing,town\n");
        for (int i = 0; i < 144; i++)
            csv.Append(CultureInfo.InvariantCulture, $"t{i},tip,2026-03-01 12:00,{322600 + 110 * (i % 12)},{363400 + 110 * (i / 12)},Mold\n");
        for (int i = 0; i < 36; i++)
            csv.Append(CultureInfo.InvariantCulture, $"s{i},seizure,2026-03-01 12:00,{322650 + 40 * (i % 6)},{363450 + 40 * (i / 6)},Mold\n");
        return csv.ToString();
    }
}
