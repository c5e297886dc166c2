using System.Collections.Concurrent;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd;

/// <summary>What the command line finds in the sample with the same choices: the map must show, and save, exactly this.</summary>
internal sealed record MapExpected(int Analysed, int Hotspots, int AreasWithHotspots, IReadOnlyDictionary<string, byte[]> Layers)
{
    private static readonly ConcurrentDictionary<string, MapExpected> Known = new(StringComparer.Ordinal);

    /// <summary><c>hotspots run data/county-lines.csv</c> with these options.</summary>
    public static MapExpected Of(params string[] options) =>
        Known.GetOrAdd(string.Join('\n', options), _ => Run(Repository.Path("data", "county-lines.csv"), options));

    /// <summary>The same for another file.</summary>
    public static MapExpected OfFile(string file, params string[] options) => Run(file, options);

    private static MapExpected Run(string file, string[] options)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of(["run", file, "-o", folder.PathOf("out"), .. options]);
        Assert.Equal("", run.Error);
        JsonElement record = JsonDocument.Parse(folder.Read("out/run.json")).RootElement;
        return new MapExpected(
            record.GetProperty("analysed").GetInt32(),
            record.GetProperty("hotspots").GetInt32(),
            record.GetProperty("areas").EnumerateArray().Count(static area => area.GetProperty("clusters").GetInt32() > 0),
            Directory.EnumerateFiles(folder.PathOf("out"))
                .ToDictionary(static path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal));
    }
}
