using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Time;

/// <summary>Tables of libpysal, R NearRepeat and R surveillance, read from where they are kept.</summary>
public sealed class KnoxReferenceTests
{
    [SharedFact("realdata/classic/libpysal/burkitt/burkitt.dbf")]
    public void Burkitt_has_the_pairs_and_the_expectation_of_pysal()
    {
        JsonElement expected = Expected("references/EXPECTED.json").GetProperty("knox_burkitt");
        Dictionary<string, double[]> columns = Dbf(SharedData.Path("realdata/classic/libpysal/burkitt/burkitt.dbf"));
        int[] days = [.. columns["T"].Select(day => (int)day)];
        Assert.Equal(expected.GetProperty("n").GetInt32(), days.Length);
        KnoxTable table = KnoxTests.Run(new PointSet(columns["X"], columns["Y"]), days, new KnoxOptions
        {
            // Its bands hold their upper edge.
            DistanceEdges = [0, Math.BitIncrement(expected.GetProperty("delta").GetDouble())],
            DayEdges = [0, expected.GetProperty("tau").GetInt32() + 1],
            Permutations = 999,
        });
        Assert.Equal(expected.GetProperty("joint").GetInt32(), table.Cells[0].Observed);
        Assert.Equal(expected.GetProperty("space_pairs").GetInt64(), table.DistancePairs[0]);
        Assert.Equal(expected.GetProperty("time_pairs").GetInt64(), table.TimePairs[0]);
        Assert.Equal(expected.GetProperty("expected").GetDouble(), table.Cells[0].Expected, 1e-6);
        // pysal's documentation shows 0.18 of 99 shuffles.
        Assert.InRange(table.Cells[0].PValue, 0.1, 0.26);
    }

    [SharedFact("realdata/classic/nearrepeat/chicago_arson.csv")]
    public void Chicago_arson_has_the_table_of_NearRepeat()
    {
        JsonElement expected = Expected("references/EXPECTED.json").GetProperty("near_repeat_chicago_arson");
        string[][] rows = [.. File.ReadLines(SharedData.Path("realdata/classic/nearrepeat/chicago_arson.csv")).Select(line => line.Split(','))];
        var points = new PointSet(
            [.. rows.Select(row => double.Parse(row[0], CultureInfo.InvariantCulture))],
            [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))]);
        int[] days = [.. rows.Select(row => DateOnly.Parse(row[2], CultureInfo.InvariantCulture).DayNumber)];
        Assert.Equal(expected.GetProperty("n").GetInt32(), days.Length);
        KnoxTable table = KnoxTests.Run(points, days, new KnoxOptions
        {
            DistanceEdges = [0, double.Epsilon, 200, 400, 600, double.PositiveInfinity],
            DayEdges = [0, 1, 2, 3, short.MaxValue],
            Metric = DistanceMetric.Manhattan,
            Permutations = 1,
        });
        int[] observed =
            [.. expected.GetProperty("observed").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(count => count.GetInt32())];
        Assert.Equal(observed, table.Cells.Select(cell => cell.Observed));
    }

    [SharedFact("references/synthetic/inc_10k.csv")]
    public void Ten_thousand_synthetic_incidents_have_the_table_and_the_expectation_of_the_peers()
    {
        JsonElement expected = Expected("references/synthetic/EXPECTED.json").GetProperty("knox");
        string[] lines = File.ReadAllLines(SharedData.Path("references/synthetic/inc_10k.csv"));
        string[] headers = lines[0].Split(',');
        (int time, int lon, int lat) = (Array.IndexOf(headers, "time"), Array.IndexOf(headers, "lon"), Array.IndexOf(headers, "lat"));
        string[][] rows = [.. lines[1..].Select(line => line.Split(','))];
        GridPoint[] grid = [.. rows.Select(row => Core.Geography.Grids.NationalGrid.ToGrid(GeoPoint.FromLonLat(
            double.Parse(row[lon], CultureInfo.InvariantCulture), double.Parse(row[lat], CultureInfo.InvariantCulture))))];
        int[] days = [.. rows.Select(row => DateOnly.Parse(row[time].AsSpan(0, 10), CultureInfo.InvariantCulture).DayNumber)];
        KnoxTable table = KnoxTests.Run(new PointSet([.. grid.Select(p => p.Easting)], [.. grid.Select(p => p.Northing)]), days, new KnoxOptions
        {
            DistanceEdges = [0, 100, 200, 400, 1000],
            DayEdges = [0, 8, 15, 29],
            Permutations = 1,
        });
        Assert.Equal(Numbers(expected, "observed"), table.Cells.Select(cell => (double)cell.Observed));
        Assert.All(Numbers(expected, "expected_exact").Zip(table.Cells), pair => Assert.Equal(pair.First, pair.Second.Expected, 1e-3));
    }

    private static double[] Numbers(JsonElement expected, string name) =>
        [.. expected.GetProperty(name).EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(number => number.GetDouble())];

    private static JsonElement Expected(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.Path(path)));
        return document.RootElement.Clone();
    }

    /// <summary>The numeric columns of a dBASE III file.</summary>
    internal static Dictionary<string, double[]> Dbf(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        int header = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(8)), length = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(10));
        var columns = new Dictionary<string, double[]>(StringComparer.OrdinalIgnoreCase);
        int at = 1;
        for (int field = 32; bytes[field] != 0x0D; field += 32)
        {
            int from = at, width = bytes[field + 16];
            if (bytes[field + 11] is (byte)'N' or (byte)'F')
            {
                columns[Encoding.ASCII.GetString(bytes, field, 11).TrimEnd('\0')] = [.. Enumerable.Range(0, count).Select(row =>
                    double.Parse(Encoding.ASCII.GetString(bytes, header + row * length + from, width), CultureInfo.InvariantCulture))];
            }
            at += width;
        }
        return columns;
    }
}
