using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Model.Spatial;
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
        double[][] rows =
        [
            .. lines[1..].Select(line => line.Split(','))
            .Select(f => fromEnd.Select(k => double.Parse(f[^k], CultureInfo.InvariantCulture)).ToArray())
        ];
        return new PointSet([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
    }

    /// <summary>The ten thousand synthetic incidents, on the national grid.</summary>
    public static PointSet TenThousand() => Incidents("references/synthetic/inc_10k.csv");

    /// <summary>Synthetic incidents in degrees, on the national grid.</summary>
    public static PointSet Incidents(string path)
    {
        PointSet degrees = Read(path, "lon", "lat");
        GridPoint[] grid = [.. Enumerable.Range(0, degrees.Count).Select(i => TextbookGrid.ToGrid(degrees.Eastings[i], degrees.Northings[i]))];
        return new PointSet([.. grid.Select(p => p.Easting)], [.. grid.Select(p => p.Northing)]);
    }
}

/// <summary>
/// A test on a hundred thousand synthetic incidents, too large a file to be kept: an environment variable says where it is, and
/// where it does not, the test is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HundredThousandFactAttribute : FactAttribute
{
    public const string Variable = "HOTSPOTS_INC_100K";

    public HundredThousandFactAttribute() =>
        Skip = SharedData.MissingReason("references/synthetic/EXPECTED.json")
            ?? (File.Exists(Environment.GetEnvironmentVariable(Variable)) ? null
                : $"{Variable} does not name inc_100k.csv, made by shared/tools/make-incidents.py 100k");
}
