using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>How exactly the hour of an incident is known.</summary>
internal enum HourKnowledge
{
    /// <summary>Not to the day: the month, the year, a longer span, or nothing.</summary>
    None,

    /// <summary>The day, and nothing of the hour.</summary>
    Day,

    /// <summary>It lies between two times, <see cref="ShiftShares.LongestSpan"/> apart at most.</summary>
    Between,

    /// <summary>The minute.</summary>
    Minute,
}

/// <summary>Aoristic share of an incident in a shift: 1 or 0 where its minute is known, of a span the part that lies in the shift.</summary>
/// <remarks>
/// A day without hours, a month, and a span longer than <see cref="LongestSpan"/> say nothing of hours: their share is 0 in every shift, and none is
/// made up. Safe to use from many threads. Ratcliffe and McCullagh 1998; see <see cref="HoursOfWeek"/>.
/// </remarks>
internal sealed class ShiftShares
{
    /// <summary>Longer spans, in seconds, have every hour in them and say nothing: a week.</summary>
    public const long LongestSpan = 7 * 86_400;

    private const int HoursADay = 24;

    private readonly IncidentFacets _facets;
    private readonly Shifts _shifts;
    private readonly int _wanted;

    /// <summary>Shares in one of some shifts.</summary>
    /// <param name="facets">The incidents, and which of them have a clock.</param>
    /// <param name="shifts">The shifts.</param>
    /// <param name="wanted">Which, from 0.</param>
    public ShiftShares(IncidentFacets facets, Shifts shifts, int wanted) => (_facets, _shifts, _wanted) = (facets, shifts, wanted);

    /// <summary>The shares that a query asks for; null where it asks for no shift.</summary>
    /// <exception cref="ArgumentException">There is no such shift; says what to write.</exception>
    public static ShiftShares? Of(IncidentQuery query, IncidentFacets facets) =>
        ShiftWish.Wanted(query) is >= 0 and int wanted ? new ShiftShares(facets, ShiftWish.Of(query), wanted) : null;

    /// <summary>How exactly the hour of an incident is known.</summary>
    /// <param name="time">When it happened.</param>
    /// <param name="hasClock">Does its file know hours? See <see cref="IncidentFacets.HasClock"/>.</param>
    public static HourKnowledge KnowledgeOf(IncidentTime time, bool hasClock) =>
        hasClock ? HourKnowledge.Minute
        : time.HasDay ? HourKnowledge.Day
        : time.Precision == TimePrecision.Interval && time.LengthSeconds <= LongestSpan ? HourKnowledge.Between : HourKnowledge.None;

    /// <summary>Refuses files that know no hours, with the reason.</summary>
    /// <param name="facets">The incidents.</param>
    /// <param name="option">Name of the option that asks for hours: "shift".</param>
    /// <exception cref="ArgumentException">The hour of no incident is known.</exception>
    public static void RequireHours(IncidentFacets facets, string option)
    {
        TimeColumn times = facets.Incidents.Times;
        HourKnowledge best = HourKnowledge.None;
        bool any = false;
        for (int i = 0; i < times.Count; i++)
        {
            any |= times[i].IsKnown;
            best = (HourKnowledge)Math.Max((int)best, (int)KnowledgeOf(times[i], facets.HasClock(i)));
            if (best >= HourKnowledge.Between)
                return;
        }
        if (times.Count == 0)
            return;
        string known = !any ? "No incident says when it happened" : $"Times are known to the {(best == HourKnowledge.Day ? "day" : "month")} only";
        throw new ArgumentException(
            $"{known}: shifts cannot be told apart in these files, and none is made up; leave out {OptionNames.Of(option)}, "
                + "or give files with hours.");
    }

    /// <summary>The share of an incident, 0 to 1.</summary>
    public double Of(int incident)
    {
        IncidentTime time = _facets.Incidents.Times[incident];
        switch (KnowledgeOf(time, _facets.HasClock(incident)))
        {
            case HourKnowledge.Minute:
                return _shifts.OfHour(HoursOfWeek.HourAt(LondonTime.ToClockSeconds(time.FromUtcSeconds)) % HoursADay) == _wanted ? 1 : 0;
            case HourKnowledge.Between:
                Span<double> hours = stackalloc double[HoursOfWeek.Count];
                hours.Clear();
                HoursOfWeek.Add(time, hours);
                return Math.Min(1, _shifts.ByShift(hours)[_wanted]);
            default:
                return 0;
        }
    }
}
