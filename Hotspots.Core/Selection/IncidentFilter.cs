using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Selection;

/// <summary>Filter of incidents: those that every field of a query keeps.</summary>
internal sealed class IncidentFilter
{
    private readonly IncidentQuery _query;
    private readonly long? _from;
    private readonly long? _until;

    /// <summary>Reads the wishes; to be done before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">
    /// A time is none, the first is after the last, or there is no such weekday or hour; says what to change.
    /// </exception>
    public IncidentFilter(IncidentQuery query)
    {
        foreach (QueryField field in QueryFields.All)
            field.Check(query);
        _query = query;
        _from = QueryFields.From.LimitOf(query);
        _until = QueryFields.To.LimitOf(query);
    }

    /// <summary>Does it ask for times?</summary>
    public bool HasTimes => _from is not null || _until is not null;

    /// <summary>Does it let everything through?</summary>
    public bool IsOpen => QueryFields.Sentence(_query).Length == 0;

    /// <summary>The areas with only the incidents that pass; areas are kept even when nothing passes.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="facets">The incidents, and by what they can be told apart.</param>
    /// <exception cref="ArgumentException">Nothing in the files has a name that was asked for; the message lists those there are.</exception>
    public IReadOnlyList<StudyArea> Keep(IReadOnlyList<StudyArea> areas, IncidentFacets facets)
    {
        if (facets.Incidents.Count == 0)
            return areas;
        Predicate<int>[] filters = Filters(QueryFields.All, facets);
        return filters.Length == 0 ? areas : [.. areas.Select(area => area.With(Array.FindAll(area.Members, i => Pass(filters, i))))];
    }

    /// <summary>
    /// The time that is watched: from the first to the last limit; where one was not given, to the first or last day of any incident that is left and
    /// whose date is not astray.
    /// </summary>
    /// <param name="kept">The areas, with only the incidents that pass.</param>
    /// <param name="times">When the incidents happened.</param>
    public WatchedTime Watched(IReadOnlyList<StudyArea> kept, TimeColumn times)
    {
        if (_from is { } from && _until is { } until)
            return new WatchedTime(new StudyPeriod(from, until), times, [], []);
        int[][] lists = times.Count == 0 ? [] : [.. kept.Select(static area => area.Members)];
        (int[] before, int[] after) = DateOutliers.Of(times, lists);
        (before, after) = (_from is null ? before : [], _until is null ? after : []);
        if (StudyPeriod.Of(times, lists, new HashSet<int>([.. before, .. after])) is not { } seen)
            return new WatchedTime(null, times, [], []);
        return new WatchedTime(new StudyPeriod(_from ?? seen.FromUtcSeconds, _until ?? seen.UntilUtcSeconds), times, before, after);
    }

    /// <summary>Which incidents have a span of time that a limit cuts, and on which side does each count? One sentence for each sort of
    /// span.</summary>
    /// <param name="areas">The areas before they were filtered.</param>
    /// <param name="facets">The incidents, and by what they can be told apart.</param>
    public IReadOnlyList<string> CutSpans(IReadOnlyList<StudyArea> areas, IncidentFacets facets)
    {
        IncidentTable incidents = facets.Incidents;
        if (!HasTimes || incidents.Count == 0)
            return [];
        var cut = new CutSpans(_from, _until);
        Predicate<int>[] others = Filters(QueryFields.All.Where(static field => field is not LimitField), facets);
        Predicate<int>[] limits = Filters([QueryFields.From, QueryFields.To], facets);
        foreach (StudyArea area in areas)
        {
            foreach (int i in area.Members)
            {
                if (cut.IsCut(incidents.Times[i]) && Pass(others, i))
                    cut.Count(incidents.Times[i], Pass(limits, i));
            }
        }
        return cut.Notes();
    }

    /// <summary>How many incidents are suspected false, and how many have an older grade, among those that every other filter keeps.</summary>
    /// <param name="areas">The areas before they were filtered.</param>
    /// <param name="facets">The incidents, and by what they can be told apart.</param>
    public GradeCounts Graded(IReadOnlyList<StudyArea> areas, IncidentFacets facets)
    {
        if (facets.Incidents.Count == 0 || GradeTexts.Olders(facets.Incidents) is not { } olders)
            return default;
        bool areOut = QueryFields.SuspectedFalse.LeavesOut(_query);
        Predicate<int>? isFalse = SuspectedFalseField.IsFalse(facets);
        Predicate<int>[] others = Filters(QueryFields.All.Where(static field => field != QueryFields.SuspectedFalse), facets);
        int falseOnes = 0, older = 0, olderFalse = 0;
        foreach (int i in areas.SelectMany(static area => area.Members))
        {
            if (!Pass(others, i))
                continue;
            falseOnes += isFalse?.Invoke(i) == true ? 1 : 0;
            older += olders.IsBlank(i) ? 0 : 1;
            olderFalse += olders[i] == GradeTexts.OlderFalse ? 1 : 0;
        }
        return new GradeCounts(falseOnes, areOut, older, olderFalse);
    }

    private Predicate<int>[] Filters(IEnumerable<QueryField> fields, IncidentFacets facets) =>
        [.. fields.Select(field => field.Filter(_query, facets)).OfType<Predicate<int>>()];

    private static bool Pass(Predicate<int>[] filters, int incident)
    {
        foreach (Predicate<int> filter in filters)
        {
            if (!filter(incident))
                return false;
        }
        return true;
    }
}
