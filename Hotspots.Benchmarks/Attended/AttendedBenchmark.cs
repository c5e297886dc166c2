using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Attendance;
using NetTopologySuite.Geometries;

namespace Hotspots.Benchmarks.Attended;

/// <summary>Time to read a log of positions and to find the visits in it; made up so that the visits are known beforehand.</summary>
/// <remarks>
/// Forty units, a fix every five seconds of a night of seven hours: a quarter of an hour at one of the unit's two places, ten minutes elsewhere,
/// and so on: seventeen visits a night. The first argument is how many fixes, 10,000,000 where none is given.
/// </remarks>
internal static class AttendedBenchmark
{
    private const int UsualFixes = 10_000_000;
    private const int Units = 40, Step = 5, NightSeconds = 7 * 3600, Stay = 900, Round = 1500;
    private const int VisitsANight = (NightSeconds - Stay) / Round + 1;

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string[] given)
    {
        int wanted = given is [string first, ..] ? int.Parse(first, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : UsualFixes;
        int nights = Math.Max(1, wanted / (Units * NightSeconds / Step));
        string path = Path.Combine(Path.GetTempPath(), $"hotspots-attended-{Guid.NewGuid():N}.csv");
        try
        {
            int fixes = Write(path, nights);
            double megabytes = new FileInfo(path).Length / 1e6;
            output.WriteLine($"{fixes:N0} fixes of {Units} units in {nights} nights, {megabytes:N0} MB, {Environment.ProcessorCount} cores");
            for (int trial = 0; trial < 3; trial++)
                Time(output, path, nights, fixes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Time(TextWriter output, string path, int nights, int fixes)
    {
        AskedShift[] shifts = [.. Enumerable.Range(0, nights).Select(
            static night => new AskedShift(Day(night), From(night), From(night) + NightSeconds, Places))];
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        long began = Stopwatch.GetTimestamp();
        FixTracks tracks = FixFiles.Read([path], new FixReading()).Tracks;
        TimeSpan read = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        Reckoning.ShiftVisits[] found = Reckoning.Of(tracks, shifts, AttendanceRules.Usual, CancellationToken.None);
        TimeSpan reckoned = Stopwatch.GetElapsedTime(began);
        int visits = found.Sum(static shift => shift.Visits.Sum(static place => place.Made));
        long dose = found.Sum(static shift => shift.Visits.Sum(static place => place.DoseSeconds));
        if (tracks.Count != fixes || visits != Units * nights * VisitsANight || dose != (long)visits * Stay)
            throw new InvalidOperationException($"{tracks.Count} fixes and {visits} visits of {dose} s are not those that were made up.");
        // On a machine that is busy with other work the time of the processors says more than the clock.
        double work = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        (double first, double second) = (read.TotalSeconds, reckoned.TotalSeconds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  read {first:0.00} s, visits {second:0.00} s, together {first + second:0.00} s, processors {work:0.00} s; {visits:N0} visits"));
    }

    private static AskedPlace[] Places { get; } =
    [
        .. Enumerable.Range(0, 2 * Units).Select(static place =>
        {
            (double x, double y) = Centre(place);
            Coordinate[] ring = [new(x - 60, y - 60), new(x + 60, y - 60), new(x + 60, y + 60), new(x - 60, y + 60), new(x - 60, y - 60)];
            return new AskedPlace("", place + 1, "", new GridPoint(x, y), new Polygon(new LinearRing(ring)));
        }),
    ];

    private static (double X, double Y) Centre(int place) => (617_000 + 600 * (place % 10), 215_000 + 600 * (place / 10));

    private static DateOnly Day(int night) => new DateOnly(2025, 1, 1).AddDays(night);

    private static long From(int night) => OperationalDay.At(Day(night), 22);

    // By night, in it by time, as a dispatch system exports it: the units are mixed.
    private static int Write(string path, int nights)
    {
        var random = new SeededRandom(1);
        using FileStream file = File.Create(path);
        file.Write("unit,time,longitude,latitude\n"u8);
        var line = new byte[128];
        int fixes = 0;
        Span<double> x = new double[Units], y = new double[Units];
        for (int night = 0; night < nights; night++)
        {
            for (int second = 0; second < NightSeconds; second += Step)
            {
                for (int unit = 0; unit < Units; unit++)
                {
                    (double east, double north) = Centre(2 * unit + second / Round % 2);
                    double away = second % Round <= Stay ? 0 : 250;
                    (x[unit], y[unit]) = (east + away + 20 * random.NextDouble(), north + 20 * random.NextDouble());
                }
                NationalGrid.ToGeo(x, y, x, y);
                for (int unit = 0; unit < Units; unit++, fixes++)
                    file.Write(line.AsSpan(0, Line(line, unit, From(night) + second, x[unit], y[unit])));
            }
        }
        return fixes;
    }

    private static int Line(Span<byte> line, int unit, long at, double longitude, double latitude)
    {
        int length = 0;
        "BX"u8.CopyTo(line);
        Utf8Formatter.TryFormat(100 + unit, line[2..], out int written);
        length += 2 + written;
        line[length++] = (byte)',';
        DateTime time = DateTime.UnixEpoch.AddSeconds(at);
        time.TryFormat(line[length..], out written, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        length += written;
        line[length++] = (byte)'Z';
        line[length++] = (byte)',';
        Utf8Formatter.TryFormat(longitude, line[length..], out written, new System.Buffers.StandardFormat('F', 6));
        length += written;
        line[length++] = (byte)',';
        Utf8Formatter.TryFormat(latitude, line[length..], out written, new System.Buffers.StandardFormat('F', 6));
        length += written;
        line[length++] = (byte)'\n';
        return length;
    }
}
