using System.Text.Json;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>Streets are looked for through the host, nearest to what is loaded first.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData(617_400, 214_900, "street, Clacton-on-Sea")]
    [InlineData(617_300, 167_900, "street, Herne Bay")]
    public async Task Of_streets_of_one_name_the_one_near_the_data_is_first(int easting, int northing, string detail)
    {
        string rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"A{i},{easting + i},{northing + i}\n"));
        await using HostRun run = await HostRun.StartAsync("id,easting,northing\n" + rows);
        await run.GetJsonAsync("/api/dataset");
        JsonElement first = (await run.GetJsonAsync("/api/place?q=pier%20ave")).EnumerateArray().First();
        Assert.Equal("Pier Avenue", first.GetProperty("name").GetString());
        Assert.Equal(detail, first.GetProperty("detail").GetString());
        Assert.Equal("exact", first.GetProperty("fit").GetString());
    }
}
