using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Density.Sweeps;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long does the exact density take on 20 km square: crowds of 150 to 1,000 m, a fifth of the incidents scattered; bandwidth
/// 500 m, 200² cells of 100 m and 1000² of 20 m? And of the quartic with 2,000 m. Seeded; beside a straightforward scatter on two
/// threads in the same run, against which the values are checked, and beside brute force where it ends.
/// </summary>
internal static class KernelDensityBenchmark
{
    private const int Runs = 5;
    private const double Side = 20_000, Bandwidth = 500, WideBandwidth = 2000;
    private const string LoadFile = "/proc/loadavg";
    private static readonly WorkSharing Workers = new(-1, CancellationToken.None);

    public static void Run(TextWriter output)
    {
        output.WriteLine(
            "Density, sorting included; median of 5 runs; plain: each incident on each cell within reach, two threads; brute: each on every cell, "
                + "one thread; scattered: never swept, sorting left out; one run each");
        if (File.Exists(LoadFile))
            output.WriteLine($"Load averages over 1, 5 and 15 minutes: {File.ReadAllText(LoadFile).Trim()}");
        for (int warm = 0; warm < 30; warm++)
        {
            Measure(Incidents(10_000), DensityKernel.Quartic, Bandwidth, Grid(200));
            Measure(Incidents(10_000), DensityKernel.Quartic, WideBandwidth, Grid(200));
            Measure(Incidents(10_000), DensityKernel.Gaussian, Bandwidth, Grid(200));
        }
        foreach (DensityKernel kernel in new[] { DensityKernel.Quartic, DensityKernel.Gaussian })
        {
            foreach (int cells in new[] { 200, 1000 })
            {
                foreach (int n in new[] { 10_000, 100_000, 1_000_000 })
                {
                    // The plain way with a Gaussian takes minutes where it takes long.
                    bool isCompared = kernel == DensityKernel.Quartic || n * cells <= 2_000_000;
                    One(output, Incidents(n), kernel, Bandwidth, Grid(cells), isCompared);
                }
            }
        }
        foreach (int n in new[] { 10_000, 100_000, 1_000_000 })
            One(output, Incidents(n), DensityKernel.Quartic, WideBandwidth, Grid(1000), isCompared: n <= 10_000);
    }

