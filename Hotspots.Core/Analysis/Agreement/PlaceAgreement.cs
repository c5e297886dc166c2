using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>How sure are places, found by whatever method?</summary>
/// <remarks>
/// <para>
/// A place is hot when at least half of its members, by weight, lie in cells whose Gi* is above 0 and significant after correction, p by <see cref="ChanceModel.Counts"/>.
/// That is asked (a) of B resamples of the incidents, in the usual setting: every incident is drawn Poisson(1) times (the Poisson
/// bootstrap; Chamandy et al., "Estimating uncertainty for massive data streams", 2012), so that m incidents of one weight in one cell
/// become Poisson(m); and (b) of the incidents as they are in nine settings: cells of two thirds, once and one and a half times the usual
/// size, each with one, two and three rings of neighbours.
/// </para>
/// <para>
/// Resample b has a stream of chance of its own: the answer depends neither on the cores nor on the order of the incidents. Cost
/// B · (occupied cells + cells of the area); the number of incidents hardly matters.
/// </para>
/// </remarks>
internal static class PlaceAgreement
{
    private static readonly double[] Sizes = [2.0 / 3, 1, 1.5];

    private const int MostRings = 3;

    /// <summary>The share of a place's weight that must be in hot cells.</summary>
    private const double HotShare = 0.5;

    /// <summary>Asks how sure each place is.</summary>
    /// <param name="points">The incidents of one area, with their weights.</param>
    /// <param name="labels">The place of each.</param>
    /// <param name="window">The ground of the area; null for the convex hull of the points.</param>
    /// <param name="options">Cells and chance.</param>
    /// <param name="workers">Who does it.</param>
    /// <returns>One a place, in the order of the labels' numbers.</returns>
    public static Sureness[] Of(PointSet points, ClusterLabels labels, Geometry? window, AgreementOptions options, WorkSharing workers)
    {
        int places = labels.ClusterCount;
        if (places == 0)
            return [];
        var settingsHot = new int[places];
        var smallest = new double[places];
        Array.Fill(smallest, 1);
        var hotResamples = new int[places];
        var silent = new ProgressMeter(null);
        foreach (double size in Sizes)
        {
            CellField field = CellField.Count(points, window, options.Shape, options.CellSize * size, workers);
            PlaceCells cells = PlaceCells.Of(points, labels, field);
            for (int rings = 1; rings <= MostRings; rings++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                CellStatistics statistics = CellTests.GiStarOf(
                    field, new CellTestOptions { Rings = rings, Alpha = options.Alpha, Correction = options.Correction }, workers, silent);
                cells.CountHot(statistics, settingsHot);
                if (size == 1 && rings == 1)
                    cells.FindSmallest(statistics, smallest);
            }
            if (size == 1)
                new Resampling(points, field, cells, options).Run(workers, hotResamples);
        }
        var sureness = new Sureness[places];
        for (int place = 0; place < places; place++)
        {
            sureness[place] = new Sureness(
                (double)hotResamples[place] / options.Resamples, options.Resamples, smallest[place], settingsHot[place], Sizes.Length * MostRings, options.Alpha);
        }
        return sureness;
    }

    /// <summary>How much of each place lies in which cell?</summary>
    internal sealed class PlaceCells
    {
        private readonly double[] _totals;

        private PlaceCells(Share[] shares, double[] totals)
        {
            Shares = shares;
            _totals = totals;
        }

        /// <summary>In order of place, then cell.</summary>
        public Share[] Shares { get; }

        public static PlaceCells Of(PointSet points, ClusterLabels labels, CellField field)
        {
            // A place whose members all weigh nothing is judged by their number.
            var totals = new double[labels.ClusterCount];
            for (int i = 0; i < points.Count; i++)
            {
                if (labels.Labels[i] >= 0)
                    totals[labels.Labels[i]] += points.WeightAt(i);
            }
            var weights = new Dictionary<long, double>();
            for (int i = 0; i < points.Count; i++)
            {
                if (labels.Labels[i] is not (>= 0 and int place))
                    continue;
                long key = ((long)place << 32) | (uint)field.CellOfPoint[i];
                weights[key] = weights.GetValueOrDefault(key) + (totals[place] > 0 ? points.WeightAt(i) : 1);
            }
            long[] keys = [.. weights.Keys];
            Array.Sort(keys);
            Share[] shares = Array.ConvertAll(keys, key => new Share((int)(key >> 32), Array.BinarySearch(field.Cells, (int)(uint)key), weights[key]));
            Array.Clear(totals);
            foreach (Share share in shares)
                totals[share.Place] += share.Weight;
            return new PlaceCells(shares, totals);
        }

        /// <summary>Adds 1 to each place that is hot.</summary>
        public void CountHot(CellStatistics statistics, int[] counts)
        {
            var hot = new double[_totals.Length];
            foreach (Share share in Shares)
            {
                if (statistics.Classes[share.Cell] == CellClass.HighHigh)
                    hot[share.Place] += share.Weight;
            }
            CountHot(hot, counts);
        }

        /// <summary>Adds 1 to each place of which so much weight is in hot cells that it is hot; from many threads at once.</summary>
        public void CountHot(ReadOnlySpan<double> hotWeights, int[] counts)
        {
            for (int place = 0; place < counts.Length; place++)
            {
                if (_totals[place] > 0 && hotWeights[place] >= HotShare * _totals[place])
                    Interlocked.Increment(ref counts[place]);
            }
        }

        /// <summary>The smallest q of each place's cells above the average.</summary>
        public void FindSmallest(CellStatistics statistics, double[] smallest)
        {
            foreach (Share share in Shares)
            {
                if (statistics.Z[share.Cell] > 0)
                    smallest[share.Place] = Math.Min(smallest[share.Place], statistics.Q[share.Cell]);
            }
        }
    }

    /// <summary>So much of a place lies in a cell: a place in <see cref="CellField.Cells"/>.</summary>
    internal readonly record struct Share(int Place, int Cell, double Weight);
}
