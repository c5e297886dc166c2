using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>Hours of a shift that stand out in a hotspot, by an exact multinomial test against exposure, corrected over all hotspots asked.</summary>
/// <remarks>
/// The busiest of seven hours is not a finding, for one of them always is: hours are named where the test of all of them together holds after the
/// correction (Benjamini and Hochberg), and each has more by itself (binomial upper tail, Bonferroni over the hours). Those that follow one another
/// are one stretch.
/// </remarks>
/// <param name="shift">The shift.</param>
/// <param name="exposure">Hours that were watched and asked for, by hour of the week.</param>
/// <param name="span">What was looked at, in words: "eight weeks".</param>
internal sealed class TonightHours(Shift shift, double[] exposure, string span)
{
    private const double Alpha = MultipleTesting.UsualAlpha;

    private const int HoursADay = 24;

    /// <summary>Fewer say nothing of hours.</summary>
    private const int Fewest = 5;

    /// <summary>What is said of each hotspot; null where no hour stands out.</summary>
    /// <param name="places">The incidents of each, at the hours of the shift.</param>
    /// <param name="times">When they happened.</param>
    public string?[] Of(IReadOnlyList<int[]> places, TimeColumn times)
    {
        double[] byHour = TimeCounts.ByHour(exposure);
        int[] hours = [.. Enumerable.Range(shift.From, shift.Length).Select(static hour => hour % HoursADay)];
        double[] watched = [.. hours.Select(hour => byHour[hour])];
        int[][] counts = [.. places.Select(place => Counts(place, times, hours))];
        int[] tested = [.. Enumerable.Range(0, counts.Length).Where(i => hours.Length > 1 && counts[i].Sum() >= Fewest)];
        double[] q = MultipleTesting.Adjust(
            [.. tested.Select(i => MultinomialTest.Of(counts[i], watched).P)], Correction.BenjaminiHochberg, Alpha);
        var said = new string?[counts.Length];
        for (int k = 0; k < tested.Length; k++)
        {
            if (q[k] <= Alpha)
                said[tested[k]] = Stretch(counts[tested[k]], watched, hours);
        }
        return said;
    }

    private static int[] Counts(int[] incidents, TimeColumn times, int[] hours)
    {
        var counts = new int[hours.Length];
        foreach (int incident in incidents)
        {
            int at = Array.IndexOf(hours, HoursOfWeek.HourAt(LondonTime.ToClockSeconds(times[incident].FromUtcSeconds)) % HoursADay);
            if (at >= 0)
                counts[at]++;
        }
        return counts;
    }

    // "mostly 22:00–23:59 (19 of 30 in eight weeks)": the stretch with most.
    private string? Stretch(int[] counts, double[] watched, int[] hours)
    {
        int all = counts.Sum(), best = 0, first = 0, last = -1;
        double total = watched.Sum();
        for (int from = 0, next; from < counts.Length; from = next)
        {
            int sum = 0;
            for (next = from; next < counts.Length && StandsOut(next); next++)
                sum += counts[next];
            if (sum > best)
                (best, first, last) = (sum, from, next - 1);
            next = Math.Max(next, from + 1);
        }
        return last < 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{(2 * best > all ? "mostly" : "most often")} {hours[first]:00}:00–{hours[last]:00}:59 ({best:N0} of {all:N0} in {span})");

        bool StandsOut(int hour) =>
            watched[hour] > 0 && IncompleteBeta.AtLeast(counts[hour], all, watched[hour] / total) * counts.Length <= Alpha;
    }
}
