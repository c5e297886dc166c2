using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Today;

/// <summary>Days of incidents, as far as they are known, until the day that is asked about.</summary>
internal sealed class KnownDays
{
    private readonly TimeColumn _times;

    /// <summary>Looks at the incidents of some areas.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="times">When incidents happened; unknown where the date is astray.</param>
    /// <param name="today">The day, since 1970-01-01 on a London calendar.</param>
    /// <exception cref="ArgumentException">No day is known until then; says what to change.</exception>
    public KnownDays(IReadOnlyList<StudyArea> areas, TimeColumn times, long today)
    {
        (_times, Today, First, Last) = (times, today, long.MaxValue, long.MinValue);
        int any = 0, known = 0, toTheDay = 0;
        foreach (int incident in areas.SelectMany(static area => area.Members))
        {
            any++;
            known += times[incident].IsKnown ? 1 : 0;
            if (DayOf(times[incident]) is not { } day)
                continue;
            toTheDay++;
            if (day > today)
                continue;
            (First, Last) = (Math.Min(First, day), Math.Max(Last, day));
            Counted++;
        }
        WithoutDay = any - toTheDay;
        Later = toTheDay - Counted;
        if (Counted > 0)
            return;
        throw new ArgumentException(
            times.Count == 0 ? "The files hold no incident with a position: there is nothing that another could follow."
            : any == 0 ? "No incident is left to look at: widen ⟨area⟩, ⟨boundary⟩, ⟨kind⟩, ⟨from⟩, ⟨to⟩ or another filter."
            : toTheDay > 0 ? "Nothing in these files happened until that day: ask for a later one with ⟨on⟩."
            : known > 0 ? "Times are known to the month only, or to spans of days: what follows within days cannot be told in these files, and "
                + "nothing is made up; give files with days."
            : "No incident says when it happened: what follows within days cannot be told; give files with dates.");
    }

    /// <summary>The day that is asked about, since 1970-01-01.</summary>
    public long Today { get; }

    /// <summary>The first day of any incident.</summary>
    public long First { get; }

    /// <summary>The last, until <see cref="Today"/>.</summary>
    public long Last { get; }

    /// <summary>Incidents with a day until <see cref="Today"/>.</summary>
    public int Counted { get; }

    /// <summary>Incidents whose day is not known.</summary>
    public int WithoutDay { get; }

    /// <summary>Incidents after <see cref="Today"/>.</summary>
    public int Later { get; }

    /// <summary>The day of an incident; null where it is not known, or comes later.</summary>
    public long? Of(int incident) => DayOf(_times[incident]) is { } day && day <= Today ? day : null;

    /// <summary>The day of a time, since 1970-01-01; null where it is not known.</summary>
    public static long? DayOf(IncidentTime time)
    {
        if (!time.IsKnown)
            return null;
        var span = new StudyPeriod(time.FromUtcSeconds, Math.Max(time.FromUtcSeconds + 1, time.UntilUtcSeconds));
        return span.FirstDay == span.LastDay ? span.FirstDay : null;
    }
}
