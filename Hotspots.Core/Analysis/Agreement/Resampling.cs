using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>Which cells are hot in redrawn sets of incidents?</summary>
internal sealed class Resampling
{
    private const int BitsAWord = 64;

    /// <summary>Sums below this are looked up by number.</summary>
    private const int FewIncidents = 64;

    private readonly CellField _field;
    private readonly AgreementOptions _options;
    private readonly TouchedCells _cells;
    private readonly Pile[] _piles;
    private readonly double _leastZ;
    private readonly ConcurrentBag<Scratch> _spare = [];

    /// <summary>Prepares the draws: what the resamples share.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="field">The cells.</param>
    /// <param name="occupied">The rows of the cells with incidents, ascending: those that are asked about.</param>
    /// <param name="options">How often, and what is hot.</param>
    public Resampling(PointSet points, CellField field, int[] occupied, AgreementOptions options)
    {
        (_field, _options) = (field, options);
        double[] sizes = field.AtCells(RingSums.Of(field.Grid, 1, field.Marks, WorkSharing.Alone(CancellationToken.None)));
        _cells = new TouchedCells(field, occupied, sizes);
        _piles = Piles(points, field, occupied);
        _leastZ = LeastZ(options.Alpha);
    }

    /// <summary>Draws and tests: one bit an occupied cell for each resample.</summary>
    public ulong[][] Run(WorkSharing workers)
    {
        var hot = new ulong[_options.Resamples][];
        int[] asked = _cells.OfOccupied;
        workers.RunBlocks(_options.Resamples, resample =>
        {
            Scratch scratch = _spare.TryTake(out Scratch? spare) ? spare : new Scratch(_cells);
            Draw(new SeededRandom(LaneRandom.Mix(_options.Seed, resample)), scratch.Counts);
            Score(scratch);
            double bound = CriticalP(
                scratch.P.AsSpan(0, scratch.Candidates), scratch.Cells.AsSpan(0, scratch.Candidates), _field.Cells.Length, _options);
            var bits = new ulong[(asked.Length + BitsAWord - 1) / BitsAWord];
            for (int cell = 0; cell < asked.Length; cell++)
                bits[cell / BitsAWord] |= scratch.HotP[asked[cell]] <= bound ? 1UL << cell % BitsAWord : 0;
            hot[resample] = bits;
            _spare.Add(scratch);
        });
        return hot;
    }

    private void Draw(SeededRandom random, double[] counts)
    {
        Array.Clear(counts);
        foreach (Pile pile in _piles)
            counts[pile.Cell] += pile.Weight * pile.Chance.Draw(random);
    }

    private void Score(Scratch scratch)
    {
        int cells = _field.Cells.Length;
        _cells.Sum(scratch.Counts, scratch.Sums);
        Moments moments = Moments.Of(scratch.Counts, cells);
        GiStar.Into(moments, scratch.Sums, _cells.Sizes, scratch.Z);
        Judge(new BinomialCounts(cells, moments.Mean * cells, _field.Unit), scratch);
    }

    /// <summary>The p-values that can be significant, and where they are those of hot cells.</summary>
    private void Judge(BinomialCounts chance, Scratch scratch)
    {
        scratch.Known.Clear();
        scratch.KnownFew.AsSpan().Fill(double.NaN);
        int candidates = 0;
        for (int i = 0; i < scratch.Z.Length; i++)
        {
            double z = scratch.Z[i], p = double.PositiveInfinity;
            if (Math.Abs(z) >= _leastZ)
            {
                double sum = scratch.Sums[i], size = _cells.Sizes[i];
                ref double known = ref Known(scratch, sum, size);
                if (double.IsNaN(known))
                    known = Math.Max(ErrorFunction.TwoSided(z), chance.TwoSided(sum, size));
                p = known;
                (scratch.P[candidates], scratch.Cells[candidates]) = (p, _cells.Cells[i]);
                candidates++;
            }
            scratch.HotP[i] = z > 0 ? p : double.PositiveInfinity;
        }
        scratch.Candidates = candidates;
    }

    /// <summary>The p-value of a sum over so many cells in this draw; not a number while it is not known. Counts have many ties.</summary>
    private static ref double Known(Scratch scratch, double sum, double size)
    {
        int few = (int)sum;
        if (few == sum && few < FewIncidents)
            return ref scratch.KnownFew[(int)size * FewIncidents + few];
        ref double known = ref CollectionsMarshal.GetValueRefOrAddDefault(scratch.Known, (sum, size), out bool isKnown);
        if (!isKnown)
            known = double.NaN;
        return ref known;
    }

    /// <summary>The largest p that is significant after correction; negative when none is.</summary>
    /// <param name="candidates">All p-values up to α, and any others; sorted on return.</param>
    /// <param name="cells">How many cells have each; sorted with them.</param>
    /// <param name="n">How many cells there are with those that are not given.</param>
    /// <param name="options">Level and correction.</param>
    internal static double CriticalP(Span<double> candidates, Span<int> cells, int n, AgreementOptions options)
    {
        KeyedSort.Ascending(candidates, cells);
        int rank = 0;
        foreach (int same in cells)
            rank += same;
        // From the largest: of equal ones the first met has the highest rank and decides for all.
        for (int i = candidates.Length - 1; i >= 0; rank -= cells[i], i--)
        {
            int counted = options.Correction switch { Correction.BenjaminiHochberg => rank, Correction.Bonferroni => 1, _ => n };
            if (candidates[i] <= counted * options.Alpha / n)
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
    private static Pile[] Piles(PointSet points, CellField field, int[] occupied)
    {
        var numberOf = new int[field.Grid.CellCount];
        for (int number = 0; number < occupied.Length; number++)
            numberOf[field.Cells[occupied[number]]] = number;
        var counts = new Dictionary<(int Cell, double Weight), int>();
        for (int i = 0; i < points.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (numberOf[field.CellOfPoint[i]], points.WeightAt(i)), out _)++;
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

    /// <summary>Incidents of one weight in one cell.</summary>
    /// <param name="Cell">Which of the occupied cells.</param>
    /// <param name="Weight">What each counts.</param>
    /// <param name="Chance">How many of them are drawn.</param>
    private readonly record struct Pile(int Cell, double Weight, PoissonTable Chance);

    private sealed class Scratch(TouchedCells cells)
    {
        /// <summary>What each occupied cell holds.</summary>
        public double[] Counts { get; } = new double[cells.OfOccupied.Length];

        public double[] Sums { get; } = new double[cells.Sizes.Length];

        public double[] Z { get; } = new double[cells.Sizes.Length];

        /// <summary>p-values of the entries that can be significant.</summary>
        public double[] P { get; } = new double[cells.Sizes.Length];

        /// <summary>For how many cells each of <see cref="P"/> stands.</summary>
        public int[] Cells { get; } = new int[cells.Sizes.Length];

        /// <summary>How many of <see cref="P"/> are in use.</summary>
        public int Candidates { get; set; }

        /// <summary>p of each entry above the average that can be significant, else infinite.</summary>
        public double[] HotP { get; } = new double[cells.Sizes.Length];

        public double[] KnownFew { get; } = new double[((int)cells.Sizes.DefaultIfEmpty().Max() + 1) * FewIncidents];

        public Dictionary<(double Sum, double Size), double> Known { get; } = [];
    }
}
