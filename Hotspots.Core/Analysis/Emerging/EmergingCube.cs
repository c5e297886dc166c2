using System.Globalization;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Emerging;

/// <summary>Space-time cube of Gi*: each step by its own neighbours, against mean and deviation of the entire cube.</summary>
/// <remarks>
/// <para>
/// The neighbours of a cell are those of its own step: with a look one step back, as ArcGIS has it, neighbours in time share incidents, and the trend
/// test calls 12 to 15 % of cells without a trend significant at 5 %. Cells of the ground without any incident count. Where cells hold unequal much
/// ground, the statistic is of what they hold beyond their share, as for one Gi*.
/// </para>
/// <para>
/// p is the larger of the normal p and the chance that so many scattered incidents meet there (<see cref="BinomialCounts"/>): a cell and step holds
/// few incidents, and the normal p alone calls three that met by chance a hot spot. Corrected over all cells and steps (Benjamini and Hochberg).
/// O(cells × steps).
/// </para>
/// </remarks>
/// <param name="Statistics">The last step, as one Gi* of cells, and the counts of all steps.</param>
/// <param name="Cells">All steps.</param>
internal sealed record EmergingCube(CellStatistics Statistics, EmergingCells Cells)
{
    /// <summary>Values of a cube at most: 400 MB in all.</summary>
    private const long MostValues = 10_000_000;

