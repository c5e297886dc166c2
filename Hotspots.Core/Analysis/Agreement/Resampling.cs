using System.Collections.Concurrent;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>Which cells are hot in redrawn sets of incidents?</summary>
internal sealed class Resampling
{
    private const int BitsAWord = 64;

    private readonly CellField _field;
    private readonly AgreementOptions _options;
    private readonly int[] _occupied;
    private readonly Pile[] _piles;
    private readonly double[] _sizes;
    private readonly ConcurrentBag<Scratch> _spare = [];

    /// <summary>Prepares the draws: what the resamples share.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="field">The cells.</param>
    /// <param name="occupied">The rows of the cells that are asked about.</param>
    /// <param name="options">How often, and what is hot.</param>
    public Resampling(PointSet points, CellField field, int[] occupied, AgreementOptions options)
    {
        (_field, _occupied, _options) = (field, occupied, options);
        _piles = Piles(points, field);
        _sizes = field.AtCells(RingSums.Of(field.Grid, 1, field.Marks, WorkSharing.Alone(CancellationToken.None)));
    }

    /// <summary>Draws and tests: one bit an occupied cell for each resample.</summary>
    public ulong[][] Run(WorkSharing workers)
    {
        var hot = new ulong[_options.Resamples][];
        workers.RunBlocks(_options.Resamples, resample =>
        {
            Scratch scratch = _spare.TryTake(out Scratch? spare) ? spare : new Scratch(_field);
            Draw(new SeededRandom(LaneRandom.Mix(_options.Seed, resample)), scratch);
            Score(scratch);
            double bound = CriticalZ(scratch.Z, scratch.Candidates, _options);
            var bits = new ulong[(_occupied.Length + BitsAWord - 1) / BitsAWord];
            for (int cell = 0; cell < _occupied.Length; cell++)
                bits[cell / BitsAWord] |= scratch.Z[_occupied[cell]] >= bound ? 1UL << cell % BitsAWord : 0;
            hot[resample] = bits;
            _spare.Add(scratch);
        });
        return hot;
    }

    private void Draw(SeededRandom random, Scratch scratch)
    {
        Array.Clear(scratch.Counts);
        foreach (Pile pile in _piles)
            scratch.Counts[pile.Cell] += pile.Weight * pile.Chance.Draw(random);
    }

    private void Score(Scratch scratch)
    {
        Array.Clear(scratch.Sums);
        RingSums.Into(_field.Grid, 1, scratch.Counts, scratch.Sums, WorkSharing.Alone(CancellationToken.None));
        int[] cells = _field.Cells;
        for (int i = 0; i < cells.Length; i++)
        {
            scratch.CellCounts[i] = scratch.Counts[cells[i]];
            scratch.CellSums[i] = scratch.Sums[cells[i]];
        }
        GiStar.Into(Moments.Of(scratch.CellCounts), scratch.CellSums, _sizes, scratch.Z);
    }

    /// <summary>The z that a cell must reach to be hot and significant after correction; infinite when none does.</summary>
    /// <param name="z">Of all cells.</param>
    /// <param name="candidates">Room for as many.</param>
    /// <param name="options">Level and correction.</param>
    internal static double CriticalZ(ReadOnlySpan<double> z, Span<double> candidates, AgreementOptions options)
    {
        // Only cells with p ≤ α can pass; the quantile is rounded down and p decides.
        const double Margin = 1e-9;
        double alpha = options.Alpha, least = Quantile(alpha) - Margin;
        int count = 0;
        foreach (double score in z)
        {
            double away = Math.Abs(score);
            if (away >= least)
                candidates[count++] = away;
        }
        candidates = candidates[..count];
        candidates.Sort();
        int n = z.Length;
        // From the least extreme: its rank among all p-values in ascending order is the number of candidates.
        for (int i = 0; i < count; i++)
        {
            int rank = options.Correction switch { Correction.BenjaminiHochberg => count - i, Correction.Bonferroni => 1, _ => n };
            // Of equal ones the first met has the highest rank and decides for all.
            if (ErrorFunction.TwoSided(candidates[i]) <= rank * alpha / n)
                return candidates[i];
        }
        return double.PositiveInfinity;
    }

    /// <summary>z with 2Φ(−z) = p, by bisection.</summary>
    private static double Quantile(double p)
    {
        double low = 0, high = 40;
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = ErrorFunction.TwoSided(middle) > p ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The incidents of one weight in one cell, in order of cell and weight.</summary>
    private static Pile[] Piles(PointSet points, CellField field)
    {
        var counts = new Dictionary<(int Cell, double Weight), int>();
        for (int i = 0; i < points.Count; i++)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (field.CellOfPoint[i], points.WeightAt(i)), out _)++;
        (int Cell, double Weight)[] keys = [.. counts.Keys];
        Array.Sort(keys);
        var tables = new Dictionary<int, PoissonTable>();
        return Array.ConvertAll(keys, key =>
        {
            int count = counts[key];
            if (!tables.TryGetValue(count, out PoissonTable? table))
                tables.Add(count, table = new PoissonTable(count));
            return new Pile(key.Cell, key.Weight, table);
        });
    }

    private readonly record struct Pile(int Cell, double Weight, PoissonTable Chance);

    private sealed class Scratch(CellField field)
    {
        public double[] Counts { get; } = new double[field.Grid.CellCount];

        public double[] Sums { get; } = new double[field.Grid.CellCount];

        public double[] CellCounts { get; } = new double[field.Cells.Length];

        public double[] CellSums { get; } = new double[field.Cells.Length];

        public double[] Z { get; } = new double[field.Cells.Length];

        public double[] Candidates { get; } = new double[field.Cells.Length];
    }
}
