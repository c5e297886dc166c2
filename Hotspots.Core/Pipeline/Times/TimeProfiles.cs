using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Pipeline.Times;

/// <summary>Some incidents that are looked at together.</summary>
/// <param name="Name">"Clacton-on-Sea".</param>
/// <param name="Area">The study area; blank of a line or an operation.</param>
/// <param name="Incidents">Indices into the placed incidents.</param>
internal sealed record TimeGroup(string Name, string Area, int[] Incidents);

/// <summary>Time profiles: multinomial tests of weekdays, shifts and hours against their exposure, corrected over all groups.</summary>
/// <remarks>
/// A weekday, shift or hour stands out only where the test of all of them together holds after the correction, and it has more by itself
/// (binomial upper tail, Bonferroni over the bins), also without its fullest date: the busiest of seven days is not a finding, for one of them always
/// is, and twelve incidents of one raid say nothing of Tuesdays.
/// </remarks>
/// <param name="exposure">Hours that were watched and asked for, by hour of the week.</param>
/// <param name="shifts">The shifts.</param>
/// <param name="parts">What is tested; null for weekdays, shifts and hours.</param>
internal sealed class TimeProfiles(double[] exposure, Shifts shifts, TimePart[]? parts = null)
{
    private const double Alpha = MultipleTesting.UsualAlpha;

    /// <summary>Two of two on one weekday have p = 1/7.</summary>
    private const int Fewest = 3;

    /// <summary>What happened on one date says nothing of its weekday. A little below two weeks: in spring an hour is missing.</summary>
    private const double FewestWeeks = 1.9;

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>How often the hours of the week that were asked for were watched, in the mean.</summary>
    private double WeeksWatched => exposure.Where(static hours => hours > 0).DefaultIfEmpty(0).Average();

