using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.Backtests.BacktestRow>;

namespace Hotspots.Core.Outputs.Layers.Backtests;

/// <summary>What a map held in a town and test.</summary>
/// <param name="Score">The measures.</param>
/// <param name="Fold">The test.</param>
internal sealed record BacktestRow(BacktestScore Score, BacktestFoldRecord Fold);

/// <summary>Table of a back-test: what each map held, one row a town, test, map and size of ground.</summary>
internal static class BacktestLayer
{
    /// <summary>Decimals of hits, of shares and of km², in the table and in the record.</summary>
    public const int HitDecimals = 3, RateDecimals = 6, Km2Decimals = 4;

    private const int MetreDecimals = 1;

    /// <summary>THE list of what is said of a map in a town and test.</summary>
    public static LayerSchema<IReadOnlyList<BacktestRow>> Schema { get; } = new(
        "backtest", "backtest", LayerShape.None, "One row a town, test, map and size of ground.", null,
        [
            Row.Text("town", "The study area.", static r => r.Score.Town),
            Row.Integer("fold", "", "Number of the test, 1 for the earliest.", static r => r.Score.Fold),
            Row.Boolean("kept", "Was the test kept out of the choice of a map?", static r => r.Fold.IsKept),
            Row.Text("trainFrom", "First day of what the map is made from.", static r => r.Fold.TrainFrom),
            Row.Text("trainTo", "Last day of it.", static r => r.Fold.TrainTo),
            Row.Text("testFrom", "First day of the test.", static r => r.Fold.TestFrom),
            Row.Text("testTo", "Last day of it.", static r => r.Fold.TestTo),
            Row.Text("method", "The map.", static r => r.Score.Method),
            Row.Number("flaggedKm2", "km²", "Ground flagged.", Km2Decimals, static r => r.Score.FlaggedKm2),
            Row.Integer("cells", "", "Cells flagged.", static r => r.Score.Cells),
            Row.Integer("patches", "", "Pieces they hang together in.", static r => r.Score.Patches),
            Row.Number("areaToPerimeter", "m", "Ground over perimeter: the larger the more compact.", MetreDecimals,
                static r => r.Score.AreaToPerimeter),
            Row.Number("hits", "incidents", "Test incidents in the ground; tied cells share theirs.", HitDecimals, static r => r.Score.Hits),
            Row.Integer("of", "", "Test incidents of the town.", static r => r.Score.Of),
            Row.Number("hitRate", "", "Hits over all.", RateDecimals, static r => r.Score.HitRate),
            Row.Number("low", "", "Low end of its 95 % interval.", RateDecimals, static r => r.Score.Low),
            Row.Number("high", "", "High end of its 95 % interval.", RateDecimals, static r => r.Score.High),
            Row.Integer("best", "", "The most that any map of as many cells could have held.", static r => r.Score.Best),
            Row.Number("peiStar", "", "Hits over the best.", RateDecimals, static r => r.Score.PeiStar),
            Row.Number("pai", "", "Share of incidents over share of ground; it grows with the study area.", HitDecimals,
                static r => r.Score.Pai),
            Row.Number("studyKm2", "km²", "Ground that could have been flagged.", Km2Decimals, static r => r.Score.StudyKm2),
            Row.Number("hitsPerKm2", "1/km²", "Hits over ground flagged.", HitDecimals, static r => r.Score.HitsPerKm2),
            Row.Integer("tieLow", "", "Hits with the emptiest of the tied cells.", static r => r.Score.TieLow),
            Row.Integer("tieHigh", "", "Hits with the fullest of the tied cells.", static r => r.Score.TieHigh),
            Row.Number("patrolledShare", "", "Share of the ground flagged in which a patrol was during the test; none where nobody said.",
                RateDecimals, static r => r.Score.PatrolledShare),
            Row.Number("hitsUnpatrolled", "incidents", "Hits in the ground flagged in which none was; none where nobody said.", HitDecimals,
                static r => r.Score.HitsUnpatrolled),
            Row.Integer("ofUnpatrolled", "", "Test incidents where none was; none where nobody said.", static r => r.Score.OfUnpatrolled),
        ]);

    /// <summary>What any back-test may write.</summary>
    public static OutputKind Kind { get; } = new("backtest", BacktestRecordJson.FileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What a back-test writes.</summary>
    public static OutputDocument Of(ReleasedBacktest backtest) => new()
    {
        Kind = Kind,
        Stamp = backtest.Stamp,
        Finished = backtest.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => LayerOf(backtest))],
        WriteRecord = (stream, files) => BacktestRecordJson.Write(backtest.Record, files, stream),
    };

    private static Layer LayerOf(ReleasedBacktest backtest)
    {
        BacktestRow[] rows = [.. backtest.Scores.Select(score => new BacktestRow(score, backtest.Record.Folds[score.Fold - 1]))];
        return Schema.Of(rows, null, rows.Length);
    }
}
