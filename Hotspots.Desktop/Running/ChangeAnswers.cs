using Hotspots.Core.Model.Changes;
using Hotspots.Core.Runs;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Running;

/// <summary>Comparisons of two periods as a page is told them.</summary>
internal static class ChangeAnswers
{
    /// <summary>A whole comparison.</summary>
    public static ChangeAnswer Of(ComparisonResult found, int version)
    {
        ComparisonRecord record = found.Record;
        bool isEqual = AreEqual(record.Before, record.After);
        return new ChangeAnswer
        {
            RunId = record.RunId,
            Version = version,
            Marking = record.Marking,
            Before = Of(record.Before),
            After = Of(record.After),
            Chosen = record.Chosen,
            Answer = record.Answer,
            Rule = record.Rule,
            Shows = RunAnswers.Of(record.Shows!),
            Towns = [.. record.Towns.Select(town => Of(town, isEqual, null))],
            Hotspots = [.. found.Hotspots.Select(place => Of(place.Change, isEqual, place.Outline))],
            // What is within chance would cover the map and say nothing.
            Cells = [.. found.Cells.Where(static cell => cell.Change.IsBeyondChance).Select(cell => Of(cell.Change, isEqual, cell.Outline))],
            CellMetres = record.CellMetres,
            Notes = record.Notes,
        };
    }

    /// <summary>The hotspots of a run.</summary>
    public static ListedChangesAnswer Of(ListedChanges found)
    {
        bool isEqual = AreEqual(found.Before, found.After);
        return new ListedChangesAnswer(
            Of(found.Before), Of(found.After), [.. found.Places.Select(place => Of(place, isEqual, null))], found.WhyUntested, found.Notes);
    }

    private const string Alone = "; among so many places not enough to rule out chance";

    private static PeriodAnswer Of(ComparedPeriod period) =>
        new(period.From, period.To, PeriodWords.Of(period.From, period.To), period.Days, period.Incidents);

    private static PlaceChangeAnswer Of(PlaceChange place, bool isEqual, Geometry? outline) => new()
    {
        Name = place.Name,
        Area = place.Area,
        Before = place.Before,
        After = place.After,
        Verdict = ChangeWords.Of(place.Verdict),
        Turn = ChangeWords.Of(place.Turn),
        Times = Times(place, isEqual),
        OnlyIn = place is not { Verdict: ChangeVerdict.NotTested, HotspotAfter: bool isAfter } ? null : isAfter ? "after" : "before",
        Centre = place is { CentreEasting: double easting, CentreNorthing: double northing }
            ? [RunAnswers.Metres(easting), RunAnswers.Metres(northing)]
            : null,
        Outline = outline is null ? null : RunAnswers.Rings(outline),
    };

    // "1.4 times as many, 0.8 to 2.5"; by the day where the periods are not equally long.
    private static string Times(PlaceChange place, bool isEqual)
    {
        string many = isEqual ? "times as many" : "times as many a day";
        // A range that leaves out 1 beside "as before" looks like a mistake where nobody says why.
        string alone = place is { Verdict: ChangeVerdict.AsBefore } and ({ Low: > 1 } or { High: < 1 }) ? Alone : "";
        return (place.Ratio, place.Low, place.High) switch
        {
            ({ } ratio, { } low, { } high) => $"{TimesText.Of(ratio)} {many}, range {TimesText.Of(low)} to {TimesText.Of(high)}{alone}",
            (null, { } low, null) => $"at least {TimesText.Of(low)} {many}",
            _ => "",
        };
    }

    private static bool AreEqual(ComparedPeriod before, ComparedPeriod after) => Math.Abs(before.Days / after.Days - 1) < 0.01;
}
