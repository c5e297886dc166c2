using Hotspots.Core.Model.Harm;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.TimeProfiles;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Results;

/// <summary>Evidence of one method. What does one method say for a place?</summary>
/// <param name="Method">Name of the method: "gi-star".</param>
/// <param name="Figures">Its p-value, its stability …; at least one.</param>
internal sealed record MethodEvidence(string Method, IReadOnlyList<Figure> Figures);

/// <summary>Hotspot. Where is it worse than elsewhere, and what is known of that place?</summary>
internal sealed record Hotspot
{
    /// <summary>Place in the order of total weight, over all areas of the run; 1 is the heaviest.</summary>
    public required int Rank { get; init; }

    /// <summary>Place in the order of weight per km², over all hotspots of the run that have one; 1 is the densest. Null where it
    /// <see cref="IsOnePoint"/>.</summary>
    public required int? RankByDensity { get; init; }

    /// <summary>A name an officer recognises: "Pier Avenue and Marine Parade", or "400 m NE of the centre of Mold".</summary>
    public required string Name { get; init; }

    /// <summary>Where it is without a street, "400 m NE of the centre of Mold": for papers on which no street of a tip may stand.</summary>
    public string Bearing { get; init; } = "";

    /// <summary>Are the streets of its name those of the list that travels with the tool, because its records name none?</summary>
    public bool IsNamedByList { get; init; }

    /// <summary>The study area it lies in.</summary>
    public required string Area { get; init; }

    /// <summary>The method that found it first: "dbscan". Outline and members are those that this method gave it.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// The methods that agree that this is a place, in the order in which they were asked for; <see cref="Method"/> is the first of them.
    /// </summary>
    public IReadOnlyList<string> Methods { get => field ?? [Method]; init; }

    /// <summary>What speaks for it, method by method; methods without such figures are left out.</summary>
    public IReadOnlyList<MethodEvidence> Evidence { get; init; } = [];

    /// <summary>How sure it is that it is more than chance; null where that could not be asked: over ground too wide for cells.</summary>
    public Sureness? Sureness { get; init; }

    /// <summary>Its cluster's number within the study area, as <see cref="Method"/> counts.</summary>
    public required int Cluster { get; init; }

    /// <summary>
    /// Its outline on the grid, metres: a polygon that holds every member and is never a line or a point; several where another place's
    /// ground parts it. Wide ground without members is a hole.
    /// </summary>
    public required Geometry Outline { get; init; }

    /// <summary>Mean position of its members, weighted.</summary>
    public required GridPoint Centre { get; init; }

    /// <summary>Its incidents: indices into the placed incidents, ascending.</summary>
    public required int[] Members { get; init; }

    /// <summary>Incidents of each kind, most frequent first.</summary>
    public required IReadOnlyList<NameCount> Kinds { get; init; }

    /// <summary>What its incidents rest on, and which handling conditions travel with it; null where nobody looked.</summary>
    public HotspotGrading? Grading { get; init; }

    /// <summary>Sum of its incidents' weights.</summary>
    public required double Weight { get; init; }

    /// <summary>Its harm by a table that the user named, and its rank by that; null where nobody asked for it.</summary>
    public HotspotHarm? Harm { get; init; }

    /// <summary>
    /// Are its incidents at one map point, as far as positions are known? Then the outline is only a ring round that point: it can be
    /// seen, but its size says nothing, and nothing is divided by it.
    /// </summary>
    public bool IsOnePoint { get; init; }

    /// <summary>Size of the outline as it is drawn, km².</summary>
    public required double AreaKm2 { get; init; }

    /// <summary>Incidents per km² of the outline; null where it <see cref="IsOnePoint"/>.</summary>
    public double? PerKm2 => IsOnePoint ? null : Members.Length / AreaKm2;

    /// <summary>Weight per km² of the outline; null where it <see cref="IsOnePoint"/>.</summary>
    public double? WeightPerKm2 => IsOnePoint ? null : Weight / AreaKm2;

    /// <summary>Earliest time among its incidents; unknown when none has one.</summary>
    public required IncidentTime First { get; init; }

    /// <summary>Latest time among its incidents; unknown when none has one.</summary>
    public required IncidentTime Last { get; init; }

    /// <summary>
    /// The operational weekday that stands out most for the hours watched, Europe/London; null where the exact test of all weekdays does not hold
    /// after the correction for all hotspots, where no day is known, and where the method chose the days.
    /// </summary>
    public DayOfWeek? BusiestWeekday { get; init; }

    /// <summary>The hour that stands out most, 0 to 23, Europe/London; null as <see cref="BusiestWeekday"/>.</summary>
    public int? BusiestHour { get; init; }

    /// <summary>The operations most seen in it.</summary>
    public required IReadOnlyList<NameCount> Operations { get; init; }

    /// <summary>The county lines most seen in it.</summary>
    public required IReadOnlyList<NameCount> Lines { get; init; }

    /// <summary>Its incidents by shift; null where nobody asked.</summary>
    public HotspotShifts? Shifts { get; init; }

    /// <summary>How many of its incidents are of a kind.</summary>
    public int CountOf(string kind) => Kinds.FirstOrDefault(k => string.Equals(k.Name, kind, StringComparison.OrdinalIgnoreCase)).Count;
}
