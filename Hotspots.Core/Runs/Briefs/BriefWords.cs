using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Tonight;
using Hotspots.Core.Runs.Tonight;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Words of a briefing on paper, which claim what the tests allow and no more.</summary>
internal sealed class BriefWords
{
    private const int MostKinds = 3;

    private static readonly string[] Numbers = ["No", "One place", "Two places", "Three places", "Four places", "Five places"];

    private readonly TonightRequest _wish;
    private readonly TonightShift _shift;
    private readonly Shift _hours;

    /// <summary>The words of one shift.</summary>
    /// <param name="wish">Which hours, and how many weeks are looked at.</param>
    /// <param name="hours">The shift with the name that the user gave it.</param>
    /// <param name="clock">Says when it is.</param>
    public BriefWords(TonightRequest wish, Shift hours, TimeProvider clock)
    {
        (_wish, _hours) = (wish, hours);
        _shift = TonightShift.Of(wish, clock);
    }

    private bool EndsNextDay => _hours.Until <= _hours.From;

    private string Shift => string.Create(
        CultureInfo.InvariantCulture, $"{Capital(_hours.Name)} of {_shift.Date:dddd d MMMM yyyy}, {_hours.From:00}:00–{_hours.Until:00}:00");

    private string ValidUntil => string.Create(
        CultureInfo.InvariantCulture, $"{_shift.Date.AddDays(EndsNextDay ? 1 : 0):dddd d MMMM yyyy}, {_hours.Until:00}:00");

    /// <summary>A page of a town.</summary>
    public BriefPage Page(string area, TonightRecord tonight, IReadOnlyList<BriefPlace> places)
    {
        bool isKnown = tonight.Why is null;
        string headline = places.Count == 0 ? $"No hotspot of {area} had an incident at these hours in {tonight.Span}."
            : isKnown ? $"{Numbers[places.Count]} {In(area)}; most at these hours: {places[0].Name}."
            : $"{Numbers[places.Count]} {In(area)} with most at any hour, for {Why(tonight)}.";
        string?[] said = isKnown ? [Total(tonight), tonight.Weekday, tonight.Stale] : [tonight.Why];
        return new BriefPage
        {
            Area = area,
            Shift = Shift,
            ValidUntil = ValidUntil,
            Begins = OperationalDay.At(_shift.Date, _hours.From),
            Ends = OperationalDay.At(_shift.Date, _hours.From + _hours.Length),
            Headline = headline,
            Sentences = [.. said.OfType<string>().Where(static sentence => sentence.Length > 0)],
            Places = places,
            Notes = [.. OfGrading(places), .. Notes(tonight)],
        };
    }

    /// <summary>A page for where there is no hotspot.</summary>
    public BriefPage Nothing(RunResult result) => new()
    {
        Area = "",
        Shift = Shift,
        ValidUntil = ValidUntil,
        Begins = OperationalDay.At(_shift.Date, _hours.From),
        Ends = OperationalDay.At(_shift.Date, _hours.From + _hours.Length),
        Headline = "No hotspots were found: nowhere stands out from the rest.",
        Sentences = [.. result.Record.Notes.Take(3)],
        Places = [],
        Notes = [.. Standing],
    };

    /// <summary>When in the shift.</summary>
    public static string When(TonightPlace? tonight) =>
        tonight is null ? "hour not known" : tonight.Hours ?? "any time of the shift: no hour stands out";

    /// <summary>"9 tip, 3 seizure": kinds as the files name them, which are not bent.</summary>
    public static string What(Hotspot hotspot)
    {
        IEnumerable<string> kinds = hotspot.Kinds.Take(MostKinds).Select(
            static kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Count:N0}"));
        int others = hotspot.Kinds.Skip(MostKinds).Sum(static kind => kind.Count);
        string said = string.Join(", ", others > 0 ? kinds.Append(string.Create(CultureInfo.InvariantCulture, $"others {others:N0}")) : kinds);
        return hotspot.Grading?.IsTipsOnly == true ? said + ": rests on tips only" : said;
    }

    /// <summary>What a place is called on paper: where it rests on tips only by distance and direction, for a street may tell who told.</summary>
    public static string NameOf(Hotspot hotspot) =>
        hotspot.Grading?.IsTipsOnly == true && hotspot.Bearing.Length > 0 ? Capital(hotspot.Bearing) : PlaceNames.WithoutDoors(hotspot.Name);

    /// <summary>Why it is listed, in at most twelve words: "14 at these hours in four weeks, more than before; clear".</summary>
    public string Why(Hotspot hotspot, TonightPlace? tonight)
    {
        string sure = hotspot.Sureness is { } known ? "; " + SurenessSentences.WordOf(known.Word) : "";
        if (tonight is null)
            return string.Create(CultureInfo.InvariantCulture, $"{hotspot.Members.Length:N0} incidents, rank {hotspot.Rank}{sure}");
        string change = tonight.Change?.Verdict switch
        {
            ChangeVerdict.More => ", more than before",
            ChangeVerdict.Fewer => ", fewer than before",
            ChangeVerdict.AsBefore => ", as before",
            _ => "",
        };
        string weeks = _wish.Weeks == 1 ? "the last week" : string.Create(CultureInfo.InvariantCulture, $"{_wish.Weeks} weeks");
        return string.Create(CultureInfo.InvariantCulture, $"{tonight.Incidents:N0} at these hours in {weeks}{change}{sure}");
    }

    /// <summary>What no page says, whatever it is of.</summary>
    public static string[] Standing =>
    [
        "A hotspot is where records lie close together: they follow where people report and where officers look.",
        "A tip is not evidence: it needs something else that says the same before anybody acts on it.",
        "No incident is drawn here, and no door is meant: the ring is ground to be seen on.",
    ];

    private static IEnumerable<string> OfGrading(IReadOnlyList<BriefPlace> places)
    {
        int conditional = places.Sum(static place => place.Conditional);
        if (conditional > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"This page contains handling C intelligence: {conditional:N0} ")
                + $"{(conditional == 1 ? "incident" : "incidents")} of these places may be shared on conditions only; ask before it is passed on.";
        if (places.Any(static place => place.IsTipsOnly))
            yield return "A place that rests on tips only is named by distance and direction: a street might tell who told.";
    }

    private static IEnumerable<string> Notes(TonightRecord tonight) => [.. Standing, .. tonight.Notes];

    private static string Total(TonightRecord tonight) => $"At these hours in {tonight.Span}: {tonight.Total}";

    private static string Why(TonightRecord tonight)
    {
        string why = tonight.Why!.TrimEnd('.');
        int end = why.IndexOf(": ", StringComparison.Ordinal);
        why = end > 0 ? why[..end] : why;
        return char.ToLowerInvariant(why[0]) + why[1..];
    }

    // "10 km from Ballycastle" is the name of ground outside the towns.
    private static string In(string area) => area.Length > 0 && char.IsAsciiDigit(area[0]) ? area : "in " + area;

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
