using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Interval-censored times cut by a limit: how many incidents may have happened on either side of it, and where they were counted.</summary>
/// <param name="from">First second of the times asked for; null for no limit. Seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="until">Their end, exclusive; null for no limit.</param>
internal sealed class CutSpans(long? from, long? until)
{
    // Ordered, so that what is said does not depend on the order of the rows.
    private readonly SortedDictionary<(TimePrecision Precision, bool BeginsBefore, bool EndsAfter, long First), (int Kept, int LeftOut)> _counts = [];

    /// <summary>May it have happened on either side of a limit?</summary>
    public bool IsCut(IncidentTime time) => time.IsKnown && (IsCutBy(time, from) || IsCutBy(time, until));

    /// <summary>Counts an incident.</summary>
    /// <param name="time">Its time, which is cut.</param>
    /// <param name="kept">Is its middle within the limits?</param>
    public void Count(IncidentTime time, bool kept)
    {
        // A month, a year or a day that is cut is the same for all; of ranges there are as many as incidents.
        long first = time.Precision == TimePrecision.Interval ? 0 : time.FromUtcSeconds;
        (TimePrecision, bool, bool, long) sort = (time.Precision, IsCutBy(time, from), IsCutBy(time, until), first);
        (int keptBefore, int leftOut) = _counts.GetValueOrDefault(sort);
        _counts[sort] = kept ? (keptBefore + 1, leftOut) : (keptBefore, leftOut + 1);
    }

    /// <summary>What a reader must know, one sentence for each sort of span.</summary>
    public IReadOnlyList<string> Notes() =>
        [.. _counts.Select(
            count => Note(count.Key.Precision, count.Key.BeginsBefore, count.Key.EndsAfter, count.Key.First, count.Value.Kept, count.Value.LeftOut))];

    private string Note(TimePrecision precision, bool beginsBefore, bool endsAfter, long first, int kept, int leftOut)
    {
        int count = kept + leftOut;
        bool one = count == 1;
        string known = precision switch
        {
            TimePrecision.Year => $"known only to the year {Date(first, "yyyy")}",
            TimePrecision.Month => $"known only to the month of {Date(first, "MMMM yyyy")}",
            TimePrecision.Minute => "known only to the minute",
            TimePrecision.Day => $"known only to the day of {Date(first, "d MMMM yyyy")}",
            _ => one ? "whose time is given as a span" : "whose times are given as spans",
        };
        string sides = string.Join(
            " or ",
            new[] { beginsBefore ? $"before {Limit(from!.Value, 0)}" : "", endsAfter ? $"after {Limit(until!.Value, 1)}" : "" }.Where(
                static side => side.Length > 0));
        string end = kept == 0 ? one ? "it is left out" : "they are left out"
            : leftOut == 0 ? one ? "it is kept" : "they are kept"
            : string.Create(CultureInfo.InvariantCulture, $"{kept:N0} are kept and {leftOut:N0} are left out");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} {(one ? "incident" : "incidents")} {known} may lie {sides}; a span of time counts by its middle, so {end}.");
    }

    // "back" is 1 where the limit is the end of what is meant, which is no longer part of it.
    private static string Limit(long utcSeconds, int back)
    {
        bool isDay = LondonTime.ToClock(utcSeconds).TimeOfDay == TimeSpan.Zero;
        return Date(utcSeconds - back, isDay ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm");
    }

    private static string Date(long utcSeconds, string form) => LondonTime.ToClock(utcSeconds).ToString(form, CultureInfo.InvariantCulture);

    private static bool IsCutBy(IncidentTime time, long? limit) => limit > time.FromUtcSeconds && limit < time.UntilUtcSeconds;
}
