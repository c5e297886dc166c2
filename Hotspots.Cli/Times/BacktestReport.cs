using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Backtests;

namespace Hotspots.Cli.Times;

/// <summary>A back-test, put for an inspector: the answer first, then the numbers it rests on.</summary>
internal static class BacktestReport
{
    public static void Write(Page page, BacktestRecord record, string? folder, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(page, record, "Does it foretell", record.Answer);
        BacktestFoldRecord last = record.Folds[^1];
        string heading = $"Last test, {last.TestFrom} to {last.TestTo}, which had no part in the choice";
        Table(page, heading, Asked(record, record.Kept), record, isOne: true);
        if (record.Folds.Count > 1)
        {
            int tests = record.Folds.Count - 1;
            Table(
                page, $"{(tests == 1 ? "The test" : $"The {Wording.Number(tests)} tests")} before, {record.Folds[0].TestFrom} to "
                    + $"{record.Folds[^2].TestTo}, which chose",
                Asked(record, record.Earlier), record, isOne: false);
        }
        page.Text("Held: test incidents in the ground that the map names; cells that tie for the last places share theirs. Range: where the "
            + "share lies as far as chance goes (95 %). Of the best: of what the best map that could exist would have held (PEI*).");
        if (IsNij(record))
            page.Text("PAI: how many times its share of the ground the map's share of the incidents is; it grows with the ground that is looked "
                + "at, and compares no two towns.");
        Sizes(page, record);
        AnswerFrame.End(page, [record.Rule, .. record.Notes], folder, files, "-o DIR writes the table by town and the record.");
    }

    private static void Table(Page page, string heading, IReadOnlyList<BacktestSummary> maps, BacktestRecord record, bool isOne)
    {
        bool isNij = IsNij(record), isPatrolled = maps.Any(static map => map.PatrolledShare is not null);
        page.Heading(heading);
        page.Table(
            [
                new("Map"), new("Held", true), new("Of", true), new("%", true), new("Range"),
                .. isOne ? Array.Empty<TableColumn>() : [new TableColumn("Lowest, highest test")], new("Best map", true), new("Of the best", true),
                .. isNij ? [new TableColumn("PAI", true)] : Array.Empty<TableColumn>(),
                .. isPatrolled ? [new TableColumn("Ground patrolled", true), new TableColumn("Held where none was", true)]
                    : Array.Empty<TableColumn>(),
            ],
            [.. maps.Select(map => (string[])
            [
                map.Method == record.Choice ? $"{map.Title} (chosen)" : map.Title, Held(map.Hits), Wording.Number(map.Of), Percent(map.HitRate),
                $"{Percent(map.Low)} to {Percent(map.High)}",
                .. isOne ? Array.Empty<string>() : [map.Lowest is { } ? $"{Percent(map.Lowest)}, {Percent(map.Highest)}" : ""],
                Wording.Number(map.Best), map.PeiStar is { } pei ? $"{Percent(pei)} %" : "",
                .. isNij ? [map.Pai?.ToString("0.0", CultureInfo.InvariantCulture) ?? ""] : Array.Empty<string>(),
                .. isPatrolled ? [$"{Percent(map.PatrolledShare)} %", Unpatrolled(map)] : Array.Empty<string>(),
            ])]);
    }

    private static void Sizes(Page page, BacktestRecord record)
    {
        double[] sizes = [.. record.Kept.Select(static map => map.FlaggedKm2).Distinct()];
        page.Heading("Less ground and more, last test: share held, %");
        page.Table(
            [new("Map"), .. sizes.Select(static size => new TableColumn($"{Wording.Exact(size)} km²", true))],
            [
                .. record.Kept.GroupBy(static map => map.Title)
                    .Select(static map => (string[])[map.Key, .. map.Select(static one => Percent(one.HitRate))]),
            ]);
    }

    // The sizes are half of what was asked for, that itself, and twice as much.
    private static BacktestSummary[] Asked(BacktestRecord record, IReadOnlyList<BacktestSummary> maps)
    {
        string cells = record.Choices["flaggedCells"];
        return [.. maps.Where(map => map.Cells.ToString(CultureInfo.InvariantCulture) == cells)];
    }

    private static bool IsNij(BacktestRecord record) => record.Choices.ContainsKey("rules");

    private static string Unpatrolled(BacktestSummary map) =>
        map is { HitsUnpatrolled: double hits, OfUnpatrolled: long of } ? $"{Held(hits)} of {Wording.Number(of)}" : "";

    private static string Held(double hits) => hits.ToString("#,0.#", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } known ? (100 * known).ToString("0", CultureInfo.InvariantCulture) : "";
}
