using System.Globalization;
using System.Text.Json.Serialization;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Problems;

/// <summary>Problem profile (OSARA: objective, scanning, analysis, response, assessment): four pages for each of one or more places.</summary>
/// <remarks>No incident's own position is in it: a place is an outline round many, with a grid reference of 100 m.</remarks>
internal sealed record ProblemProfile
{
    /// <summary>Pages of a place.</summary>
    public const int Pages = 4;

    /// <summary>Of the run whose hotspots are profiled.</summary>
    [JsonIgnore]
    public required RunRecord Run { get; init; }

    /// <summary>The user's own streets round the places; null where none were given.</summary>
    [JsonIgnore]
    public StreetMap? Streets { get; init; }

    /// <summary>Identity of that run.</summary>
    public string RunId => Run.RunId;

    /// <summary>The security marking of every page.</summary>
    public string Marking => Run.Marking;

    /// <summary>The day of the profile: what happened from it on has no say in what the first three pages say.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Until when the data reach that are looked at, "30 June 2026"; blank where no day is known.</summary>
    public required string DataUntil { get; init; }

    /// <summary>As of which day, and until when the data reach, in a sentence.</summary>
    [JsonIgnore]
    public string AsOf => string.Create(
        CultureInfo.InvariantCulture, $"As of {On:d MMMM yyyy}{(DataUntil.Length > 0 ? "; the data reach to " + DataUntil : "")}.");

    /// <summary>When it is to be made anew: "Tuesday 28 July 2026".</summary>
    public required string ValidUntil { get; init; }

    /// <summary>The places, in the order of their rank; none where there is no hotspot.</summary>
    public required IReadOnlyList<ProfiledPlace> Places { get; init; }

    /// <summary>Hotspots that were asked for and have no pages, because there are more than one file is good for.</summary>
    public required int LeftOut { get; init; }

    /// <summary>What the pages do not say, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One place of a problem profile.</summary>
internal sealed record ProfiledPlace
{
    /// <summary>Its rank in the run.</summary>
    public required int Rank { get; init; }

    /// <summary>"Pier Avenue and Marine Parade".</summary>
    public required string Name { get; init; }

    /// <summary>The town, or what the boundary file calls the area.</summary>
    public required string Area { get; init; }

    /// <summary>Of its centre, to 100 m: "TM 175 145".</summary>
    public required string GridReference { get; init; }

    /// <summary>The centre, metres on the National Grid.</summary>
    [JsonIgnore]
    public required GridPoint Centre { get; init; }

    /// <summary>Its ground, metres on the National Grid.</summary>
    [JsonIgnore]
    public required Geometry Outline { get; init; }

    /// <summary>Incidents in it.</summary>
    public required int Incidents { get; init; }

    /// <summary>How much of the town's that is, in a sentence.</summary>
    public required string Share { get; init; }

    /// <summary>How sure it is that it is a hotspot; null where that could not be asked.</summary>
    public required SurenessWord? Sure { get; init; }

    /// <summary>What that rests on, each one sentence.</summary>
    public required IReadOnlyList<string> SureWords { get; init; }

    /// <summary>More or fewer than before, with the verdict, in a sentence.</summary>
    public required string Change { get; init; }

    /// <summary>What the records show.</summary>
    public required ProblemEvidence Evidence { get; init; }

    /// <summary>What to do there, from the force's own list: every line that fits; none where there is no list.</summary>
    public required IReadOnlyList<string> ToDo { get; init; }

    /// <summary>How it will be judged, and what is known already.</summary>
    public required ProblemAssessment Assessment { get; init; }
}

/// <summary>Evidence of a place: what its records show, and nothing that they do not.</summary>
internal sealed record ProblemEvidence
{
    /// <summary>Hours of the week.</summary>
    public const int HoursAWeek = 168;

    /// <summary>Incidents of each kind, most frequent first.</summary>
    public required IReadOnlyList<NameCount> Kinds { get; init; }

    /// <summary>Incidents of each month.</summary>
    public required ProblemMonths Months { get; init; }

    /// <summary>Incidents of each hour of the week by the clock in Britain, from Monday 00:00; empty where no hour is known.</summary>
    public required IReadOnlyList<int> ByHour { get; init; }

    /// <summary>Incidents whose hour is not known.</summary>
    public required int WithoutHour { get; init; }

    /// <summary>Which weekdays and hours stand out beyond chance, in a sentence.</summary>
    public required string When { get; init; }

    /// <summary>Incidents at spots that had one before, in a sentence.</summary>
    public required string Repeats { get; init; }

    /// <summary>Whether one incident follows another near by in this town, each one sentence.</summary>
    public required IReadOnlyList<string> NearRepeats { get; init; }

    /// <summary>Streets that the records name, most frequent first; those of tips are not counted.</summary>
    public required IReadOnlyList<NameCount> Streets { get; init; }

    /// <summary>What the streets are, or why there are none, in a sentence.</summary>
    public required string StreetWords { get; init; }

    /// <summary>What was seized, most seizures first.</summary>
    public required IReadOnlyList<SeizedDrug> Drugs { get; init; }

    /// <summary>County lines and operations that the records name, most frequent first.</summary>
    public required IReadOnlyList<NameCount> Named { get; init; }
}

/// <summary>Incidents of a place by month.</summary>
/// <param name="First">The first month of the data: "2024-07".</param>
/// <param name="Counts">One a month, to the last month of the data; months without any are there.</param>
/// <param name="Unknown">Incidents that are not known to the month.</param>
/// <param name="Usual">The usual range of a month; null with too few whole months to say one.</param>
internal sealed record ProblemMonths(string First, IReadOnlyList<int> Counts, int Unknown, UsualRange? Usual);

/// <summary>Usual range of counts (control chart): where 19 of 20 would lie if nothing changed.</summary>
/// <param name="Mean">Mean of the months that it is made of.</param>
/// <param name="Low">The lowest usual count.</param>
/// <param name="High">The highest.</param>
/// <param name="Dispersion">Variance over mean of those months, 1 or more.</param>
/// <param name="Months">How many months it is made of: whole ones, before the last whole one.</param>
internal sealed record UsualRange(double Mean, int Low, int High, double Dispersion, int Months);

/// <summary>Drug that was seized at a place.</summary>
/// <param name="Name">As the files have it.</param>
/// <param name="Class">A, B or C; blank where none is given.</param>
/// <param name="Seizures">Seizures in which it was.</param>
/// <param name="Quantities">"45.2 g", "120 tablets": sums by unit, as given; none where no quantity is.</param>
internal sealed record SeizedDrug(string Name, string Class, int Seizures, IReadOnlyList<string> Quantities);