    private static void One(TextWriter output, PointSet points, DensityKernel kernel, double bandwidth, CellGrid grid, bool isCompared)
    {
        double[] values = Measure(points, kernel, bandwidth, grid);
        var milliseconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            values = Measure(points, kernel, bandwidth, grid);
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        string beside = "";
        if (isCompared)
        {
            double[] plain = [];
            beside = Beside("plain", () => plain = Plain(points, kernel, bandwidth, grid), milliseconds[Runs / 2]);
            double worst = 0, peak = 0;
            for (int cell = 0; cell < plain.Length; cell++)
            {
                peak = Math.Max(peak, plain[cell]);
                worst = Math.Max(worst, Math.Abs(plain[cell] - values[cell]));
            }
            if (!(worst <= 1e-10 * peak))
                throw new InvalidOperationException($"The density differs by {worst / peak:G3} of the peak; its time is of no interest.");
            beside += string.Create(CultureInfo.InvariantCulture, $"; error {worst / peak:0.0e0} of the peak");
        }
        if (kernel == DensityKernel.Quartic && points.Count * (double)grid.CellCount <= 4e8)
            beside += Beside("brute", () => Brute(points, bandwidth, grid), milliseconds[Runs / 2]);
        if (kernel == DensityKernel.Quartic)
            beside += Beside("scattered", Scattering(points, kernel, bandwidth, grid), milliseconds[Runs / 2]);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kernel,-9} {bandwidth,4:0} m {grid.Columns,5}² cells {points.Count,9:N0} points: {milliseconds[Runs / 2],8:0.0} ms{beside}"));
    }

    private static string Beside(string name, Action run, double ours)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        double theirs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return string.Create(CultureInfo.InvariantCulture, $"; {name} {theirs,6:0} ms, {theirs / ours:0.0} times");
    }

    private static Action Scattering(PointSet points, DensityKernel kernel, double bandwidth, CellGrid grid)
    {
        DensityPlaces places = DensityPlaces.Of(points, Workers);
        return () => ScatteredDensity.Fill(
            places, kernel, [bandwidth], Lattice.Of(grid, places), new double[grid.CellCount], Workers, new ProgressMeter(null));
    }

    /// <summary>The definition of the quartic density: every incident at every cell.</summary>
    private static void Brute(PointSet points, double bandwidth, CellGrid grid)
    {
        var values = new double[grid.CellCount];
        double squared = bandwidth * bandwidth;
        ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
        for (int cell = 0; cell < values.Length; cell++)
        {
            (double x, double y) = grid.CentreOf(cell);
            for (int i = 0; i < e.Length; i++)
            {
                double u = ((e[i] - x) * (e[i] - x) + (n[i] - y) * (n[i] - y)) / squared;
                if (u < 1)
                    values[cell] += 3e6 / (Math.PI * squared) * (1 - u) * (1 - u);
            }
        }
    }

    private static double[] Measure(PointSet points, DensityKernel kernel, double bandwidth, CellGrid grid) =>
        KernelDensity.OnGrid(DensityPlaces.Of(points, Workers), kernel, [bandwidth], grid, Workers, new ProgressMeter(null));

    private static CellGrid Grid(int cells) =>
        CellGrid.At(CellShape.Square, Side / cells, (long)(316_000 / (Side / cells)), (long)(354_500 / (Side / cells)), cells, cells);

    /// <summary>What one would write first: two threads, a surface each, added up at the end.</summary>
    private static double[] Plain(PointSet points, DensityKernel kernel, double bandwidth, CellGrid grid)
    {
        double reach = kernel == DensityKernel.Gaussian ? 9 * bandwidth : bandwidth, size = grid.Size, squared = bandwidth * bandwidth;
        var halves = new double[2][];
        Parallel.For(0, 2, half =>
        {
            var values = new double[grid.CellCount];
            ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
            for (int i = half * (points.Count / 2); i < (half == 0 ? points.Count / 2 : points.Count); i++)
            {
                int west = Math.Max(0, (int)((e[i] - reach - grid.West) / size)),
                    east = Math.Min(grid.Columns - 1, (int)((e[i] + reach - grid.West) / size));
                int south = Math.Max(0, (int)((n[i] - reach - grid.South) / size)),
                    north = Math.Min(grid.Rows - 1, (int)((n[i] + reach - grid.South) / size));
                for (int row = south; row <= north; row++)
                {
                    double dy = grid.South + (row + 0.5) * size - n[i];
                    for (int column = west; column <= east; column++)
                    {
                        double dx = grid.West + (column + 0.5) * size - e[i], d2 = dx * dx + dy * dy;
                        if (kernel == DensityKernel.Gaussian)
                            values[row * grid.Columns + column] += 1e6 / (2 * Math.PI * squared) * Math.Exp(-d2 / (2 * squared));
                        else if (d2 < squared)
                            values[row * grid.Columns + column] += 1e6 * 3 / (Math.PI * squared) * (1 - d2 / squared) * (1 - d2 / squared);
                    }
                }
            }
            halves[half] = values;
        });
        for (int cell = 0; cell < halves[0].Length; cell++)
            halves[0][cell] += halves[1][cell];
        return halves[0];
    }

    private static PointSet Incidents(int count)
    {
        var random = new SeededRandom(20_240_602);
        var crowds = new (double E, double N, double Sigma)[60];
        for (int i = 0; i < crowds.Length; i++)
            crowds[i] = (
                Side * (0.15 + 0.7 * random.NextDouble()), Side * (0.15 + 0.7 * random.NextDouble()),
                150 * Math.Pow(1000.0 / 150, random.NextDouble()));
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
        {
            double x = Side * random.NextDouble(), y = Side * random.NextDouble();
            if (random.NextDouble() >= 0.2)
            {
                (double cx, double cy, double sigma) = crowds[random.NextInt32(crowds.Length)];
                double radius = sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())), angle = Math.Tau * random.NextDouble();
                (x, y) = (cx + radius * Math.Cos(angle), cy + radius * Math.Sin(angle));
            }
            (e[i], n[i]) = (Math.Round(316_000 + Math.Clamp(x, 0, Side), 1), Math.Round(354_500 + Math.Clamp(y, 0, Side), 1));
        }
        return new PointSet(e, n);
    }
}
