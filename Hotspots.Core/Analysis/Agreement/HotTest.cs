using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>Which cells are hot, given what the occupied ones hold? Gi*, by the larger of the normal p and that of counts, corrected.</summary>
/// <remarks>
/// The same answer as from all cells one by one (<see cref="CellTests"/>), from those alone that can be significant. Of
/// n cells only M with p ≤ α are candidates, so that after Benjamini and Hochberg's correction none above αM/n is significant; fewer have
/// a p up to that, and so on. What is left is mostly very little.
/// </remarks>
internal sealed class HotTest
{
    /// <summary>Sums below this are looked up by number.</summary>
    private const int FewIncidents = 64;

    /// <summary>Steps in which the share of candidates is halved.</summary>
    private const int StepsAHalving = 4;

    /// <summary>Halvings from all cells down to one of a hundred million.</summary>
    private const int Halvings = 27;

    // Made once: a thousand areas are tested at the same level.
    private static readonly double[] UsualLeastZ = LeastZ(MultipleTesting.UsualAlpha);

    private readonly CellField _field;
    private readonly TouchedCells _cells;
    private readonly AgreementOptions _options;
    private readonly double[] _leastZ;

    /// <summary>Prepares the test.</summary>
    /// <param name="field">The cells.</param>
    /// <param name="cells">Those of them that matter.</param>
    /// <param name="options">Level and correction.</param>
    public HotTest(CellField field, TouchedCells cells, AgreementOptions options)
    {
        (_field, _cells, _options) = (field, cells, options);
        _leastZ = options.Alpha == MultipleTesting.UsualAlpha ? UsualLeastZ : LeastZ(options.Alpha);
    }

    /// <summary>Room for one test at a time.</summary>
    public Scratch NewScratch() => new(_cells);

    /// <summary>Tests what <see cref="Scratch.Counts"/> holds.</summary>
    /// <returns>An occupied cell is hot when its <see cref="Scratch.HotP"/> is at most this.</returns>
    public double Test(Scratch scratch)
    {
        int cells = _field.Cells.Length;
        _cells.Sum(scratch.Counts, scratch.Sums);
        Moments moments = Moments.Of(scratch.Counts, cells);
        GiStar.Into(moments, scratch.Sums, _cells.Sizes, scratch.Z);
        int candidates = Judge(new BinomialCounts(cells, moments.Mean * cells, _field.Unit), scratch);
        return CriticalP(scratch.P.AsSpan(0, candidates), scratch.Cells.AsSpan(0, candidates), cells, _options);
    }

    /// <summary>The p-values that can be significant, and where they are those of hot cells; how many they are.</summary>
    private int Judge(BinomialCounts chance, Scratch scratch)
    {
        scratch.Known.Clear();
        scratch.KnownFew.AsSpan().Fill(double.NaN);
        double leastZ = BoundOf(scratch.Z);
        int candidates = 0;
        for (int i = 0; i < scratch.Z.Length; i++)
        {
            double z = scratch.Z[i], p = double.PositiveInfinity;
            if (Math.Abs(z) >= leastZ)
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
        return candidates;
    }

    /// <summary>Nothing nearer to 0 can be significant.</summary>
    private double BoundOf(ReadOnlySpan<double> z)
    {
        if (_options.Correction != Correction.BenjaminiHochberg)
            return _leastZ[_options.Correction == Correction.Bonferroni ? StepOf(1) : 0];
        for (int step = 0; ;)
        {
            // Each of the touched cells is one cell; what comes after them stands for many.
            int above = Beyond(z[.._cells.Touched], _leastZ[step]);
            for (int i = _cells.Touched; i < z.Length; i++)
                above += Math.Abs(z[i]) >= _leastZ[step] ? _cells.Cells[i] : 0;
            int next = Math.Max(step, StepOf(Math.Max(1, above)));
            if (next == step)
                return _leastZ[step];
            step = next;
        }
    }

    /// <summary>How many values are at least so far from 0?</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Beyond(ReadOnlySpan<double> values, double bound)
    {
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(values);
        Vector<double> bounds = Vector.Create(bound);
        Vector<long> beyond = Vector<long>.Zero;
        foreach (Vector<double> some in wide)
            beyond -= Vector.GreaterThanOrEqual(Vector.Abs(some), bounds);
        int count = (int)Vector.Sum(beyond);
        foreach (double value in values[(wide.Length * Vector<double>.Count)..])
            count += Math.Abs(value) >= bound ? 1 : 0;
        return count;
    }

    /// <summary>The last step at which at least so many of all cells would be candidates.</summary>
    private int StepOf(int cells) =>
        Math.Clamp((int)(StepsAHalving * Math.Log2((double)_field.Cells.Length / cells)), 0, _leastZ.Length - 1);

    /// <summary>The p-value of a sum over so many cells in this test; not a number while it is not known. Counts have many ties.</summary>
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

    /// <summary>For each step, how far from 0 a cell must be to have a p up to its share of α: z with 2Φ(−z) = p by bisection, less a rounding.</summary>
    private static double[] LeastZ(double alpha)
    {
        const double Margin = 1e-9;
        var bounds = new double[StepsAHalving * Halvings + 1];
        for (int i = 0; i < bounds.Length; i++)
        {
            double p = alpha * Math.Pow(2, -(double)i / StepsAHalving), low = 0, high = 40;
            for (int halving = 0; halving < 60; halving++)
            {
                double middle = (low + high) / 2;
                (low, high) = ErrorFunction.TwoSided(middle) > p ? (middle, high) : (low, middle);
            }
            bounds[i] = low - Margin;
        }
        return bounds;
    }

    /// <summary>What one test needs; one thread at a time.</summary>
    internal sealed class Scratch(TouchedCells cells)
    {
        /// <summary>What each occupied cell holds: to be filled.</summary>
        public double[] Counts { get; } = new double[cells.OfOccupied.Length];

        public double[] Sums { get; } = new double[cells.Sizes.Length];

        public double[] Z { get; } = new double[cells.Sizes.Length];

        /// <summary>p-values of the entries that can be significant.</summary>
        public double[] P { get; } = new double[cells.Sizes.Length];

        /// <summary>For how many cells each of <see cref="P"/> stands.</summary>
        public int[] Cells { get; } = new int[cells.Sizes.Length];

        /// <summary>p of each entry above the average that can be significant, else infinite.</summary>
        public double[] HotP { get; } = new double[cells.Sizes.Length];

        public double[] KnownFew { get; } = new double[((int)cells.Sizes.DefaultIfEmpty().Max() + 1) * FewIncidents];

        public Dictionary<(double Sum, double Size), double> Known { get; } = [];
    }
}
