using System.Numerics;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Sighting as the overlap sees it: in one town and one span of time.</summary>
/// <param name="Stratum">Town and span of time, any number.</param>
/// <param name="Cell">Which cell, any number.</param>
/// <param name="Label">Which line, 0 or more.</param>
internal readonly record struct LabelledCell(long Stratum, long Cell, int Label);

/// <summary>Overlap of two lines.</summary>
/// <param name="A">The line with the lower number.</param>
/// <param name="B">The other.</param>
/// <param name="CellsA">Cells that A occupies, summed over the strata in which both are.</param>
/// <param name="CellsB">Cells that B occupies there.</param>
/// <param name="Shared">Cells that both do.</param>
/// <param name="Least">Sightings there of the one that has fewer.</param>
internal sealed record PairOverlap(int A, int B, int CellsA, int CellsB, int Shared, int Least)
{
    /// <summary>Jaccard index, 0 to 1.</summary>
    public double Jaccard => LineOverlap.Index(CellsA, CellsB, Shared);

    /// <summary>Its mean over the shuffles; null where it was not tested.</summary>
    public double? Expected { get; init; }

    /// <summary>(1 + shuffles with an index as high or higher) / (1 + shuffles); null where it was not tested.</summary>
    public double? P { get; init; }
}

/// <summary>Jaccard index of the cells that two labels occupy in the same strata, against permutations of labels within strata.</summary>
/// <remarks>
/// <para>
/// A stratum is a town in 28 days. For each pair only strata in which both are have a say: what one has where the other never was says
/// nothing of shared places. All labels of a stratum are shuffled together, so that how many each has in each town and time stays, and how often
/// anything happened in each cell, too. One-sided: where incidents come in bursts at one place, labels stand together more than by chance, which
/// makes a low index of nothing, and a high one rarer than the test thinks.
/// </para>
/// <para>Deterministic whatever the core count: a shuffle depends on the seed and its number alone, and sums go by number.</para>
/// </remarks>
internal sealed class LineOverlap
{
    private const int WordBits = 64;

    /// <summary>Of each sighting the place of its label among those of its stratum; −1 for a label that is not tested.</summary>
    private readonly int[] _labels;
    private readonly Stratum[] _strata;
    private readonly int _pairs;

    private LineOverlap(int[] labels, Stratum[] strata, int pairs) => (_labels, _strata, _pairs) = (labels, strata, pairs);

    /// <summary>Jaccard index of two sets by their sizes and what they share; 0 where both are empty.</summary>
    public static double Index(int a, int b, int shared) => a + b == 0 ? 0 : (double)shared / (a + b - shared);

    /// <summary>The overlap of every two labels that have a stratum in common.</summary>
    /// <param name="sightings">In any order.</param>
    /// <param name="isTested">Labels whose pairs are looked at; those of the others are shuffled with them.</param>
    /// <param name="fewest">Sightings in common strata that each of a pair must have to be tested.</param>
    /// <param name="shufflesFor">How many shuffles, by the number of pairs that are tested.</param>
    /// <param name="seed">Of the shuffles.</param>
    /// <param name="sharing">How many cores may help, and who may stop it.</param>
    /// <returns>By A, then B.</returns>
    public static PairOverlap[] Of(
        IReadOnlyList<LabelledCell> sightings, Predicate<int> isTested, int fewest, Func<int, int> shufflesFor, ulong seed, WorkSharing sharing)
    {
        // The same shuffles whatever the order of the rows.
        LabelledCell[] sorted =
            [.. sightings.OrderBy(static one => one.Stratum).ThenBy(static one => one.Cell).ThenBy(static one => one.Label)];
        var pairOf = new SortedDictionary<(int A, int B), int>();
        int[][] present = PresentIn(sorted, isTested, out int[] starts);
        foreach (int[] labels in present)
        {
            foreach ((int a, int b) in PairsOf(labels))
                pairOf.TryAdd((a, b), 0);
        }
        (int A, int B)[] pairs = [.. pairOf.Keys];
        for (int i = 0; i < pairs.Length; i++)
            pairOf[pairs[i]] = i;
        var strata = new Stratum[present.Length];
        for (int s = 0; s < strata.Length; s++)
            strata[s] = new Stratum(sorted, starts[s], starts[s + 1], present[s], pairOf);
        // Where no two are there is nothing to shuffle.
        var overlap = new LineOverlap(
            [.. strata.SelectMany(stratum => stratum.PlacesOf(sorted))], Array.FindAll(strata, static stratum => stratum.Pairs.Length > 0),
            pairs.Length);
        PairCounts[] observed = overlap.Count(overlap._labels);
        int[] least = overlap.LeastOf();
        PairOverlap[] found =
        [
            .. pairs.Select((pair, i) => new PairOverlap(pair.A, pair.B, observed[i].A, observed[i].B, observed[i].Shared, least[i])),
        ];
        int[] tested = [.. Enumerable.Range(0, found.Length).Where(i => found[i].Least >= fewest)];
        if (tested.Length == 0)
            return found;
        double[][] shuffled = overlap.Shuffled(tested, shufflesFor(tested.Length), seed, sharing);
        for (int t = 0; t < tested.Length; t++)
        {
            PairOverlap one = found[tested[t]];
            double sum = 0;
            int high = 0;
            foreach (double[] indices in shuffled)
            {
                sum += indices[t];
                high += indices[t] >= one.Jaccard ? 1 : 0;
            }
            found[tested[t]] = one with { Expected = sum / shuffled.Length, P = (1.0 + high) / (1 + shuffled.Length) };
        }
        return found;
    }

