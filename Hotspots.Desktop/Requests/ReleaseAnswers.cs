using Hotspots.Core.Model.Releases;
using Hotspots.Core.Runs.Releases;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Requests;

/// <summary>Layers that are to be handed over as a page is told them: the counts that go out, and in the words of Core how they were made.</summary>
/// <remarks>A page gets of the counts what the recipient gets: which were hidden for being small it cannot tell.</remarks>
internal static class ReleaseAnswers
{
    /// <summary>A layer that was tried.</summary>
    public static ReleaseAnswer Of(TriedRelease tried)
    {
        ReleaseRecord record = tried.Made.Record;
        ILookup<int, HandedCount> counts = tried.Made.Counts.ToLookup(static one => one.Month);
        int months = tried.Made.Entry.Release.PeriodMonths;
        return new ReleaseAnswer
        {
            Key = tried.Key,
            RunId = record.RunId,
            Version = tried.Version,
            Marking = record.Marking,
            Profile = record.Profile,
            Recipient = record.Handed.Recipient,
            Area = record.Handed.Area,
            Summary = record.Summary,
            Steps = [.. record.Steps.Select(static step => new ReleaseStepAnswer(step.Name, step.Words))],
            Notes = record.Notes,
            Threshold = record.Handed.Threshold,
            RoundedTo = record.Handed.RoundedTo,
            AddressesAre = record.Handed.AddressesAre,
            Files = ReleaseDesk.FileNames(tried.Made),
            Ledger = record.Ledger,
            Cells =
            [
                .. counts[tried.Made.Totals[0].Month].OrderBy(static one => one.Zone).Select(
                    one => CellOf(one, tried.Made.Outlines[one.Zone])),
            ],
            Periods =
            [
                .. tried.Made.Totals.Select(total => new ReleasePeriodAnswer(
                    total.Period, ReleasePeriods.WordsOf(total.Month, months),
                    [.. counts[total.Month].OrderBy(static one => one.Zone).Select(static one => one.Count)], total.Count)),
            ],
        };
    }

    private static ReleaseCellAnswer CellOf(HandedCount one, Geometry outline)
    {
        Coordinate at = outline.InteriorPoint.Coordinate;
        return new ReleaseCellAnswer(one.Cell, one.Band, [RunAnswers.Metres(at.X), RunAnswers.Metres(at.Y)], RunAnswers.Rings(outline));
    }
}
