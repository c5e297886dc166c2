using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>What do the tests say of each place, corrected for their number?</summary>
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
        double[] sums = field.AtCells(RingSums.Of(field.Grid, options.Rings, field.Counts, workers));
        double[] sizes = field.AtCells(RingSums.Of(field.Grid, options.Rings, field.Marks, workers));
        return GiStarOf(counts, sums, sizes, field.Unit, options, workers, meter);
    }

    /// <summary>Gi* of each polygon, the polygon itself counted among its neighbours; what is counted are incidents, 1 each.</summary>
    public static CellStatistics GiStarOf(double[] counts, NeighbourLists lists, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] sums = lists.Sums(counts);
        int[] degrees = lists.Degrees();
        double[] sizes = Array.ConvertAll(degrees, static k => k + 1.0);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += counts[i];
        return GiStarOf(counts, sums, sizes, unit: 1, options, workers, meter);
    }

    /// <summary>Local Moran's I of each cell of the area.</summary>
    public static CellStatistics LocalMoranOf(CellField field, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] counts = field.AtCells(field.Counts);
        double[] sums = field.AtCells(RingSums.Of(field.Grid, options.Rings, field.Counts, workers));
        double[] sizes = field.AtCells(RingSums.Of(field.Grid, options.Rings, field.Marks, workers));
        for (int i = 0; i < sums.Length; i++)
            sums[i] -= counts[i];
        return LocalMoranOf(counts, sums, Others(sizes), options, workers, meter);
    }

    /// <summary>Local Moran's I of each polygon.</summary>
    public static CellStatistics LocalMoranOf(double[] counts, NeighbourLists lists, CellTestOptions options, WorkSharing workers, ProgressMeter meter) =>
        LocalMoranOf(counts, lists.Sums(counts), lists.Degrees(), options, workers, meter);

    private static CellStatistics GiStarOf(
        double[] counts, double[] sums, double[] sizes, double unit, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        double[] z = GiStar.Scores(counts, sums, sizes), p;
        if (options.PFrom == ChanceModel.Permutation)
        {
            for (int i = 0; i < sums.Length; i++)
                sums[i] -= counts[i];
            p = Rearranged(counts, sums, Others(sizes), options, workers, meter);
        }
        else
        {
            p = GiStar.TwoSided(z, workers);
            if (options.PFrom == ChanceModel.Counts)
                new BinomialCounts(counts.Length, Total(counts), unit).Raise(p, sums, sizes, workers);
        }
        CellClass[] classes = Array.ConvertAll(z, static score => score > 0 ? CellClass.HighHigh : score < 0 ? CellClass.LowLow : CellClass.NotSignificant);
        return Judge(GiStarName, counts, z, z, p, classes, options);
    }

    private static CellStatistics LocalMoranOf(
        double[] counts, double[] sums, int[] neighbours, CellTestOptions options, WorkSharing workers, ProgressMeter meter)
    {
        LocalMoranScores scores = LocalMoran.Scores(counts, sums, neighbours);
        double[] p = options.Permutations > 0
            ? Rearranged(counts, sums, neighbours, options, workers, meter)
            : GiStar.TwoSided(scores.Z, workers);
        for (int i = 0; i < p.Length; i++)
        {
            // An average place has I = 0 whatever its neighbours.
            if (scores.Quadrants[i] == CellClass.NotSignificant)
                p[i] = 1;
        }
        return Judge(LocalMoranName, counts, scores.I, scores.Z, p, scores.Quadrants, options);
    }

    private static CellStatistics Judge(string statistic, double[] counts, double[] values, double[] z, double[] p, CellClass[] classes, CellTestOptions options)
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
        double[] counts, double[] sums, int[] neighbours, CellTestOptions options, WorkSharing workers, ProgressMeter meter) =>
        options.IsSequential && options.Correction != Correction.None
            ? ConditionalPermutations.Sequential(
                counts, sums, neighbours, options.Permutations, options.Alpha, options.Correction == Correction.BenjaminiHochberg, options.Seed, workers, meter)
            : ConditionalPermutations.TwoSided(counts, sums, neighbours, options.Permutations, options.Seed, workers, meter);

    private static double Total(double[] counts)
    {
        double total = 0;
        foreach (double count in counts)
            total += count;
        return total;
    }

    private static int[] Others(double[] sizes) => Array.ConvertAll(sizes, static size => (int)size - 1);
}
