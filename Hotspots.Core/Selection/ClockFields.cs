using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Selection;

/// <summary>Filter by weekday in Britain; with hours over midnight by the night that begins on it.</summary>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with other weekdays.</param>
internal sealed class WeekdaysField(
    Func<IncidentQuery, IReadOnlyList<DayOfWeek>> get, Func<IncidentQuery, IReadOnlyList<DayOfWeek>, IncidentQuery> with)
    : QueryField<IReadOnlyList<DayOfWeek>>(get, with)
{
    public override QueryValue Takes => QueryValue.Texts;

    public override ParameterKind Kind => ParameterKind.Choice;

    public override string Expected => "a day such as Friday or fri";

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, [.. typed.Select(Weekday)]);

    public override IncidentQuery Canonical(IncidentQuery query) => With(query, [.. Get(query).Distinct().Order()]);

    public override string Record(IncidentQuery query) => string.Join(", ", Get(query));

    internal override string Sentence(IncidentQuery query) => Get(query).Count == 0 ? ""
        : (NightHours.EndOf(query) > 0 ? "only in the nights that begin on " : "only on ") + Record(query);

    internal override string? Note(IncidentQuery query) =>
        Get(query).Count == 0 ? null : "An incident that is not known to the day has no weekday and was left out.";

    internal override void Check(IncidentQuery query) => ClockFilter.OfWeekdays(query);

    internal override Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets) =>
        ClockFilter.OfWeekdays(query) is { } clock ? i => clock.HasWeekday(facets.Incidents.Times[i]) : null;

    private DayOfWeek Weekday(string text)
    {
        const int Shortest = 2;
        string name = text.Trim();
        DayOfWeek[] found = [.. Enum.GetValues<DayOfWeek>().Where(day =>
            name.Length >= Shortest && day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1
            ? found[0]
            : throw new ArgumentException($"{OptionNames.Of(Option)} takes {Expected}, not \"{text}\".");
    }
}

/// <summary>Filter by hour of the day on a clock in Britain, 0 to 23.</summary>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with other hours.</param>
internal sealed class HoursField(Func<IncidentQuery, IReadOnlyList<int>> get, Func<IncidentQuery, IReadOnlyList<int>, IncidentQuery> with)
    : QueryField<IReadOnlyList<int>>(get, with)
{
    public override QueryValue Takes => QueryValue.Texts;

    public override ParameterKind Kind => ParameterKind.Clock;

    public override string Expected => "an hour from 0 to 23 or two with a dash between, such as 22-5";

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, [.. typed.SelectMany(Hours)]);

    public override IncidentQuery Canonical(IncidentQuery query) => With(query, [.. Get(query).Distinct().Order()]);

    public override string Record(IncidentQuery query) => string.Join(", ", Get(query));

    internal override string Sentence(IncidentQuery query) => Get(query).Count == 0 ? "" : "only from " + NightHours.Words(Get(query));

    internal override string? Note(IncidentQuery query) =>
        Get(query).Count == 0 ? null : "An incident that is not known to the minute has no hour and was left out.";

    internal override void Check(IncidentQuery query) => ClockFilter.OfHours(query);

    internal override Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets) =>
        ClockFilter.OfHours(query) is { } clock ? i => facets.HasClock(i) && clock.HasHour(facets.Incidents.Times[i]) : null;

    private IEnumerable<int> Hours(string text)
    {
        const int Day = 24;
        string[] ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || !TryHour(ends[0], out int first) || !TryHour(ends[^1], out int last))
            throw new ArgumentException($"{OptionNames.Of(Option)} takes {Expected}, not \"{text}\".");
        // Over midnight where the last is before the first.
        for (int h = first; h != last; h = (h + 1) % Day)
            yield return h;
        yield return last;

        static bool TryHour(string digits, out int hour) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour < Day;
    }
}