    /// <summary>Makes the cube.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="steps">The step of each.</param>
    /// <param name="field">Their cells.</param>
    /// <param name="options">How cells are tested.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each step.</param>
    /// <exception cref="ArgumentException">There would be too many cells; says what to change.</exception>
    public static EmergingCube Of(
        PointSet points, CubeSteps steps, CellField field, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        int cells = field.Cells.Length, count = steps.Count;
        if ((long)cells * count > MostValues)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"There would be {cells:N0} cells in {count:N0} steps: choose larger cells, at most {MostValues:N0} in all."));
        }
        double[] shares = Shares(field);
        double total = field.Cells.Sum(cell => field.Counts[cell]);
        var cube = new Cube(cells, count);
        int[][] byStep = ByStep(steps);
        for (int step = 0; step < count; step++)
        {
            workers.Cancellation.ThrowIfCancellationRequested();
            double[] dense = new double[field.Grid.CellCount];
            foreach (int i in byStep[step])
            {
                int cell = field.CellOfPoint[i];
                if (field.Marks[cell] > 0)
                    dense[cell] += points.WeightAt(i);
            }
            double[] beyond = Beyond(dense, shares, field, total / count);
            double[] held = RingSums.Of(field.Grid, options.Rings, dense, workers);
            double[] sums = ReferenceEquals(beyond, dense) ? held : RingSums.Of(field.Grid, options.Rings, beyond, workers);
            cube.Fill(step, field.Cells, dense, beyond, held, sums);
            meter.Advance(1);
        }
        return Judge(cube, steps, field, shares, total, options, workers);
    }

    private static EmergingCube Judge(
        Cube cube, CubeSteps steps, CellField field, double[] shares, double total, CellTestOptions options, WorkSharing workers)
    {
        int cells = field.Cells.Length, count = steps.Count;
        double[] sizes = field.AtCells(RingSums.Of(field.Grid, options.Rings, field.Marks, workers));
        double[] ground = field.AtCells(RingSums.Of(field.Grid, options.Rings, shares, workers));
        double[] z = new double[cells * count];
        GiStar.Into(Moments.Of(cube.Values), cube.Sums, Repeated(sizes, count), z);
        double[] p = GiStar.TwoSided(z, workers);
        // The shares of all cells are 1 in each step: the ground of the cube is its number of steps.
        new BinomialCounts(count, total, field.Unit).Raise(p, cube.Held, Repeated(ground, count), workers);
        double[] q = MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, options.Alpha);
        var flags = new sbyte[z.Length];
        for (int i = 0; i < flags.Length; i++)
            flags[i] = (sbyte)(q[i] <= options.Alpha ? Math.Sign(z[i]) : 0);
        EmergingCell[] found = EmergingPatterns.Of(z, flags, count, options.Alpha);
        double[] last = Last(z, cells, count);
        return new EmergingCube(
            new CellStatistics
            {
                Statistic = "emerging",
                Counts = field.AtCells(field.Counts),
                Values = last,
                Z = last,
                P = Last(p, cells, count),
                Q = Last(q, cells, count),
                Classes = [.. Enumerable.Range(0, cells).Select(cell => ClassOf(flags[cell * count + count - 1]))],
                Alpha = options.Alpha,
                Correction = Correction.BenjaminiHochberg,
            },
            new EmergingCells
            {
                Steps = steps.FirstDays[..count],
                Counts = cube.Counts,
                HotSteps = Array.ConvertAll(found, static cell => cell.HotSteps),
                ColdSteps = Array.ConvertAll(found, static cell => cell.ColdSteps),
                LastHot = Array.ConvertAll(found, static cell => cell.LastHot),
                TrendS = Array.ConvertAll(found, static cell => (double)cell.Trend.S),
                TrendP = Array.ConvertAll(found, static cell => cell.Trend.PValue),
                Classes = Array.ConvertAll(found, static cell => cell.Class),
            });
    }

    /// <summary>Each cell's share of the ground; 0 outside the area.</summary>
    private static double[] Shares(CellField field)
    {
        double[] weights = field.Exposure ?? field.Marks;
        double sum = field.Cells.Sum(cell => weights[cell]);
        var shares = new double[weights.Length];
        foreach (int cell in field.Cells)
            shares[cell] = weights[cell] / sum;
        return shares;
    }

    private static double[] Beyond(double[] dense, double[] shares, CellField field, double expected)
    {
        if (field.Exposure is null)
            return dense;
        var beyond = new double[dense.Length];
        foreach (int cell in field.Cells)
            beyond[cell] = dense[cell] - expected * shares[cell];
        return beyond;
    }

    private static int[][] ByStep(CubeSteps steps)
    {
        List<int>[] lists = [.. Enumerable.Range(0, steps.Count).Select(static _ => new List<int>())];
        for (int i = 0; i < steps.Steps.Length; i++)
            lists[steps.Steps[i]].Add(i);
        return Array.ConvertAll(lists, static list => list.ToArray());
    }

    private static double[] Repeated(double[] ofCells, int steps)
    {
        var all = new double[ofCells.Length * steps];
        for (int cell = 0; cell < ofCells.Length; cell++)
            all.AsSpan(cell * steps, steps).Fill(ofCells[cell]);
        return all;
    }

    private static double[] Last(double[] cube, int cells, int steps)
    {
        var last = new double[cells];
        for (int cell = 0; cell < cells; cell++)
            last[cell] = cube[cell * steps + steps - 1];
        return last;
    }

    private static CellClass ClassOf(sbyte flag) => flag > 0 ? CellClass.HighHigh : flag < 0 ? CellClass.LowLow : CellClass.NotSignificant;

    /// <summary>Columns cell by cell, in each the steps.</summary>
    private sealed class Cube(int cells, int steps)
    {
        public double[] Counts { get; } = new double[cells * steps];

        public double[] Values { get; } = new double[cells * steps];

        public double[] Held { get; } = new double[cells * steps];

        public double[] Sums { get; } = new double[cells * steps];

        public void Fill(int step, int[] rows, double[] counts, double[] values, double[] held, double[] sums)
        {
            for (int row = 0; row < rows.Length; row++)
            {
                int at = row * steps + step, cell = rows[row];
                (Counts[at], Values[at], Held[at], Sums[at]) = (counts[cell], values[cell], held[cell], sums[cell]);
            }
        }
    }
}
