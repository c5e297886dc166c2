using System.Net;
using System.Text.Json;
using Hotspots.Core.Geography;

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

    /// <summary>A map asks by blocks: every point of the list is in one block and no other, where the list has it.</summary>
    [Fact]
    public async Task Streets_of_a_block_are_those_of_the_list()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement block = await run.GetJsonAsync("/api/streets/154/53");
        string[] names = [.. block.GetProperty("names").EnumerateArray().Select(static name => name.GetString()!)];
        static int Whole(double metres) => (int)Math.Round(metres);
        int[] Column(string name) => [.. block.GetProperty(name).EnumerateArray().Select(static number => number.GetInt32())];
        int[] streets = Column("streets"), eastings = Column("eastings"), northings = Column("northings");
        Assert.Equal(names.Distinct(), names);
        (string, int, int)[] told = [.. streets.Select((street, i) => (names[street], eastings[i], northings[i])).Order()];
        Streets list = Streets.Britain;
        (string, int, int)[] listed =
        [
            .. Enumerable.Range(0, list.PointCount)
                .Where(i => list.PointAt(i) is { Easting: >= 616_000 and < 620_000, Northing: >= 212_000 and < 216_000 })
                .Select(i => (list.NameOf(list.StreetOf(i)), Whole(list.PointAt(i).Easting), Whole(list.PointAt(i).Northing))).Order(),
        ];
        Assert.Contains("Pier Avenue", names);
        Assert.Equal(listed, told);
        Assert.Equal(0, (await run.GetJsonAsync("/api/streets/0/0")).GetProperty("names").GetArrayLength());
        using HttpResponseMessage beyond = await run.SendAsync(HttpMethod.Get, "/api/streets/900/1");
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }
}