    /// <summary>The profiles of groups, in their order; weekdays only where two weeks were watched.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="times">When incidents happened.</param>
    /// <param name="hasClock">Is the hour of an incident known?</param>
    public TimeProfile[] Of(IReadOnlyList<TimeGroup> groups, TimeColumn times, Func<int, bool> hasClock)
    {
        TimeCounts[] counts = [.. groups.Select(group => new TimeCounts(group.Incidents, times, hasClock, shifts))];
        TimeDivision[][] divisions = [.. counts.Select(DivisionsOf)];
        double[] p = [.. divisions.SelectMany(static tested => tested.Select(static part => part.P))];
        double[] q = MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha);
        int at = 0;
        return
        [
            .. groups.Select((group, g) => new TimeProfile
            {
                Group = group.Name,
                Area = group.Area,
                Incidents = group.Incidents.Length,
                KnownToMinute = counts[g].KnownToMinute,
                KnownBetween = counts[g].KnownBetween,
                KnownToDay = counts[g].KnownToDay,
                Unknown = counts[g].Unknown,
                Divisions = [.. divisions[g].Select(division => Named(division, q[at++]))],
            }),
        ];
    }

    /// <summary>The weekday, shift or hour of each group that stands out most; null where none does. As the profiles say, and sooner told.</summary>
    /// <param name="counts">The groups.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <returns>By group, then by part, in the order in which the parts were given.</returns>
    /// <remarks>
    /// Where no bin has more by itself nothing could be named, whatever the test of all of them says: that test is left out and counts as one that
    /// does not hold, which makes the correction stricter for the others, never laxer.
    /// </remarks>
    public int?[][] StandingOut(IReadOnlyList<TimeCounts> counts, CancellationToken cancellation)
    {
        TimePart[] all = parts ?? Enum.GetValues<TimePart>();
        var busiest = new int?[counts.Count * all.Length];
        var p = new double[busiest.Length];
        Parallel.For(0, busiest.Length, new ParallelOptions { CancellationToken = cancellation }, k =>
        {
            (int[] watched, int[] incidents, int[] most, double[] exposures) = Watched(counts[k / all.Length], all[k % all.Length]);
            int sum = incidents.Sum();
            double hours = exposures.Sum();
            bool isTested = sum >= Fewest && MayTest(all[k % all.Length]);
            int[] more = !isTested ? []
                : [.. Enumerable.Range(0, watched.Length).Where(i => HasMore(incidents[i], most[i], sum, exposures[i] / hours, watched.Length))];
            p[k] = !isTested ? double.NaN : more.Length == 0 ? 1 : MultinomialTest.Of(incidents, exposures).P;
            busiest[k] = more.Length == 0 ? null : watched[more.MaxBy(i => incidents[i] / exposures[i])];
        });
        int[] tested = [.. Enumerable.Range(0, p.Length).Where(k => !double.IsNaN(p[k]))];
        double[] q = MultipleTesting.Adjust([.. tested.Select(k => p[k])], Correction.BenjaminiHochberg, Alpha);
        var named = new int?[counts.Count][];
        for (int group = 0; group < named.Length; group++)
            named[group] = new int?[all.Length];
        for (int i = 0; i < tested.Length; i++)
        {
            if (q[i] <= Alpha)
                named[tested[i] / all.Length][tested[i] % all.Length] = busiest[tested[i]];
        }
        return named;
    }

    // What cannot be told whatever it is, or is not known at all, is not tested, and costs the others nothing.
    private TimeDivision[] DivisionsOf(TimeCounts counts) =>
    [
        .. (parts ?? Enum.GetValues<TimePart>()).Where(part => counts.Counts(part).Sum() >= Fewest && MayTest(part))
            .Select(part => DivisionOf(counts, part)),
    ];

    private bool MayTest(TimePart part) => part != TimePart.Weekday || WeeksWatched >= FewestWeeks;

    /// <summary>The bins that were watched, with their incidents, the most of them on one date, and hours.</summary>
    private (int[] Bins, int[] Incidents, int[] Most, double[] Hours) Watched(TimeCounts counts, TimePart part)
    {
        double[] hours = part switch
        {
            TimePart.Weekday => shifts.ByWeekday(exposure),
            TimePart.Shift => shifts.ByShift(exposure),
            _ => TimeCounts.ByHour(exposure),
        };
        int[] watched = [.. Enumerable.Range(0, hours.Length).Where(bin => hours[bin] > 0)];
        return (
            watched, [.. watched.Select(bin => counts.Counts(part)[bin])], [.. watched.Select(bin => counts.MostOnADate(part)[bin])],
            [.. watched.Select(bin => hours[bin])]);
    }

    // Binomial upper tail, Bonferroni over the bins; and without the date that gave most, so that one event on one day names nothing.
    private static bool HasMore(int incidents, int most, int sum, double share, int bins) =>
        IncompleteBeta.AtLeast(incidents, sum, share) * bins <= Alpha && IncompleteBeta.AtLeast(incidents - most, sum - most, share) * bins <= Alpha;

    private TimeDivision DivisionOf(TimeCounts counts, TimePart part)
    {
        (int[] watched, int[] incidents, int[] most, double[] exposures) = Watched(counts, part);
        double[] weights = counts.Weights(part);
        MultinomialTest test = MultinomialTest.Of(incidents, exposures);
        int sum = incidents.Sum();
        double all = exposures.Sum();
        return new TimeDivision
        {
            Part = part,
            Tested = sum,
            P = test.P,
            IsExact = test.IsExact,
            Q = test.P,
            Bins =
            [
                .. watched.Select((bin, i) =>
                {
                    Interval? between = sum == 0 || watched.Length < 2 ? null
                        : RateRatio.Between(new TwoPeriods(sum - incidents[i], incidents[i], all - exposures[i], exposures[i]));
                    return new TimeBin
                    {
                        Name = NameOf(part, bin),
                        Incidents = incidents[i],
                        Weight = weights[bin],
                        ExposureHours = exposures[i],
                        PerHour = weights[bin] / exposures[i],
                        Ratio = sum == 0 ? null : incidents[i] / exposures[i] / (sum / all),
                        Low = between is { } low ? ToMean(low.Low, exposures[i], all) : null,
                        High = between is { } high ? ToMean(high.High, exposures[i], all) : null,
                        StandsOut = HasMore(incidents[i], most[i], sum, exposures[i] / all, watched.Length),
                    };
                }),
            ],
        };
    }

    private string NameOf(TimePart part, int bin) => part switch
    {
        TimePart.Weekday => Weekdays[bin],
        TimePart.Shift => shifts[bin].ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bin:00}:00"),
    };

    private static TimeDivision Named(TimeDivision division, double q) => division with
    {
        Q = q,
        Bins = [.. division.Bins.Select(bin => bin with { StandsOut = bin.StandsOut && q <= Alpha })],
    };

    /// <summary>From a rate over that of all other bins to the same over that of all bins.</summary>
    private static double ToMean(double ratio, double own, double all) =>
        double.IsInfinity(ratio) ? all / own : ratio * all / (ratio * own + (all - own));
}
