using System.Globalization;
using Hotspots.Core.Evaluation.Attendance;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Monthly counts of hotspot patrols as the Home Office asks for them: hours, arrests, stop and searches, and powers used.</summary>
/// <remarks>
/// Arrests, searches and powers are those that the incident files hold at the places that were asked, in their shifts. Where no row of any file is of
/// the sort, the count is not nought but not in the files.
/// </remarks>
internal static class PatrolMonths
{
    /// <summary>Words in the kind of a record that say that a power against anti-social behaviour was used.</summary>
    private static readonly string[] Powers = ["dispersal", "community protection", "public space", "pspo", "closure order", "closure notice"];

    private static readonly string[] Searches = [IncidentKind.StopAndSearch, "person search", "vehicle search", "person and vehicle search"];

    /// <summary>The months of the shifts, in order.</summary>
    /// <param name="shifts">What was asked.</param>
    /// <param name="places">What was done, one a place of a shift.</param>
    /// <param name="incidents">Incidents with a position; null where no file was given.</param>
    /// <param name="margin">Metres round a place that count, too.</param>
    /// <param name="officers">Officers a unit; null where that is not known.</param>
    public static PatrolMonth[] Of(
        IReadOnlyList<AskedShift> shifts, IReadOnlyList<AttendedPlace> places, IncidentTable? incidents, double margin, int? officers)
    {
        var found = incidents is null ? new Dictionary<string, long[]>() : AtThePlaces(shifts, incidents, margin);
        bool[] has = incidents is null ? new bool[3] : Has(incidents);
        return
        [
            .. shifts.Select(static shift => MonthOf(shift.Day)).Distinct().Select(month =>
            {
                AttendedPlace[] own = [.. places.Where(place => MonthOf(place.Day) == month && place.Made is not null)];
                double? hours = own.Length == 0 ? null : own.Sum(static place => place.UnitHours);
                long[] counts = found.GetValueOrDefault(month, new long[3]);
                return new PatrolMonth(month, hours, hours * officers, Known(0), Known(1), Known(2));

                long? Known(int sort) => has[sort] ? counts[sort] : null;
            }),
        ];
    }

    private static bool[] Has(IncidentTable incidents) =>
    [
        incidents.Find(ColumnRole.Arrests) is not null,
        Enumerable.Range(0, incidents.Kinds.Texts.Length).Any(code => IsSearch(incidents.Kinds.Texts[code])),
        Enumerable.Range(0, incidents.Kinds.Texts.Length).Any(code => IsPower(incidents.Kinds.Texts[code])),
    ];

    private static Dictionary<string, long[]> AtThePlaces(IReadOnlyList<AskedShift> shifts, IncidentTable incidents, double margin)
    {
        PlaceGround[][] grounds = [.. shifts.Select(
            static shift => shift.Places.Select(static place => Reckoning.GroundOf(place.Outline)).ToArray())];
        TextColumn? arrests = incidents.Find(ColumnRole.Arrests);
        var found = new Dictionary<string, long[]>(StringComparer.Ordinal);
        for (int i = 0; i < incidents.Count; i++)
        {
            IncidentTime time = incidents.Times[i];
            if (!time.HasClock || time.Precision == TimePrecision.Interval || ShiftAt(shifts, time.FromUtcSeconds) is not (>= 0 and int shift))
                continue;
            (double x, double y) = (incidents.Points.Eastings[i], incidents.Points.Northings[i]);
            if (!Array.Exists(grounds[shift], ground => ground.Holds(x, y) || ground.IsNear(x, y, margin)))
                continue;
            string month = MonthOf(shifts[shift].Day), kind = incidents.Kinds.Texts[incidents.Kinds.CodeAt(i)];
            if (!found.TryGetValue(month, out long[]? counts))
                found.Add(month, counts = new long[3]);
            counts[0] += arrests is not null && int.TryParse(arrests[i], NumberStyles.None, CultureInfo.InvariantCulture, out int made) ? made : 0;
            counts[1] += IsSearch(kind) ? 1 : 0;
            counts[2] += IsPower(kind) ? 1 : 0;
        }
        return found;
    }

    // The shifts are in order and do not overlap.
    private static int ShiftAt(IReadOnlyList<AskedShift> shifts, long at)
    {
        int low = 0, high = shifts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (shifts[middle].Until <= at)
                low = middle + 1;
            else
                high = middle;
        }
        return low < shifts.Count && shifts[low].From <= at ? low : -1;
    }

    private static bool IsSearch(string kind) => Array.Exists(Searches, word => kind.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsPower(string kind) => Array.Exists(Powers, word => kind.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
