using System.Text.Json.Serialization;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Briefs;

/// <summary>Briefing of a shift on paper: one page a town, with at most five places to go to.</summary>
/// <remarks>No incident's own position is in it: a place is an outline round many, with a grid reference of 100 m.</remarks>
internal sealed record Brief
{
    /// <summary>Of the run whose hotspots are listed.</summary>
    [JsonIgnore]
    public required RunRecord Run { get; init; }

    /// <summary>The user's own streets round the places; null where none were given.</summary>
    [JsonIgnore]
    public StreetMap? Streets { get; init; }

    /// <summary>Identity of that run.</summary>
    public string RunId => Run.RunId;

    /// <summary>The security marking of every sheet.</summary>
    public string Marking => Run.Marking;

    /// <summary>The marking as it stands above and below the whole, with a word for intelligence that has conditions of sharing.</summary>
    [JsonIgnore]
    public string MarkingLine => Line(Pages);

    /// <summary>One for each town, the town with most at these hours first.</summary>
    public required IReadOnlyList<BriefPage> Pages { get; init; }

    /// <summary>Towns with hotspots for which there is no page, because there are more than fit.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The marking as it stands above and below one page.</summary>
    public string MarkingLineOf(BriefPage page) => Line([page]);

    private string Line(IReadOnlyList<BriefPage> pages) =>
        pages.Any(static page => page.Places.Any(static place => place.Conditional > 0)) ? $"{Marking} · {Conditions}" : Marking;

    /// <summary>What stands beside the marking where handling code C travels with a place.</summary>
    public const string Conditions = "contains handling C intelligence";
}

/// <summary>Page of a briefing: one town in one shift.</summary>
internal sealed record BriefPage
{
    /// <summary>The town, or what the boundary file calls the area.</summary>
    public required string Area { get; init; }

    /// <summary>Which shift: "Night of Tuesday 30 June 2026, 22:00–05:00".</summary>
    public required string Shift { get; init; }

    /// <summary>When the page is to be thrown away: "Wednesday 1 July 2026, 05:00".</summary>
    public required string ValidUntil { get; init; }

    /// <summary>First second of the shift, since 1970-01-01T00:00:00Z.</summary>
    [JsonIgnore]
    public long Begins { get; init; }

    /// <summary>Its end, exclusive: over a change of clocks an hour sooner or later than the clock says.</summary>
    [JsonIgnore]
    public long Ends { get; init; }

    /// <summary>The first thing anybody reads, in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>What is known of the town as a whole, each one sentence.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Where to go, the place with most first; at most <see cref="MostPlaces"/>, none where there is nothing to say.</summary>
    public required IReadOnlyList<BriefPlace> Places { get; init; }

    /// <summary>What the page does not say, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>More places than this are not visited in a shift.</summary>
    public const int MostPlaces = 5;
}

/// <summary>One place of a briefing.</summary>
internal sealed record BriefPlace
{
    /// <summary>Its number on the page, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its rank in the run.</summary>
    public required int Rank { get; init; }

    /// <summary>"Pier Avenue and Marine Parade".</summary>
    public required string Name { get; init; }

    /// <summary>Of its centre, to 100 m: "TM 175 145".</summary>
    public required string GridReference { get; init; }

    /// <summary>The centre, metres on the National Grid.</summary>
    [JsonIgnore]
    public required GridPoint Centre { get; init; }

    /// <summary>The ground to patrol, metres on the National Grid.</summary>
    [JsonIgnore]
    public required Geometry Outline { get; init; }

    /// <summary>When in the shift: "mostly 22:00–23:59 (19 of 30 in eight weeks)", or that no hour stands out.</summary>
    public required string When { get; init; }

    /// <summary>What was recorded there: "9 tips, 3 seizures".</summary>
    public required string What { get; init; }

    /// <summary>Does it rest on tips only? Then <see cref="Name"/> is no street.</summary>
    public bool IsTipsOnly { get; init; }

    /// <summary>Its incidents that may be shared on conditions only: handling C.</summary>
    public int Conditional { get; init; }

    /// <summary>Against the weeks before, with what the test allows; blank where there is nothing to compare.</summary>
    public required string Change { get; init; }

    /// <summary>How sure it is that it is a hotspot; null where that could not be asked.</summary>
    public required SurenessWord? Sure { get; init; }

    /// <summary>Why it is listed, in at most twelve words.</summary>
    public required string Why { get; init; }

    /// <summary>What to do there, from the force's own list; null where there is no list, or none of its lines fits.</summary>
    public string? ToDo { get; init; }

    /// <summary>All its incidents with a known hour by that hour, 24 counts; empty where no hour is known.</summary>
    public required IReadOnlyList<int> ByHour { get; init; }
}
