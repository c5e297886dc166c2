using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Evidence of hotspots: kinds, months, hours, repeats, streets and seizures, counted from their members.</summary>
internal sealed class EvidenceFindings
{
    private const int MostKinds = 8, MostStreets = 6, MostDrugs = 6, MostNamed = 4;

    private readonly IncidentTable _placed;
    private readonly IncidentFacets _facets;
    private readonly IncidentMonths? _months;
    private readonly Dictionary<int, string> _when = [];
    private readonly NearRepeatWords _near;
    private readonly SeizedDrugs _drugs;
    private readonly StreetNames? _streets;
    private readonly CodeCounter _counter = new(0);

    /// <summary>Looks at what all of them share.</summary>
    /// <param name="known">The run as known by the day.</param>
    /// <param name="result">What it found.</param>
    /// <param name="chosen">The hotspots that are profiled.</param>
    /// <param name="cache">The cache of its incidents.</param>
    /// <param name="on">The day.</param>
    /// <param name="clock">Says when it began.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public EvidenceFindings(
        RunRequest known, RunResult result, IReadOnlyList<Hotspot> chosen, RunCache cache, DateOnly on, TimeProvider clock,
        CancellationToken cancellation)
    {
        (_placed, _facets) = (result.Read.Placed, cache.Facets);
        _drugs = new SeizedDrugs(_placed.Items);
        if (_facets.Texts(Facet.Street) is { } streets)
        {
            _streets = new StreetNames(streets);
            _counter = new CodeCounter(_streets.Count);
        }
        IReadOnlyList<StudyArea> areas = [.. result.Areas.Select(static area => area.Area)];
        var plan = RunPlan.Open(known, clock);
        WatchedTime watched = plan.Filter.Watched(areas, _placed.Times);
        if (_facets.Coverage is { } data)
        {
            _months = new IncidentMonths(data, known.To is null ? null : on);
            StudyPeriod period = data.PeriodOf(watched.Period, plan.Request);
            TimeGroup[] groups = [.. result.Hotspots.Select(static hotspot => new TimeGroup(hotspot.Name, hotspot.Area, hotspot.Members))];
            double[] exposure = PeriodExposure.Hours(data.Watched(period), plan.Request);
            TimeProfile[] profiles = new TimeProfiles(exposure, ShiftWish.Of(known)).Of(groups, _placed.Times, _facets.HasClock);
            for (int i = 0; i < profiles.Length; i++)
                _when[result.Hotspots[i].Rank] = TimeProfileWords.Answer(profiles[i]);
        }
        string[] towns = [.. chosen.Select(static hotspot => hotspot.Area).Distinct(StringComparer.Ordinal)];
        _near = new NearRepeatWords(
            [.. areas.Where(area => towns.Contains(area.Name, StringComparer.Ordinal))], _placed, watched.Believed, _facets.Texts(Facet.Kind)!,
            cancellation);
    }

    /// <summary>The evidence of one.</summary>
    public ProblemEvidence Of(Hotspot hotspot)
    {
        (int[] hours, int without) = Hours(hotspot.Members);
        (IReadOnlyList<NameCount> streets, string streetWords) = Streets(hotspot);
        return new ProblemEvidence
        {
            Kinds = Most(hotspot.Kinds, MostKinds),
            Months = _months?.Of(hotspot.Members, _placed.Times) ?? new ProblemMonths("", [], hotspot.Members.Length, null),
            ByHour = hours,
            WithoutHour = without,
            When = _when.GetValueOrDefault(hotspot.Rank, "No time is known well enough to tell weekdays or hours apart."),
            Repeats = Repeats(hotspot),
            NearRepeats = _near.Of(hotspot.Area),
            Streets = streets,
            StreetWords = streetWords,
            Drugs = _drugs.Of(hotspot.Members, MostDrugs),
            Named =
            [
                .. hotspot.Lines.Take(MostNamed).Select(static line => new NameCount(Said("line", line.Name), line.Count)),
                .. hotspot.Operations.Take(MostNamed).Select(static operation => new NameCount(Said("operation", operation.Name), operation.Count)),
            ],
        };
    }

    /// <summary>The most frequent, and the others together.</summary>
    private static IReadOnlyList<NameCount> Most(IReadOnlyList<NameCount> all, int most) => all.Count <= most ? all
        : [.. all.Take(most - 1), new NameCount("others", all.Skip(most - 1).Sum(static one => one.Count))];

    private (int[] Hours, int Without) Hours(int[] members)
    {
        var hours = new int[ProblemEvidence.HoursAWeek];
        int known = 0;
        foreach (int incident in members)
        {
            if (!_facets.HasClock(incident))
                continue;
            hours[HoursOfWeek.HourAt(LondonTime.ToClockSeconds(_placed.Times[incident].FromUtcSeconds))]++;
            known++;
        }
        return (known == 0 ? [] : hours, members.Length - known);
    }

    // What is recorded at one spot on one day is one event: three rows of one search are no repeats.
    private string Repeats(Hotspot hotspot)
    {
        if (hotspot.IsOnePoint)
            return "All are at one map point, as far as positions are known: which doors or corners repeat cannot be told.";
        var spots = new Dictionary<(long, long), HashSet<long>>();
        foreach (int incident in hotspot.Members)
        {
            GridPoint at = _placed.Points[incident];
            (long, long) spot = ((long)Math.Round(at.Easting), (long)Math.Round(at.Northing));
            if (!spots.TryGetValue(spot, out HashSet<long>? events))
                spots[spot] = events = [];
            IncidentTime time = _placed.Times[incident];
            // What has no day is an event of its own.
            events.Add(time.HasDay ? LondonTime.ToClockSeconds(time.FromUtcSeconds) / 86_400 : -1 - incident);
        }
        int all = spots.Values.Sum(static events => events.Count), repeated = spots.Values.Count(static events => events.Count > 1);
        int there = spots.Values.Where(static events => events.Count > 1).Sum(static events => events.Count);
        return repeated == 0
            ? Say($"No spot of {spots.Count:N0} had more than one, as positions are given; what is recorded at one spot on one day counts once.")
            : Say($"{there:N0} of {all:N0} were at {repeated:N0} {(repeated == 1 ? "spot that" : "spots that each")} had more than one, ")
                + Say($"of {spots.Count:N0} spots in all as positions are given; what is recorded at one spot on one day counts once.");
    }

    private (IReadOnlyList<NameCount> Streets, string Words) Streets(Hotspot hotspot)
    {
        CodedTextColumn kinds = _placed.Kinds;
        int[] others = Array.FindAll(
            hotspot.Members, i => !string.Equals(kinds.Texts[kinds.CodeAt(i)], IncidentKind.Tip, StringComparison.OrdinalIgnoreCase));
        if (others.Length == 0)
            return ([], "This place is known by tips alone: the streets that they name are not listed.");
        if (_streets is null)
            return ([], "The files name no streets.");
        // What begins with a number is a door.
        NameCount[] named = [.. _streets.Tally(others, _counter).Streets.Where(static street => !char.IsAsciiDigit(street.Name[0]))];
        string tips = others.Length < hotspot.Members.Length ? "; streets that tips name are not listed" : "";
        return named.Length == 0 ? ([], $"No record names a street{tips}.")
            : ([.. named.Take(MostStreets)], Say($"As {named.Sum(static street => street.Count):N0} records name them{tips}."));
    }

    // "Rico line" says itself what it is.
    private static string Said(string what, string name) => name.Contains(what, StringComparison.OrdinalIgnoreCase) ? name : $"{what} {name}";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
