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
    private readonly double _leastZ;
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
        _leastZ = LeastZ(options.Alpha);
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
            double bound = CriticalP(scratch.P.AsSpan(0, scratch.Candidates), _field.Cells.Length, _options);
            var bits = new ulong[(_occupied.Length + BitsAWord - 1) / BitsAWord];
            for (int cell = 0; cell < _occupied.Length; cell++)
                bits[cell / BitsAWord] |= scratch.HotP[_occupied[cell]] <= bound ? 1UL << cell % BitsAWord : 0;
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
        Moments moments = Moments.Of(scratch.CellCounts);
        GiStar.Into(moments, scratch.CellSums, _sizes, scratch.Z);
        Judge(new BinomialCounts(cells.Length, moments.Mean * cells.Length, _field.Unit), scratch);
    }

    /// <summary>The p-values that can be significant, and where they are those of hot cells.</summary>
    private void Judge(BinomialCounts chance, Scratch scratch)
    {
        scratch.Known.Clear();
        int candidates = 0;
        for (int i = 0; i < scratch.Z.Length; i++)
        {
            double z = scratch.Z[i], p = double.PositiveInfinity;
            if (Math.Abs(z) >= _leastZ)
            {
                (double Sum, double Size) key = (scratch.CellSums[i], _sizes[i]);
                if (!scratch.Known.TryGetValue(key, out p))
                    scratch.Known.Add(key, p = Math.Max(ErrorFunction.TwoSided(z), chance.TwoSided(key.Sum, key.Size)));
                scratch.P[candidates++] = p;
            }
            scratch.HotP[i] = z > 0 ? p : double.PositiveInfinity;
        }
        scratch.Candidates = candidates;
    }

    /// <summary>The largest p that is significant after correction; negative when none is.</summary>
    /// <param name="candidates">All p-values up to α, and any others; sorted on return.</param>
    /// <param name="n">How many there are with those that are not given.</param>
    /// <param name="options">Level and correction.</param>
    internal static double CriticalP(Span<double> candidates, int n, AgreementOptions options)
    {
        candidates.Sort();
        // From the largest: of equal ones the first met has the highest rank and decides for all.
        for (int i = candidates.Length - 1; i >= 0; i--)
        {
            int rank = options.Correction switch { Correction.BenjaminiHochberg => i + 1, Correction.Bonferroni => 1, _ => n };
            if (candidates[i] <= rank * options.Alpha / n)
                return candidates[i];
        }
        return -1;
    }

    /// <summary>Only a cell at least so far from 0 can have a p up to α: z with 2Φ(−z) = α by bisection, less a rounding.</summary>
    private static double LeastZ(double alpha)
    {
        const double Margin = 1e-9;
        double low = 0, high = 40;
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = ErrorFunction.TwoSided(middle) > alpha ? (middle, high) : (low, middle);
        }
        return low - Margin;
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

        /// <summary>p-values of the cells that can be significant.</summary>
        public double[] P { get; } = new double[field.Cells.Length];

        /// <summary>How many of <see cref="P"/> are in use.</summary>
        public int Candidates { get; set; }

        /// <summary>p of each cell above the average that can be significant, else infinite.</summary>
        public double[] HotP { get; } = new double[field.Cells.Length];

        public Dictionary<(double Sum, double Size), double> Known { get; } = [];
    }
}
