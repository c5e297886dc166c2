using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Runs;

/// <summary>Time profiles in plain sentences: a weekday, shift or hour is named only where the test holds.</summary>
internal static class TimeProfileWords
{
    /// <summary>More than this are no answer.</summary>
    private const int MostNamed = 4;

    /// <summary>The answer for one group.</summary>
    public static string Answer(TimeProfile profile)
    {
        string[] parts = [.. profile.Divisions.Select(Of)];
        return parts.Length == 0 ? "Too few with a day to tell anything." : string.Join(" ", parts);
    }

    /// <summary>What a reader must know.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<TimeProfile> profiles, Shifts shifts, IEnumerable<StudyPeriod> gaps)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"A day begins at {shifts.Begins:00}:00, with the first shift: what happens at 01:30 on a Saturday belongs to Friday's night. ")
            + "An incident known only to the day counts for its date.";
        int minutes = profiles.Sum(static profile => profile.KnownToMinute), days = profiles.Sum(static profile => profile.KnownToDay);
        if (minutes == 0)
            yield return "Hours are not known in these files, so that shifts and hours cannot be told apart.";
        else if (days > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{days:N0} incidents are known to the day and not to the hour: ")
                + "they count for weekdays, and not for shifts and hours.";
        if (minutes + days > 0 && profiles.Any(static one => one.Divisions.Count > 0)
            && profiles.All(static one => one.Divisions.All(static division => division.Part != TimePart.Weekday)))
            yield return "Less than two weeks were watched: what happened on one date says nothing of its weekday, and none is named.";
        int unknown = profiles.Sum(static profile => profile.Unknown);
        if (unknown > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{unknown:N0} incidents are known to the month or less: they are in no weekday, shift or hour.");
        }
        foreach (StudyPeriod gap in gaps)
            yield return $"Not one incident was read from {ComparedPeriods.Words(gap)}, which chance does not do: "
                + "those days are taken for missing, and are not counted as watched.";
        yield return "A recorded hour can be that of a call or of a shift's paperwork; this counts what was recorded.";
    }

    private static string Of(TimeDivision division)
    {
        string one = division.Part.ToString().ToLowerInvariant();
        TimeBin[] named = [.. division.Bins.Where(static bin => bin.StandsOut)];
        if (named.Length == 0)
        {
            string sure = division.P <= 0.05 ? ", all that was tested considered" : "";
            string tested = division.Tested.ToString("N0", CultureInfo.InvariantCulture);
            // They differ, and it may all be one event.
            if (division.Q <= MultipleTesting.UsualAlpha)
                return $"Unequal by {one} (p {Chance(division.P)}, {tested} incidents), but no {one} stands out by itself and on more than one date.";
            return $"No {one} can be told apart from chance{sure} (p {Chance(division.P)}, {tested} incidents).";
        }
        string[] said = division.Part == TimePart.Hour
            ? [.. Stretches(division)]
            : [.. named.OrderByDescending(static bin => bin.Ratio).Select(Bin)];
        string others = said.Length > MostNamed ? " and others" : "";
        return $"{char.ToUpperInvariant(one[0])}{one[1..]}: {string.Join(", ", said.Take(MostNamed))}{others}.";
    }

    private static string Bin(TimeBin bin) =>
        $"{bin.Name} {TimesText.Of(bin.Ratio!.Value)} times the mean ({TimesText.Of(bin.Low!.Value)} to {TimesText.Of(bin.High!.Value)})";

    /// <summary>Hours that stand out and follow one another are one stretch: "17:00 to 20:59 2.3 times the mean".</summary>
    private static IEnumerable<string> Stretches(TimeDivision division)
    {
        double mean = division.Tested / division.Bins.Sum(static bin => bin.ExposureHours);
        for (int from = 0, next; from < division.Bins.Count; from = next)
        {
            next = from + 1;
            if (!division.Bins[from].StandsOut)
                continue;
            while (next < division.Bins.Count && division.Bins[next].StandsOut)
                next++;
            TimeBin[] stretch = [.. division.Bins.Skip(from).Take(next - from)];
            double times = stretch.Sum(static bin => bin.Incidents) / stretch.Sum(static bin => bin.ExposureHours) / mean;
            yield return $"{stretch[0].Name} to {stretch[^1].Name[..2]}:59 {TimesText.Of(times)} times the mean";
        }
    }

    private static string Chance(double p) => p < 0.001 ? "below 0.001" : p.ToString(p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
