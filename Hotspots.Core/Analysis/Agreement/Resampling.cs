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

    private readonly AgreementOptions _options;
    private readonly int[] _asked;
    private readonly Pile[] _piles;
    private readonly HotTest _test;
    private readonly ConcurrentBag<HotTest.Scratch> _spare = [];

    /// <summary>Prepares the draws: what the resamples share.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="field">The cells.</param>
    /// <param name="occupied">The rows of the cells with incidents, ascending: those that are asked about.</param>
    /// <param name="options">How often, and what is hot.</param>
    public Resampling(PointSet points, CellField field, int[] occupied, AgreementOptions options)
    {
        _options = options;
        var cells = new TouchedCells(field, occupied, 1);
        _asked = cells.OfOccupied;
        _test = new HotTest(field, cells, options);
        _piles = Piles(points, field, occupied);
    }

    /// <summary>Draws and tests: one bit an occupied cell for each resample.</summary>
    public ulong[][] Run(WorkSharing workers)
    {
        var hot = new ulong[_options.Resamples][];
        workers.RunBlocks(_options.Resamples, resample =>
        {
            HotTest.Scratch scratch = _spare.TryTake(out HotTest.Scratch? spare) ? spare : _test.NewScratch();
            Draw(new SeededRandom(LaneRandom.Mix(_options.Seed, resample)), scratch.Counts);
            double bound = _test.Test(scratch);
            var bits = new ulong[(_asked.Length + BitsAWord - 1) / BitsAWord];
            for (int cell = 0; cell < _asked.Length; cell++)
                bits[cell / BitsAWord] |= scratch.HotP[_asked[cell]] <= bound ? 1UL << cell % BitsAWord : 0;
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

    /// <summary>The incidents of one weight in one cell, in order of cell and weight.</summary>
    private static Pile[] Piles(PointSet points, CellField field, int[] occupied)
    {
        var numberOf = new int[field.Cells.Length];
        for (int number = 0; number < occupied.Length; number++)
            numberOf[occupied[number]] = number;
        var counts = new Dictionary<(int Cell, double Weight), int>();
        for (int i = 0; i < points.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (numberOf[field.RowOfCell[field.CellOfPoint[i]]], points.WeightAt(i)), out _)++;
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
}
