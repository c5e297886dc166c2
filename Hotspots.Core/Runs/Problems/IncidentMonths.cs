using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Incidents by month, with a control chart for counts (quasi-Poisson c-chart): the range in which 19 of 20 months lie if nothing
/// changes.</summary>
/// <remarks>
/// The range is made of the whole months before the last whole one: the mean μ, and φ, the variance over it, 1 at least; its ends are φ times the
/// 2.5 % and the 97.5 % quantile of a Poisson distribution of mean μ/φ, outwards. Months in which the data are silent are not whole.
/// </remarks>
internal sealed class IncidentMonths
{
    /// <summary>Of fewer months no range is said.</summary>
    private const int FewestMonths = 6;

    private const double Tail = 0.025;

    private readonly long _first;
    private readonly bool[] _isWhole;

    /// <summary>The months of some data.</summary>
    /// <param name="data">How far they reach.</param>
    /// <param name="before">What happened from this day on has no say; null for all.</param>
    public IncidentMonths(DataCoverage data, DateOnly? before)
    {
        long end = before is { } day ? Math.Min(data.LastDay, LondonTime.DaysFromCivil(day.Year, day.Month, day.Day) - 1) : data.LastDay;
        _first = MonthOf(data.FirstDay);
        // A few days without incidents at either end are quiet, not missing.
        long from = data.FirstDay - data.QuietDays, until = before is null ? end + data.QuietDays : end;
        _isWhole = new bool[Math.Max(1, MonthOf(end) - _first + 1)];
        for (int i = 0; i < _isWhole.Length; i++)
        {
            long begins = DayOf(_first + i), last = DayOf(_first + i + 1) - 1;
            var month = new StudyPeriod(DataCoverage.BeginOf(begins), DataCoverage.BeginOf(last + 1));
            _isWhole[i] = begins >= from && last <= until && !data.GapsIn(month).Any();
        }
    }

    /// <summary>The months of some incidents.</summary>
    public ProblemMonths Of(ReadOnlySpan<int> incidents, TimeColumn times)
    {
        var counts = new int[_isWhole.Length];
        int unknown = 0;
        foreach (int incident in incidents)
        {
            IncidentTime time = times[incident];
            if (MonthOf(time) is { } month && month >= _first && month < _first + counts.Length)
                counts[month - _first]++;
            else
                unknown++;
        }
        DateTime first = DateTime.UnixEpoch.AddDays(DayOf(_first));
        return new ProblemMonths(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), counts, unknown, UsualOf(counts));
    }

    private UsualRange? UsualOf(int[] counts)
    {
        int last = Array.LastIndexOf(_isWhole, true);
        return Usual([.. Enumerable.Range(0, Math.Max(0, last)).Where(i => _isWhole[i]).Select(i => counts[i])]);
    }

    /// <summary>The usual range of counts; null for too few of them, or where all are 0.</summary>
    internal static UsualRange? Usual(IReadOnlyList<int> counts)
    {
        double mean = counts.Count < FewestMonths ? 0 : counts.Average();
        if (!(mean > 0))
            return null;
        double dispersion = Math.Max(1, counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1) / mean);
        var chances = new PoissonSpan(mean / dispersion);
        long low = chances.First, high = chances.First;
        while (chances.AtMost(low) <= Tail)
            low++;
        while (chances.AtMost(high) < 1 - Tail)
            high++;
        return new UsualRange(mean, (int)Math.Floor(low * dispersion), (int)Math.Ceiling(high * dispersion), dispersion, counts.Count);
    }

    private static long? MonthOf(IncidentTime time)
    {
        if (!time.IsKnown)
            return null;
        var span = new StudyPeriod(time.FromUtcSeconds, Math.Max(time.FromUtcSeconds + 1, time.UntilUtcSeconds));
        long first = MonthOf(span.FirstDay);
        return first == MonthOf(span.LastDay) ? first : null;
    }

    private static long MonthOf(long day)
    {
        DateTime date = DateTime.UnixEpoch.AddDays(day);
        return date.Year * 12L + date.Month - 1;
    }

    private static long DayOf(long month) => LondonTime.DaysFromCivil((int)(month / 12), (int)(month % 12) + 1, 1);
}
