using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Predictions;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>What came out of a back-test, before it is put into words.</summary>
internal sealed class BacktestFindings
{
    private readonly TownOutcome[][] _outcomes;
    private readonly int[] _sizes;
    private readonly int _asked;

    /// <summary>Adds up and chooses.</summary>
    /// <param name="time">The tests.</param>
    /// <param name="towns">The towns, by name.</param>
    /// <param name="maps">The maps, the simplest first.</param>
    /// <param name="flag">Cells flagged.</param>
    /// <param name="outcomes">By fold, then by town.</param>
    public BacktestFindings(
        BacktestTime time, IReadOnlyList<string> towns, IReadOnlyList<BacktestMap> maps, FlagWish flag, TownOutcome[][] outcomes)
    {
        (Towns, Maps, _sizes, _asked, _outcomes) = (towns, maps, flag.Sizes, flag.Asked, outcomes);
        int last = outcomes.Length - 1;
        Folds = [.. time.Folds.Select((fold, f) => FoldOf(fold, f, outcomes[f], f == last))];
        int[] earlier = [.. Enumerable.Range(0, last)];
        Earlier = last == 0 ? [] : [.. Summaries(earlier)];
        Kept = [.. Summaries([last])];
        MapTrial[] trials = [.. maps.Select((_, m) => new MapTrial(
            [.. earlier.Select(f => HitsOf(f, m, _asked))],
            earlier.Sum(f => outcomes[f].Sum(town => town.Pairs[m].OnlyFirst)),
            earlier.Sum(f => outcomes[f].Sum(town => town.Pairs[m].OnlySecond))))];
        RivalVerdict[] verdicts = MapChoice.Judge(trials);
        Chosen = MapChoice.Choose(trials, verdicts);
        Rivals = last == 0 ? [] :
        [
            .. verdicts.Skip(1).Select((verdict, m) => new BacktestRival(
                maps[m + 1].Name, verdict.Pair.OnlyFirst, verdict.Pair.OnlySecond, verdict.Pair.P, verdict.Corrected, verdict.FoldsWon, last,
                verdict.IsBetter)),
        ];
    }

    /// <summary>The towns that were tested, by name.</summary>
    public IReadOnlyList<string> Towns { get; }

    /// <summary>The maps that were tried, the simplest first.</summary>
    public IReadOnlyList<BacktestMap> Maps { get; }

    /// <summary>The folds, the earliest first.</summary>
    public IReadOnlyList<BacktestFoldRecord> Folds { get; }

    /// <summary>Each map and size over all folds but the last; empty where there is no other.</summary>
    public IReadOnlyList<BacktestSummary> Earlier { get; }

    /// <summary>The same in the last.</summary>
    public IReadOnlyList<BacktestSummary> Kept { get; }

    /// <summary>Each map against the simplest; empty where there is but one fold.</summary>
    public IReadOnlyList<BacktestRival> Rivals { get; }

    /// <summary>Which map the earlier folds chose.</summary>
    public int Chosen { get; }

    /// <summary>Cells flagged in each town.</summary>
    public int Cells => _sizes[_asked];

    /// <summary>A map at the size asked for, over the earlier folds.</summary>
    public BacktestSummary EarlierOf(int map) => Earlier[map * _sizes.Length + _asked];

    /// <summary>A map at the size asked for, in the last fold.</summary>
    public BacktestSummary KeptOf(int map) => Kept[map * _sizes.Length + _asked];

    /// <summary>One a town, fold, map and size.</summary>
    public IEnumerable<BacktestScore> Scores()
    {
        for (int t = 0; t < Towns.Count; t++)
        {
            for (int f = 0; f < _outcomes.Length; f++)
            {
                for (int m = 0; m < Maps.Count; m++)
                {
                    foreach (MapOutcome outcome in _outcomes[f][t].Outcomes[m])
                        yield return ScoreOf(Towns[t], f + 1, Maps[m].Name, outcome);
                }
            }
        }
    }

    private double HitsOf(int fold, int map, int size) => _outcomes[fold].Sum(town => town.Outcomes[map][size].Measures.Hits.Expected);

