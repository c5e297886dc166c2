using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

/// <summary>Surfaces, contours and cells as they cross the seam: those of the command line, and of this run only.</summary>
public sealed class LayerTests
{
    private const string Query = """{"methods":["gi-star","kde"],"given":{"bandwidth":300,"permutations":0}}""";

    private static readonly string Sample = File.ReadAllText(Repository.Path("data", "county-lines.csv"));

    [Fact]
    public async Task The_answer_names_what_came_of_each_method()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await run.RunAsync("""{"methods":["dbscan","gi-star","kde","nearest-neighbour"]}""");
        Assert.Equal(
            ["dbscan", "gi-star", "kde", "nearest-neighbour"], answer.GetProperty("methods").EnumerateArray().Select(static m => m.GetString()!));
        Assert.Equal(
            ["cells gi-star", "surface kde", "contours kde"],
            answer.GetProperty("layers").EnumerateArray()
                .Select(static l => l.GetProperty("layer").GetString() + " " + l.GetProperty("method").GetString()));
        JsonElement area = answer.GetProperty("areas")[0];
        JsonElement neighbours = area.GetProperty("methods")[3];
        Assert.Equal("nearest-neighbour", neighbours.GetProperty("method").GetString());
        Assert.Contains(neighbours.GetProperty("figures").EnumerateArray(), static figure => figure.GetProperty("words").GetString()!.Length > 0);
        JsonElement kernel = area.GetProperty("methods")[2].GetProperty("parameters")[0];
        Assert.Equal(("kernel", "quartic"), (kernel.GetProperty("name").GetString(), kernel.GetProperty("choice").GetString()));
        Assert.All(
            answer.GetProperty("hotspots").EnumerateArray(),
            static spot => Assert.Equal(spot.GetProperty("method").GetString(), spot.GetProperty("methods")[0].GetString()));
        Assert.Equal(0, (await run.RunAsync("{}")).GetProperty("layers").GetArrayLength());
    }

    [Fact]
    public async Task The_catalogue_says_what_a_panel_needs()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement[] methods = [.. (await run.GetJsonAsync("/api/methods")).EnumerateArray()];
        JsonElement Of(string name) => methods.Single(m => m.GetProperty("name").GetString() == name);
        Assert.Equal("density", Of("kde").GetProperty("family").GetString());
        Assert.True(Of("relative-risk").GetProperty("compares").GetBoolean());
        Assert.True(Of("scan").GetProperty("needsTimes").GetBoolean());
        Assert.False(Of("moran").GetProperty("findsPlaces").GetBoolean());
        JsonElement kernel = Of("kde").GetProperty("parameters")[0];
        Assert.Equal("gaussian", kernel.GetProperty("choices")[1].GetProperty("name").GetString());
        Assert.Equal(kernel.GetProperty("choices").GetArrayLength() - 1, kernel.GetProperty("maximum").GetDouble());
    }

    [Fact]
    public async Task Cells_are_those_that_the_command_line_writes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        CommandLineRun line = CommandLineRun.Of(
            ["run", folder.PathOf("first.csv"), "-o", folder.PathOf("out"), "--method", "gi-star,kde", "--bandwidth", "300", "--permutations", "0"]);
        Assert.Equal("", line.Error);
        JsonElement[] written =
        [
            .. JsonDocument.Parse(folder.Read("out/cells.geojson")).RootElement.GetProperty("features").EnumerateArray()
            .Select(static f => f.GetProperty("properties"))
        ];
        await using HostRun run = await HostRun.StartAsync(Sample);
        (JsonElement header, byte[] bytes, int at) = await ColumnsAsync(run, "cells", "gi-star");
        int count = header.GetProperty("count").GetInt32();
        Assert.Equal(written.Length, count);
        Assert.Equal("bh", header.GetProperty("correction").GetString());
        string[] areas =
        [
            .. header.GetProperty("grids").EnumerateArray()
            .SelectMany(static grid => Enumerable.Repeat(grid.GetProperty("area").GetString()!, grid.GetProperty("count").GetInt32()))
        ];
        string[] names = [.. header.GetProperty("columns").EnumerateArray().Select(static c => c.GetProperty("name").GetString()!)];
        Assert.Equal(["cell", "count", "value", "z", "p", "q", "class"], names);
        string[] classes = ["none", "high-high", "low-high", "low-low", "high-low"];
        int width = (4 * count + 7) / 8 * 8;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(written[i].GetProperty("area").GetString(), areas[i]);
            for (int c = 1; c < 6; c++)
            {
                double expected = written[i].GetProperty(names[c]).GetDouble();
                Assert.Equal(
                    expected, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + c * width + 4 * i)),
                    Math.Max(1e-6, 1e-5 * Math.Abs(expected)));
            }
            Assert.Equal(written[i].GetProperty("class").GetString(), classes[bytes[at + 6 * width + i]]);
        }
        Assert.Contains(bytes[(at + 6 * width)..(at + 6 * width + count)], static c => c == 1);
    }

    [Fact]
    public async Task Contours_hold_as_much_ground_as_those_that_the_command_line_writes_and_follow_the_surface()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        using HttpResponseMessage file = await run.PostAsync("/api/export/density.geojson", Query);
        JsonElement[] written =
            [.. (await HostRun.ReadJsonAsync(file)).GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("properties"))];
        string id = (await run.RunAsync(Query)).GetProperty("runId").GetString()!;
        JsonElement[] contours = [.. (await run.GetJsonAsync($"/api/run/{id}/contours/kde")).EnumerateArray()];
        Assert.Equal(written.Length, contours.Length);
        (JsonElement header, byte[] bytes, int at) = await ColumnsAsync(run, "surface", "kde");
        Assert.Equal("incidents per km²", header.GetProperty("unit").GetString());
        var values = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (JsonElement surface in header.GetProperty("surfaces").EnumerateArray())
        {
            int cells = surface.GetProperty("columns").GetInt32() * surface.GetProperty("rows").GetInt32();
            float[] column = [.. Enumerable.Range(0, cells).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + 4 * i)))];
            values.Add(surface.GetProperty("area").GetString()!, column);
            at += (4 * cells + 7) / 8 * 8;
        }
        Assert.Equal(bytes.Length, at);
        Assert.All(written.Zip(contours), pair =>
        {
            (JsonElement theirs, JsonElement ours) = pair;
            string area = ours.GetProperty("area").GetString()!;
            double level = ours.GetProperty("level").GetDouble();
            Assert.Equal(
                (theirs.GetProperty("area").GetString(), Math.Round(theirs.GetProperty("level").GetDouble(), 6)), (area, Math.Round(level, 6)));
            double km2 = ours.GetProperty("ground").EnumerateArray()
                .Sum(static polygon => polygon.EnumerateArray().Select(AreaOf).Select(static (m2, ring) => ring == 0 ? m2 : -m2).Sum()) / 1e6;
            Assert.Equal(theirs.GetProperty("areaKm2").GetDouble(), km2, 1e-3 * Math.Max(1, km2));
            // Straight from cell to cell a contour holds about as much as the cells that are so high, each 50 m wide.
            double high = values[area].Count(value => value >= level) * 0.0025;
            Assert.InRange(km2, 0.6 * high - 0.02, 1.4 * high + 0.02);
        });
    }

    [Theory]
    [InlineData("000000000000/cells/gi-star", HttpStatusCode.Conflict)]
    [InlineData("{0}/cells/kde", HttpStatusCode.NotFound)]
    [InlineData("{0}/bananas/gi-star", HttpStatusCode.NotFound)]
    [InlineData("{0}/cells/..%2Fgi-star", HttpStatusCode.NotFound)]
    public async Task What_a_run_does_not_have_is_refused_in_one_sentence(string path, HttpStatusCode status)
    {
        await using HostRun run = await HostRun.StartAsync();
        string id = (await run.RunAsync("""{"methods":["gi-star"]}""")).GetProperty("runId").GetString()!;
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, "/api/run/" + string.Format(CultureInfo.InvariantCulture, path, id));
        await HostRun.OneSentenceAsync(answer, status);
    }

    [Fact]
    public async Task Layers_of_files_that_were_replaced_are_gone()
    {
        await using HostRun run = await HostRun.StartAsync();
        string id = (await run.RunAsync("""{"methods":["gi-star"]}""")).GetProperty("runId").GetString()!;
        using HttpResponseMessage before = await run.SendAsync(HttpMethod.Get, $"/api/run/{id}/cells/gi-star");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using HttpResponseMessage upload = await run.UploadAsync("replace", ("other.csv", SampleIncidents.Csv()));
        Assert.Equal(HttpStatusCode.OK, upload.StatusCode);
        using HttpResponseMessage after = await run.SendAsync(HttpMethod.Get, $"/api/run/{id}/cells/gi-star");
        await HostRun.OneSentenceAsync(after, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Kinds_are_compared_as_asked()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await run.RunAsync("""{"methods":["relative-risk"],"cases":["warrant"],"controls":["tip"]}""");
        Assert.Equal("surface", answer.GetProperty("layers")[0].GetProperty("layer").GetString());
        using HttpResponseMessage both = await run.PostAsync("/api/run", """{"methods":["relative-risk"],"cases":["tip"],"controls":["tip"]}""");
        await HostRun.OneSentenceAsync(both, HttpStatusCode.BadRequest);
    }

    private static async Task<(JsonElement Header, byte[] Bytes, int At)> ColumnsAsync(HostRun run, string layer, string method)
    {
        string id = (await run.RunAsync(Query)).GetProperty("runId").GetString()!;
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, $"/api/run/{id}/{layer}/{method}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        Assert.Equal(0, (4 + length) % 8);
        return (JsonDocument.Parse(bytes.AsMemory(4, length)).RootElement, bytes, 4 + length);
    }

    /// <summary>Ground of a ring, m².</summary>
    private static double AreaOf(JsonElement ring)
    {
        (double E, double N)[] at = [.. ring.EnumerateArray().Select(static p => (p[0].GetDouble(), p[1].GetDouble()))];
        double twice = 0;
        for (int i = 0; i + 1 < at.Length; i++)
            twice += (at[i].E - at[0].E) * (at[i + 1].N - at[0].N) - (at[i + 1].E - at[0].E) * (at[i].N - at[0].N);
        return Math.Abs(twice) / 2;
    }
}
