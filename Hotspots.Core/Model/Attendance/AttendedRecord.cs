using System.Text.Json.Serialization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Attendance;

/// <summary>Place in one shift: what was asked, and what was done. It holds no fix and names no unit.</summary>
internal sealed record AttendedPlace
{
    /// <summary>The town; blank for a polygon of the user's own.</summary>
    public required string Area { get; init; }

    /// <summary>Its rank in the run that the sheet is made of, or its number in the file of polygons.</summary>
    public required int Hotspot { get; init; }

    /// <summary>What it is called.</summary>
    public required string Place { get; init; }

    /// <summary>The date on which the shift begins.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The shift's name.</summary>
    public required string Shift { get; init; }

    /// <summary>Visits that were asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>Visits that were made; null where the files hold no position in the shift, which says nothing of it.</summary>
    public required int? Made { get; init; }

    /// <summary>Minutes of the visits, of each no more than counts; null as <see cref="Made"/>.</summary>
    public required double? Minutes { get; init; }

    /// <summary>When the first visit began; unknown where there was none.</summary>
    [JsonIgnore]
    public IncidentTime First { get; init; }

    /// <summary>When the last visit ended; unknown where there was none.</summary>
    [JsonIgnore]
    public IncidentTime Last { get; init; }

    /// <summary>When the first visit began, "2026-06-30T22:14:05+01:00"; null where there was none.</summary>
    public string? FirstIn => First.IsKnown ? LondonTime.ToIso(First) : null;

    /// <summary>When the last visit ended, in the same form; null where there was none.</summary>
    public string? LastOut => Last.IsKnown ? LondonTime.ToIso(Last) : null;

    /// <summary>Share of the visits' fixes outside the polygon itself, in the margin or bridged, 0 to 1; null where there was no visit.</summary>
    public required double? OutsideShare { get; init; }

    /// <summary>Fixes of the visits, of which that is a share.</summary>
    [JsonIgnore]
    public int Fixes { get; init; }

    /// <summary>Units with any fix in the shift, wherever they were.</summary>
    public required int Units { get; init; }

    /// <summary>Stays that were too short to count.</summary>
    public required int TooShort { get; init; }

    /// <summary>Hours of the stays that count, whole, of every unit by itself.</summary>
    public required double UnitHours { get; init; }

    /// <summary>Its centre, metres on the National Grid.</summary>
    [JsonIgnore]
    public GridPoint Centre { get; init; }
}

/// <summary>Month of hotspot patrols, as the Home Office asks for it. Null is what the files do not hold, which is not the same as none.</summary>
/// <param name="Month">"2026-06".</param>
/// <param name="UnitHours">Hours of units at the places, in stays that count; null where the files hold no position in the month's shifts.</param>
/// <param name="PersonHours">The same of persons; null where nobody said how many a unit is.</param>
/// <param name="Arrests">Arrests at the places in the shifts.</param>
/// <param name="StopAndSearches">Stop and searches there.</param>
/// <param name="AsbPowers">Powers against anti-social behaviour used there.</param>
internal sealed record PatrolMonth(
    string Month, double? UnitHours, double? PersonHours, long? Arrests, long? StopAndSearches, long? AsbPowers);

/// <summary>Record of what was attended: written beside its tables.</summary>
internal sealed record AttendedRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public AttendedRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>What counts as a visit.</summary>
    public required AttendanceRules Rules { get; init; }

    /// <summary>Fixes that were read, each instant of a unit once.</summary>
    public required int Fixes { get; init; }

    /// <summary>Units that they are of.</summary>
    public required int Units { get; init; }

    /// <summary>Visits asked for, in shifts of which the files hold positions.</summary>
    public required int Asked { get; init; }

    /// <summary>Those of them that were made: at each place no more than were asked.</summary>
    public required int Met { get; init; }

    /// <summary>All visits.</summary>
    public required int Made { get; init; }

    /// <summary>Each place of each shift, by day, in the order of the sheet.</summary>
    public required IReadOnlyList<AttendedPlace> Places { get; init; }

    /// <summary>The months.</summary>
    public required IReadOnlyList<PatrolMonth> Months { get; init; }
}
