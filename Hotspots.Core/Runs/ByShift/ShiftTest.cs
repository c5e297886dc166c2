using Hotspots.Core.Model.TimeProfiles;

namespace Hotspots.Core.Runs.ByShift;

/// <summary>Exact multinomial test of the shifts of a hotspot against the hours that were watched.</summary>
/// <param name="Busiest">The shift that stands out most; null where the test does not hold, or none has more by itself.</param>
/// <param name="Q">Corrected for all hotspots that were tested, 0 to 1.</param>
internal sealed record ShiftTest(string? Busiest, double Q)
{
    /// <summary>The test in a profile of shifts alone; null where there was too little to test.</summary>
    public static ShiftTest? Of(TimeProfile profile) => profile.Divisions is [var shifts]
        ? new ShiftTest(shifts.Bins.Where(static bin => bin.StandsOut).MaxBy(static bin => bin.Ratio)?.Name, shifts.Q)
        : null;
}
