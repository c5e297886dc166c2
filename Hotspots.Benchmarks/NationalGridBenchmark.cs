using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;

namespace Hotspots.Benchmarks;

/// <summary>How long does it take to place a million positions on the grid and to bring them back, against ProjNET in the same run?</summary>
internal static class NationalGridBenchmark
{
    private const int Points = 1_000_000;

    private const int Runs = 5;

    /// <summary>Asserts that the answers are ProjNET's, then writes medians in seconds and ratios.</summary>
    public static void Run(TextWriter output)
    {
        // Snapped street positions of the towns of England and Wales: dense where people are, all over the country.
        var random = new Random(27700);
        GazetteerPlace[] towns = [.. Gazetteer.Britain.Places.Where(p => p.IsTown)];
        double[] longitudes = new double[Points], latitudes = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            GazetteerPlace town = towns[random.Next(towns.Length)];
            longitudes[i] = Math.Round(town.Position.Longitude + (random.NextDouble() - 0.5) * 0.06, 6);
            latitudes[i] = Math.Round(town.Position.Latitude + (random.NextDouble() - 0.5) * 0.04, 6);
        }
        double[] eastings = new double[Points], northings = new double[Points], back = new double[Points], up = new double[Points];

        var first = Stopwatch.StartNew();
        NationalGrid.ToGrid(longitudes, latitudes, eastings, northings);
        NationalGrid.ToGeo(eastings, northings, back, up);
        first.Stop();
        Verify(longitudes, latitudes, eastings, northings, back, up);

        double there = Median(() => NationalGrid.ToGrid(longitudes, latitudes, eastings, northings));
        double thereInParallel = Median(() => InBlocks((from, count) => NationalGrid.ToGrid(
            longitudes.AsSpan(from, count), latitudes.AsSpan(from, count), eastings.AsSpan(from, count), northings.AsSpan(from, count))));
        double projNet = Median(() =>
        {
            for (int i = 0; i < Points; i++)
                NationalGrid.ExactToGrid(longitudes[i], latitudes[i], out eastings[i], out northings[i]);
        });
        double home = Median(() => NationalGrid.ToGeo(eastings, northings, back, up));
        double projNetHome = Median(() =>
        {
            for (int i = 0; i < Points; i++)
                NationalGrid.ExactToGeo(eastings[i], northings[i], out back[i], out up[i]);
        });
        Gazetteer gazetteer = Gazetteer.Britain;
        int sum = 0;
        double town1 = Median(() =>
        {
            for (int i = 0; i < Points; i++)
                sum += gazetteer.TownIndexAround(eastings[i], northings[i]);
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            NationalGrid, {Points:N0} positions, one thread unless said, median of {Runs}
              first use, there and back, tables made   {first.Elapsed.TotalSeconds:0.000} s
              to the grid                              {there:0.000} s
              to the grid, all cores                   {thereInParallel:0.000} s
              to the grid by ProjNET                   {projNet:0.000} s   ratio {projNet / there:0.0}
              to degrees                               {home:0.000} s
              to degrees by ProjNET, refined           {projNetHome:0.000} s   ratio {projNetHome / home:0.0}
              town around each point                   {town1:0.000} s   (checksum {sum})
            """));
    }

    private static void Verify(double[] longitudes, double[] latitudes, double[] eastings, double[] northings, double[] back, double[] up)
    {
        for (int i = 0; i < Points; i++)
        {
            NationalGrid.ExactToGrid(longitudes[i], latitudes[i], out double easting, out double northing);
            if (!(Math.Abs(easting - eastings[i]) <= 1e-6 && Math.Abs(northing - northings[i]) <= 1e-6))
                throw new InvalidOperationException($"Position {i} is not where ProjNET puts it.");
            if (!(Math.Abs(back[i] - longitudes[i]) <= 1e-9 && Math.Abs(up[i] - latitudes[i]) <= 1e-9))
                throw new InvalidOperationException($"Position {i} does not come back.");
        }
    }

    private static void InBlocks(Action<int, int> work)
    {
        const int Block = 65_536;
        Parallel.For(0, (Points + Block - 1) / Block, b => work(b * Block, Math.Min(Block, Points - b * Block)));
    }

    private static double Median(Action work)
    {
        var seconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            work();
            seconds[run] = watch.Elapsed.TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[Runs / 2];
    }
}
