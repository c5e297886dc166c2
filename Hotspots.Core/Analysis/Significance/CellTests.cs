using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Tests of places with the correction for many. What do the tests say of each place, corrected for their number?</summary>
/// <remarks>Places are the cells of a grid (<see cref="CellField"/>) or polygons with lists of neighbours; the statistics are the same.</remarks>
internal static class CellTests
{
    /// <summary>Short name of Gi*.</summary>
    public const string GiStarName = "gi-star";

    /// <summary>Short name of local Moran's I.</summary>
    public const string LocalMoranName = "local-moran";

    /// <summary>Gi* of each cell of the area.</summary>
    public static CellStatistics GiStarOf(CellField field, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] counts = field.AtCells(field.Counts);
        double[] sums = Round(field, field.Counts, options, workers), sizes = Round(field, field.Marks, options, workers);
        if (field.Exposure is not { } exposure)
            return GiStarOf(
                counts, counts, sums, sizes, new BinomialCounts(counts.Length, Total(counts), field.Unit), sums, sizes, options, workers, meter);
        double[] excess = field.Excess();
        return GiStarOf(
            counts, field.AtCells(excess), Round(field, excess, options, workers), sizes,
            new BinomialCounts(Total(field.AtCells(exposure)), Total(counts), field.Unit), sums, Round(field, exposure, options, workers), options,
            workers, meter);
    }

    /// <summary>Gi* of each cell of the area, its z alone: what cells are ranked by.</summary>
    public static double[] GiStarScoresOf(CellField field, CellTestOptions options, WorkSharing workers)
    {
        double[] excess = field.Excess();
        return GiStar.Scores(field.AtCells(excess), Round(field, excess, options, workers), Round(field, field.Marks, options, workers));
    }

    /// <summary>Gi* of each polygon, the polygon itself counted among its neighbours; what is counted are incidents, 1 each.</summary>
    public static CellStatistics GiStarOf(double[] counts, NeighbourLists lists, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] sums = lists.Sums(counts);
        int[] degrees = lists.Degrees();
        double[] sizes = Array.ConvertAll(degrees, static k => k + 1.0);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += counts[i];
        return GiStarOf(counts, counts, sums, sizes, new BinomialCounts(counts.Length, Total(counts), unit: 1), sums, sizes, options, workers, meter);
    }

    /// <summary>Local Moran's I of each cell of the area.</summary>
    public static CellStatistics LocalMoranOf(CellField field, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] excess = field.Excess(), values = field.AtCells(excess), sums = Round(field, excess, options, workers);
        for (int i = 0; i < sums.Length; i++)
            sums[i] -= values[i];
        return LocalMoranOf(field.AtCells(field.Counts), values, sums, Others(Round(field, field.Marks, options, workers)), options, workers, meter);
    }

    /// <summary>Local Moran's I of each polygon.</summary>
    public static CellStatistics LocalMoranOf(
        double[] counts, NeighbourLists lists, CellTestOptions options, WorkSharing workers, ProgressMeter meter) =>
        LocalMoranOf(counts, counts, lists.Sums(counts), lists.Degrees(), options, workers, meter);

    /// <summary>The sum of a column over each cell of the area and those round it.</summary>
    private static double[] Round(CellField field, double[] dense, CellTestOptions options, WorkSharing workers) =>
        field.AtCells(RingSums.Of(field.Grid, options.Rings, dense, workers));

    /// <summary>Gi* of values and of their sums over so many places; beside chance <paramref name="held"/> on so much
    /// <paramref name="ground"/>.</summary>
    private static CellStatistics GiStarOf(
        double[] counts, double[] values, double[] sums, double[] sizes, BinomialCounts chance, double[] held, double[] ground,
        CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] z = GiStar.Scores(values, sums, sizes), p;
        if (options.PFrom == ChanceModel.Permutation)
        {
            for (int i = 0; i < sums.Length; i++)
                sums[i] -= values[i];
            p = Rearranged(values, sums, Others(sizes), options, workers, meter);
        }
        else
        {
            p = GiStar.TwoSided(z, workers);
            if (options.PFrom == ChanceModel.Counts)
                chance.Raise(p, held, ground, workers);
        }
        CellClass[] classes = Array.ConvertAll(
            z, static score => score > 0 ? CellClass.HighHigh : score < 0 ? CellClass.LowLow : CellClass.NotSignificant);
        return Judge(GiStarName, counts, z, z, p, classes, options);
    }

    private static CellStatistics LocalMoranOf(
        double[] counts, double[] values, double[] sums, int[] neighbours, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        LocalMoranScores scores = LocalMoran.Scores(values, sums, neighbours);
        double[] p = options.Permutations > 0
            ? Rearranged(values, sums, neighbours, options, workers, meter)
            : GiStar.TwoSided(scores.Z, workers);
        for (int i = 0; i < p.Length; i++)
        {
            // An average place has I = 0 whatever its neighbours.
            if (scores.Quadrants[i] == CellClass.NotSignificant)
                p[i] = 1;
        }
        return Judge(LocalMoranName, counts, scores.I, scores.Z, p, scores.Quadrants, options);
    }

    private static CellStatistics Judge(
        string statistic, double[] counts, double[] values, double[] z, double[] p, CellClass[] classes, CellTestOptions options)
    {
        double[] q = MultipleTesting.Adjust(p, options.Correction, options.Alpha);
        for (int i = 0; i < q.Length; i++)
        {
            if (q[i] > options.Alpha)
                classes[i] = CellClass.NotSignificant;
        }
        return new CellStatistics
        {
            Statistic = statistic,
            Counts = counts,
            Values = values,
            Z = z,
            P = p,
            Q = q,
            Classes = classes,
            Alpha = options.Alpha,
            Correction = options.Correction,
        };
    }

    private static double[] Rearranged(
        double[] values, double[] sums, int[] neighbours, CellTestOptions options, WorkSharing workers, ProgressMeter meter) =>
        options.IsSequential && options.Correction != Correction.None
            ? ConditionalPermutations.Sequential(
                values, sums, neighbours, options.Permutations, options.Alpha, options.Correction == Correction.BenjaminiHochberg, options.Seed,
                workers, meter)
            : ConditionalPermutations.TwoSided(values, sums, neighbours, options.Permutations, options.Seed, workers, meter);

    private static double Total(double[] counts)
    {
        double total = 0;
        foreach (double count in counts)
            total += count;
        return total;
    }

    private static int[] Others(double[] sizes) => Array.ConvertAll(sizes, static size => (int)size - 1);
}