    private IEnumerable<BacktestSummary> Summaries(int[] folds)
    {
        long[] of = [.. folds.Select(f => _outcomes[f].Sum(static town => (long)town.Tested))];
        long tested = of.Sum();
        for (int m = 0; m < Maps.Count; m++)
        {
            for (int s = 0; s < _sizes.Length; s++)
            {
                MapOutcome[] all = [.. folds.SelectMany(f => _outcomes[f].Select(town => town.Outcomes[m][s]))];
                double[] hits = [.. folds.Select(f => HitsOf(f, m, s))];
                double held = hits.Sum();
                double[] rates = [.. hits.Zip(of).Where(static fold => fold.Second > 0).Select(static fold => fold.First / fold.Second).Order()];
                long best = all.Sum(static outcome => outcome.Measures.Best);
                PatrolledOutcome[] patrolled = [.. all.Select(static outcome => outcome.Patrolled).OfType<PatrolledOutcome>()];
                double? ground = Ratio(all.Sum(static outcome => outcome.Measures.FlaggedKm2), all.Sum(static outcome => outcome.Measures.StudyKm2));
                Interval range = folds.Length == 1 ? PredictionMeasures.Wilson(held, tested) : PredictionMeasures.OfFolds(hits, of);
                yield return new BacktestSummary
                {
                    Method = Maps[m].Name,
                    Title = Maps[m].Title,
                    FlaggedKm2 = _sizes[s] * FlagWish.CellMetres * FlagWish.CellMetres / 1e6,
                    Cells = _sizes[s],
                    Hits = held,
                    Of = tested,
                    HitRate = Ratio(held, tested),
                    Low = range.Low,
                    High = range.High,
                    Median = rates.Length == 0 ? null : (rates[(rates.Length - 1) / 2] + rates[rates.Length / 2]) / 2,
                    Lowest = rates.Length == 0 ? null : rates[0],
                    Highest = rates.Length == 0 ? null : rates[^1],
                    Best = best,
                    PeiStar = Ratio(held, best),
                    Pai = Ratio(held, tested) / ground,
                    PatrolledShare = patrolled.Length == 0 ? null
                        : Ratio(patrolled.Sum(static own => own.Cells), all.Sum(static outcome => outcome.Measures.Hits.Cells)),
                    HitsUnpatrolled = patrolled.Length == 0 ? null : patrolled.Sum(static own => own.Hits),
                    OfUnpatrolled = patrolled.Length == 0 ? null : patrolled.Sum(static own => (long)own.Of),
                };
            }
        }
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;

    private static BacktestFoldRecord FoldOf(BacktestFold fold, int number, TownOutcome[] towns, bool isKept)
    {
        PeriodRecord train = RunIdentity.Period(fold.Train), test = RunIdentity.Period(fold.Test);
        return new BacktestFoldRecord(
            number + 1, train.From, train.To, test.From, test.To, towns.Sum(static town => town.Trained), towns.Sum(static town => town.Tested),
            isKept);
    }

    private static BacktestScore ScoreOf(string town, int fold, string method, MapOutcome outcome)
    {
        PredictionMeasures measures = outcome.Measures;
        Interval range = measures.Between();
        return new BacktestScore
        {
            Town = town,
            Fold = fold,
            Method = method,
            FlaggedKm2 = measures.FlaggedKm2,
            Cells = measures.Hits.Cells,
            Patches = outcome.Patches.Patches,
            AreaToPerimeter = outcome.Patches.AreaToPerimeter,
            Hits = measures.Hits.Expected,
            Of = measures.Of,
            HitRate = measures.Of > 0 ? measures.HitRate : null,
            Low = range.Low,
            High = range.High,
            Best = measures.Best,
            PeiStar = measures.Best > 0 ? measures.PeiStar : null,
            Pai = measures.Of > 0 ? measures.Pai : null,
            StudyKm2 = measures.StudyKm2,
            HitsPerKm2 = measures.HitsPerKm2,
            TieLow = measures.Hits.Low,
            TieHigh = measures.Hits.High,
            PatrolledShare = outcome.Patrolled is { } own && measures.Hits.Cells > 0 ? (double)own.Cells / measures.Hits.Cells : null,
            HitsUnpatrolled = outcome.Patrolled?.Hits,
            OfUnpatrolled = outcome.Patrolled?.Of,
        };
    }
}