    private static int[][] PresentIn(LabelledCell[] sorted, Predicate<int> isTested, out int[] starts)
    {
        var begin = new List<int>();
        var present = new List<int[]>();
        for (int from = 0, until; from < sorted.Length; from = until)
        {
            var labels = new SortedSet<int>();
            for (until = from; until < sorted.Length && sorted[until].Stratum == sorted[from].Stratum; until++)
            {
                if (isTested(sorted[until].Label))
                    labels.Add(sorted[until].Label);
            }
            begin.Add(from);
            present.Add([.. labels]);
        }
        begin.Add(sorted.Length);
        starts = [.. begin];
        return [.. present];
    }

    private static IEnumerable<(int A, int B)> PairsOf(int[] labels)
    {
        for (int a = 0; a < labels.Length; a++)
        {
            for (int b = a + 1; b < labels.Length; b++)
                yield return (labels[a], labels[b]);
        }
    }

    private double[][] Shuffled(int[] tested, int shuffles, ulong seed, WorkSharing sharing)
    {
        var indices = new double[shuffles][];
        sharing.RunBlocks(shuffles, number =>
        {
            int[] labels = [.. _labels];
            SeededRandom chances = Shuffles.ChancesOf(seed, number);
            foreach (Stratum stratum in _strata)
                Shuffles.Shuffle(labels.AsSpan(stratum.From, stratum.Cells.Length), chances);
            PairCounts[] counts = Count(labels);
            indices[number] = Array.ConvertAll(tested, i => Index(counts[i].A, counts[i].B, counts[i].Shared));
        });
        return indices;
    }

    private PairCounts[] Count(int[] labels)
    {
        var counts = new PairCounts[_pairs];
        foreach (Stratum stratum in _strata)
            stratum.Count(labels, counts);
        return counts;
    }

    private int[] LeastOf()
    {
        (int[] first, int[] second) = (new int[_pairs], new int[_pairs]);
        foreach (Stratum stratum in _strata)
        {
            int[] own = stratum.CountOf(_labels);
            foreach (PlacedPair pair in stratum.Pairs)
            {
                first[pair.Number] += own[pair.A];
                second[pair.Number] += own[pair.B];
            }
        }
        return [.. first.Zip(second, static (a, b) => Math.Min(a, b))];
    }

    private record struct PairCounts(int A, int B, int Shared);

    /// <summary>Pair in a stratum.</summary>
    /// <param name="Number">Which of all pairs.</param>
    /// <param name="A">The place of its first label among those of the stratum.</param>
    /// <param name="B">That of its second.</param>
    private readonly record struct PlacedPair(int Number, int A, int B);

    /// <summary>One town in one span of time: its sightings stand together, and have cells from 0 on.</summary>
    private sealed class Stratum
    {
        private readonly Dictionary<int, int> _places = [];
        private readonly int _words;

        public Stratum(LabelledCell[] sorted, int from, int until, int[] labels, SortedDictionary<(int A, int B), int> pairOf)
        {
            From = from;
            Cells = new int[until - from];
            int cell = 0;
            for (int i = from; i < until; i++)
            {
                cell += i > from && sorted[i].Cell != sorted[i - 1].Cell ? 1 : 0;
                Cells[i - from] = cell;
            }
            _words = cell / WordBits + 1;
            foreach (int label in labels)
                _places.Add(label, _places.Count);
            Pairs = [.. PairsOf(labels).Select(pair => new PlacedPair(pairOf[pair], _places[pair.A], _places[pair.B]))];
        }

        public int From { get; }

        public int[] Cells { get; }

        public PlacedPair[] Pairs { get; }

        public IEnumerable<int> PlacesOf(LabelledCell[] sorted) =>
            Enumerable.Range(From, Cells.Length).Select(i => _places.GetValueOrDefault(sorted[i].Label, -1));

        public int[] CountOf(int[] labels)
        {
            var own = new int[_places.Count];
            foreach (int place in labels.AsSpan(From, Cells.Length))
            {
                if (place >= 0)
                    own[place]++;
            }
            return own;
        }

        public void Count(int[] labels, PairCounts[] counts)
        {
            var occupied = new ulong[_places.Count * _words];
            for (int i = 0; i < Cells.Length; i++)
            {
                int place = labels[From + i];
                if (place >= 0)
                    occupied[place * _words + Cells[i] / WordBits] |= 1UL << (Cells[i] % WordBits);
            }
            foreach (PlacedPair pair in Pairs)
            {
                ref PairCounts count = ref counts[pair.Number];
                for (int w = 0; w < _words; w++)
                {
                    ulong a = occupied[pair.A * _words + w], b = occupied[pair.B * _words + w];
                    count.A += BitOperations.PopCount(a);
                    count.B += BitOperations.PopCount(b);
                    count.Shared += BitOperations.PopCount(a & b);
                }
            }
        }
    }
}
