using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Model.Tonight;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>Shifts, time profiles and back-tests as a page is told them: in the words of Core, and with the figures that are drawn.</summary>
internal static class QuestionAnswers
{
    /// <summary>The next shift.</summary>
    public static TonightAnswer Of(TonightRecord tonight) => new(
        tonight.Title, tonight.Span, tonight.Stale, tonight.Why, tonight.Total, tonight.Weekday,
        [
            .. tonight.Places.Select(static place => new TonightPlaceAnswer(
                place.Hotspot, place.Incidents, place.Change is { } change ? ChangeWords.Of(change.Verdict) : "", place.Words, place.Hours)),
        ],
        tonight.Notes);

    /// <summary>When it happens.</summary>
    public static WhenAnswer Of(TimeProfileRecord record, int version) => new(
        version, record.Shifts,
        [.. record.Groups.Select(static group => new WhenGroupAnswer(group.Group, group.Area, group.Incidents, group.Answer))], record.Notes);

    /// <summary>Whether the map holds: the last test, of which the sentence speaks.</summary>
    public static BacktestAnswer Of(BacktestResult found, int version)
    {
        BacktestRecord record = found.Record;
        BacktestFoldRecord last = record.Folds[^1];
        return new BacktestAnswer
        {
            RunId = record.RunId,
            Version = version,
            Marking = record.Marking,
            Answer = record.Answer,
            Rule = record.Rule,
            Reason = record.Reason,
            Horizon = record.Horizon,
            Towns = record.Towns,
            TestFrom = last.TestFrom,
            TestTo = last.TestTo,
            Choice = record.Choice,
            Asked = AskedOf(record),
            Maps =
            [
                .. record.Kept.GroupBy(static point => (point.Method, point.Title)).Select(static map => new BacktestMapAnswer(
                    map.Key.Method, map.Key.Title,
                    [
                        .. map.Select(static point => new BacktestPointAnswer(
                            point.FlaggedKm2, point.Hits, point.Of, point.HitRate, point.Low, point.High, point.Best)),
                    ])),
            ],
            Notes = record.Notes,
        };
    }

    // Half of what was asked for, itself and twice as much; of a single cell itself and two.
    private static double AskedOf(BacktestRecord record)
    {
        double[] sizes = [.. record.Kept.Select(static point => point.FlaggedKm2).Distinct().Order()];
        return sizes.Length > 2 ? sizes[1] : sizes[0];
    }
}
