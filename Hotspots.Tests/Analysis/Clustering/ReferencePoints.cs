using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>Points that other programs have clustered, and what they found; read from where they are kept.</summary>
internal static class ReferencePoints
{
    public static JsonElement Expected(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.Path(path)));
        return document.RootElement.Clone();
    }

    public static PointSet Read(string path, string easting, string northing)
    {
        string[] lines = File.ReadAllLines(SharedData.Path(path));
        string[] headers = [.. lines[0].Split(',').Select(header => header.Trim('"'))];
        int[] columns = [Array.IndexOf(headers, easting), Array.IndexOf(headers, northing)];
        // No field of these files is quoted except headers; the coordinates are counted from the end, past any comma in a street's name.
        int[] fromEnd = [.. columns.Select(column => headers.Length - column)];
        double[][] rows = [.. lines[1..].Select(line => line.Split(',')).Select(f => fromEnd.Select(k => double.Parse(f[^k], CultureInfo.InvariantCulture)).ToArray())];
        return new PointSet([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
    }

    /// <summary>The ten thousand synthetic incidents, on the national grid.</summary>
    public static PointSet TenThousand()
    {
        PointSet degrees = Read("references/synthetic/inc_10k.csv", "lon", "lat");
        GridPoint[] grid = [.. Enumerable.Range(0, degrees.Count).Select(i => TextbookGrid.ToGrid(degrees.Eastings[i], degrees.Northings[i]))];
        return new PointSet([.. grid.Select(p => p.Easting)], [.. grid.Select(p => p.Northing)]);
    }
}
