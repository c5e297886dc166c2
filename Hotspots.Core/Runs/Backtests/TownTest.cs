using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Predictions;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>One map in one town and fold, at one size of ground.</summary>
/// <param name="Measures">What it held.</param>
/// <param name="Patches">How its ground hangs together.</param>
/// <param name="Patrolled">What patrols leave of it; null where nobody said where they were.</param>
internal readonly record struct MapOutcome(PredictionMeasures Measures, FlaggedPatches Patches, PatrolledOutcome? Patrolled);

/// <summary>One map, without the cells in which a patrol was during the test.</summary>
/// <param name="Cells">Flagged cells in which one was.</param>
/// <param name="Hits">Test incidents in the flagged cells in which none was; tied cells share theirs.</param>
/// <param name="Of">Test incidents where none was.</param>
internal readonly record struct PatrolledOutcome(int Cells, double Hits, int Of);

/// <summary>Every map in one town and fold.</summary>
/// <param name="Outcomes">By map, then by size of ground.</param>
/// <param name="Pairs">By map: incidents that it alone held, and those that the simplest alone held, at the size asked for.</param>
/// <param name="Tested">Test incidents.</param>
/// <param name="Trained">Incidents the maps were made from.</param>
internal sealed record TownOutcome(MapOutcome[][] Outcomes, PairedHits[] Pairs, int Tested, int Trained);

/// <summary>Test of maps in one town: made from what was before, held against what followed.</summary>
/// <param name="area">The town with all of its incidents.</param>
/// <param name="cells">Its ground.</param>
/// <param name="points">Where incidents are.</param>
/// <param name="timed">When.</param>
internal sealed class TownTest(StudyArea area, TownCells cells, PointSet points, TimedIncidents timed)
{
    /// <summary>The town.</summary>
    public StudyArea Area => area;

    /// <summary>Its ground.</summary>
    public TownCells Cells => cells;

    /// <summary>The town with what lies in a stretch of time only.</summary>
    public StudyArea In(StudyPeriod stretch) => area.With(Array.FindAll(area.Members, i => timed.IsIn(i, stretch)));

    /// <summary>Tries the maps.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="before">The town before it.</param>
    /// <param name="maps">The maps, the simplest first.</param>
    /// <param name="scores">How the methods of the catalogue rank its cells.</param>
    /// <param name="flag">Cells flagged.</param>
    /// <param name="track">Where patrols were; null where nobody said.</param>
    public TownOutcome Try(
        BacktestFold fold, TownBefore before, IReadOnlyList<BacktestMap> maps, double[][] scores, FlagWish flag, PatrolTrack? track)
    {
        CellGrid grid = cells.Grid;
        PointSet train = points.Select(before.Area.Members), test = points.Select(In(fold.Test).Members);
        int[] sizes = flag.Sizes, known = before.Known, counts = CountRankings.Counts(test, grid);
        int[] here = Array.ConvertAll(known, cell => counts[cell]);
        int[] fullest = Array.FindAll(counts, static count => count > 0);
        Array.Sort(fullest, static (a, b) => b.CompareTo(a));
        bool[]? patrolled = track?.CellsIn(grid, fold.Test);
        int[] alone = patrolled is null ? [] : Array.ConvertAll(known, cell => patrolled[cell] ? 0 : counts[cell]);
        int left = patrolled is null ? 0 : test.Count - Enumerable.Range(0, counts.Length).Sum(cell => patrolled[cell] ? counts[cell] : 0);
        var curves = new HitCurve[maps.Count];
        var outcomes = new MapOutcome[maps.Count][];
        var pairs = new PairedHits[maps.Count];
        for (int m = 0; m < curves.Length; m++)
        {
            double[] ranking = maps[m] switch
            {
                { Window: { } window } => MapScores.OfCounts(points.Select(In(window(fold)).Members), grid, known),
                { Method: { } method } => scores[method],
                _ => MapScores.OfBlend(train, grid, known),
            };
            curves[m] = new HitCurve(ranking, here);
            HitCurve? without = patrolled is null ? null : new HitCurve(ranking, alone);
            outcomes[m] = Array.ConvertAll(sizes, size => Outcome(curves[m], without, size));
            pairs[m] = PairedHits.Of(curves[m], curves[0], flag.Cells, here);
        }
        return new TownOutcome(outcomes, pairs, test.Count, train.Count);

        MapOutcome Outcome(HitCurve curve, HitCurve? without, int size)
        {
            Hits hits = curve.At(size);
            // The best map may flag any ground, also where nobody looked; what happened there counts as missed.
            long best = fullest.Take(hits.Cells).Sum(static count => (long)count);
            double km2 = grid.CellArea / 1e6;
            int[] flagged = [.. curve.Highest(size).ToArray().Select(i => known[i])];
            return new MapOutcome(
                new PredictionMeasures(hits, test.Count, best, hits.Cells * km2, known.Length * km2), FlaggedPatches.Of(grid, flagged),
                without is null ? null : new PatrolledOutcome(flagged.Count(cell => patrolled![cell]), without.At(size).Expected, left));
        }
    }
}
