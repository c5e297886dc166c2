using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Benchmarks;

/// <summary>How long does a million-row CSV take to be read, parsed, projected and checked, beside splitting its lines and no more?</summary>
internal static class CsvBenchmark
{
    private const int Rows = 1_000_000;
    private const int Runs = 5;

    /// <summary>Makes the file, checks the answer, then measures.</summary>
    public static void Run(TextWriter output)
    {
        string path = Path.Combine(Path.GetTempPath(), "hotspots-benchmark.csv");
        double longitudes = Write(path);
        try
        {
            ReadResult read = IncidentFiles.Read([path], ReadOptions.Default);
            if (read.Placed.Count != Rows || read.Report.Rejected != 0)
                throw new InvalidOperationException("The file was not read as it was written.");
            if (Math.Abs(SplitLines(path) - longitudes) > 1e-6)
                throw new InvalidOperationException("The line splitter read something else.");

            var ours = new List<double>();
            var split = new List<double>();
            for (int run = 0; run < Runs; run++)
            {
                ours.Add(Time(() => IncidentFiles.Read([path], ReadOptions.Default)));
                split.Add(Time(() => SplitLines(path)));
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"csv: {Rows:N0} rows, {new FileInfo(path).Length / 1e6:F0} MB: read, parsed, projected and checked in {Median(ours):F3} s; "
                    + $"splitting lines and parsing two numbers {Median(split):F3} s; ratio {Median(ours) / Median(split):F2}; "
                    + $"{read.Placed.Bytes / (double)Rows:F0} bytes a row in memory"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Write(string path)
    {
        var random = new Core.Indexing.SeededRandom(20240601);
        (string Name, double Lon, double Lat)[] towns =
            [("Buckley", -3.086, 53.172), ("Mold", -3.142, 53.166), ("Clacton", 1.153, 51.790), ("High Wycombe", -0.749, 51.629)];
        string[] kinds = ["burglary", "vehicle crime", "robbery", "theft", "criminal damage", "asb", "violence", "drugs", "shoplifting", "other"];
        string[] streets = ["High Street", "Station Road", "Church Lane", "Mill Road", "Park Avenue", "The Green", "Victoria Road", "King Street"];
        double sum = 0;
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("id,kind,time,lon,lat,town,weight,street,outcome\n");
        var first = new DateTime(2023, 1, 1);
        for (int i = 1; i <= Rows; i++)
        {
            (string name, double lon, double lat) = towns[i % 4];
            // The sum of three draws is near enough to a bell for incidents round a centre.
            double x = Math.Round(lon + 0.05 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5), 6);
            double y = Math.Round(lat + 0.03 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5), 6);
            sum += x;
            DateTime time = first.AddMinutes((int)(random.NextDouble() * 731 * 1440));
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{i},{kinds[i * 7 % 10]},{time:yyyy-MM-ddTHH:mm:ss},{x:F6},{y:F6},{name},{random.NextDouble() * 9:F2},{streets[i * 7 % 8]},under "
                    + $"investigation\n"));
        }
        return sum;
    }

    private static double SplitLines(string path)
    {
        double sum = 0;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] fields = line.Split(',');
            sum += double.Parse(fields[3], CultureInfo.InvariantCulture) + 0 * double.Parse(fields[4], CultureInfo.InvariantCulture);
        }
        return sum;
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
