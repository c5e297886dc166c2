using System.Globalization;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation.Predictions;

/// <summary>What one map did in several folds.</summary>
/// <param name="Hits">Hits of each fold, ties shared.</param>
/// <param name="OnlyThis">Incidents of all folds that it alone held, not the simplest map.</param>
/// <param name="OnlySimplest">Incidents that the simplest map alone held.</param>
internal sealed record MapTrial(double[] Hits, long OnlyThis, long OnlySimplest);

/// <summary>One map against the simplest.</summary>
/// <param name="Pair">McNemar's exact test.</param>
/// <param name="Corrected">Its p for the number of rivals (Bonferroni), at most 1.</param>
/// <param name="FoldsWon">Folds with more hits than the simplest map's.</param>
/// <param name="IsBetter">More hits in all and in most folds, and beyond chance.</param>
internal readonly record struct RivalVerdict(PairedHits Pair, double Corrected, int FoldsWon, bool IsBetter);

/// <summary>Model selection by paired comparison: the simplest map stays unless another is better beyond chance.</summary>
internal static class MapChoice
{
    /// <summary>The rule, in words.</summary>
    public static string Rule { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"The plain counts stay unless another map has more hits in all earlier tests together, more in most of them, and differs by more "
            + $"than chance (McNemar's exact test, p ≤ {MultipleTesting.UsualAlpha:0.##} for all maps tried together); of several such maps "
            + $"the one with the most hits.");

    /// <summary>Judges the rivals.</summary>
    /// <param name="maps">The simplest first; equally many folds each.</param>
    /// <param name="alpha">Chance of preferring any rival where none is better.</param>
    /// <returns>One a map; the simplest is not better than itself.</returns>
    public static RivalVerdict[] Judge(IReadOnlyList<MapTrial> maps, double alpha = MultipleTesting.UsualAlpha)
    {
        double[] simplest = maps[0].Hits;
        double inAll = simplest.Sum();
        var verdicts = new RivalVerdict[maps.Count];
        verdicts[0] = new RivalVerdict(PairedHits.Of(0, 0), 1, 0, false);
        for (int m = 1; m < verdicts.Length; m++)
        {
            MapTrial map = maps[m];
            PairedHits pair = PairedHits.Of(map.OnlyThis, map.OnlySimplest);
            double corrected = Math.Min(1, pair.P * (maps.Count - 1));
            int won = map.Hits.Zip(simplest).Count(static fold => fold.First > fold.Second);
            bool isBetter = map.Hits.Sum() > inAll && pair.OnlyFirst > pair.OnlySecond && 2 * won > simplest.Length && corrected <= alpha;
            verdicts[m] = new RivalVerdict(pair, corrected, won, isBetter);
        }
        return verdicts;
    }

    /// <summary>
    /// The map that is chosen: 0, the simplest, unless a rival is better; of several the one with the most hits, of equals the earlier.
    /// </summary>
    public static int Choose(IReadOnlyList<MapTrial> maps, RivalVerdict[] verdicts)
    {
        int chosen = 0;
        double most = double.NegativeInfinity;
        for (int m = 1; m < maps.Count; m++)
        {
            if (verdicts[m].IsBetter && maps[m].Hits.Sum() > most)
                (chosen, most) = (m, maps[m].Hits.Sum());
        }
        return chosen;
    }
}
