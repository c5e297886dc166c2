using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Evaluation.Attendance;

/// <summary>Visits to one place in one shift.</summary>
/// <param name="Made">How many.</param>
/// <param name="DoseSeconds">Their length, of each no more than counts.</param>
/// <param name="UnitSeconds">Length of the stays that were long enough, of every unit by itself and whole.</param>
/// <param name="First">Second at which the first began; 0 where there is none.</param>
/// <param name="Last">Second at which the last ended; 0 where there is none.</param>
/// <param name="Fixes">Fixes of the stays that were long enough.</param>
/// <param name="Within">Those of them on the ground itself.</param>
/// <param name="TooShort">Stays that were too short to be a visit.</param>
internal readonly record struct PlaceVisits(
    int Made, long DoseSeconds, long UnitSeconds, long First, long Last, int Fixes, int Within, int TooShort);

/// <summary>Union of intervals: visits made of stays. Stays at one place that overlap in time are one visit.</summary>
/// <remarks>Each officer of a patrol carries a radio, and the car has one too: three stays side by side are one visit, not three.</remarks>
internal static class Visits
{
    /// <summary>The visits to each place of a shift.</summary>
    /// <param name="stays">All stays of all units in the shift, in any order; put in order of time.</param>
    /// <param name="places">How many places.</param>
    /// <param name="rules">How long a visit is at least, and how much of it counts.</param>
    public static PlaceVisits[] Of(List<Stay> stays, int places, AttendanceRules rules)
    {
        stays.Sort(static (one, other) =>
            one.Place != other.Place ? one.Place.CompareTo(other.Place)
            : one.First != other.First ? one.First.CompareTo(other.First) : one.Last.CompareTo(other.Last));
        var visits = new PlaceVisits[places];
        double least = 60 * rules.Least;
        for (int i = 0; i < stays.Count;)
        {
            int place = stays[i].Place;
            PlaceVisits sum = default;
            long from = 0, until = long.MinValue;
            for (; i < stays.Count && stays[i].Place == place; i++)
            {
                Stay stay = stays[i];
                if (stay.Last - stay.First < least)
                {
                    sum = sum with { TooShort = sum.TooShort + 1 };
                    continue;
                }
                if (stay.First > until)
                {
                    sum = sum.Made == 0 ? sum with { First = stay.First } : sum with { DoseSeconds = sum.DoseSeconds + Dose(from, until, rules) };
                    sum = sum with { Made = sum.Made + 1 };
                    (from, until) = (stay.First, stay.Last);
                }
                until = Math.Max(until, stay.Last);
                sum = sum with
                {
                    UnitSeconds = sum.UnitSeconds + stay.Last - stay.First,
                    Fixes = sum.Fixes + stay.Fixes,
                    Within = sum.Within + stay.Within,
                };
            }
            visits[place] = sum.Made == 0 ? sum : sum with { DoseSeconds = sum.DoseSeconds + Dose(from, until, rules), Last = until };
        }
        return visits;
    }

    private static long Dose(long from, long until, AttendanceRules rules) => (long)Math.Min(until - from, Math.Round(60 * rules.Most));
}
