using System.Text.Json.Serialization;
using Hotspots.Core.Model.Incidents;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Lines;

/// <summary>Counts of incidents of a county line: rows that share the reference of one seizure are one incident.</summary>
internal record LineCounts
{
    /// <summary>Incidents that name the line.</summary>
    public required int Incidents { get; init; }

    /// <summary>Tips among them.</summary>
    public required int Tips { get; init; }

    /// <summary>Warrants among them.</summary>
    public required int Warrants { get; init; }

    /// <summary>Seizures among them.</summary>
    public required int Seizures { get; init; }

    /// <summary>Seizures with anything of class A.</summary>
    public required int ClassA { get; init; }

    /// <summary>Incidents with handling conditions (code C).</summary>
    public required int Conditions { get; init; }

    /// <summary>Are all of them what officers did, so that it is seen where they looked?</summary>
    public required bool OfficersOnly { get; init; }
}

/// <summary>County line in one town.</summary>
internal sealed record LineTown : LineCounts
{
    /// <summary>The line, by its most frequent spelling.</summary>
    public required string Line { get; init; }

    /// <summary>The town.</summary>
    public required string Town { get; init; }

    /// <summary>When it was first seen there; unknown where no incident says.</summary>
    [JsonIgnore]
    public IncidentTime First { get; init; }

    /// <summary>When it was last seen there.</summary>
    [JsonIgnore]
    public IncidentTime Last { get; init; }

    /// <summary>When it was first seen there, as closely as it is known: "2024-07-05T00:29+01:00", "2024-07"; null where nothing says.</summary>
    public string? FirstSeen => First.IsKnown ? LondonTime.ToIso(First) : null;

    /// <summary>When it was last seen there, in the same form.</summary>
    public string? LastSeen => Last.IsKnown ? LondonTime.ToIso(Last) : null;

    /// <summary>Its share of the town's incidents in the same selection, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Calendar months with an incident of it.</summary>
    public required int Months { get; init; }

    /// <summary>Has it three incidents or more in some 90 days?</summary>
    public required bool Reached { get; init; }

    /// <summary>At the end of the data.</summary>
    [JsonIgnore]
    public LineStatus State { get; init; }

    /// <summary>The same in words.</summary>
    public string Status => LineStatusWords.Of(State);

    /// <summary>Root of the mean square distance from the mean centre, metres; null where no position is close enough.</summary>
    public required double? StandardDistance { get; init; }

    /// <summary>Ground of the fewest cells of 150 m that hold 80 % of its incidents, km².</summary>
    public required double? CoreKm2 { get; init; }

    /// <summary>Harm by the table that was given; null where there is none, or it has a score above 0 for none of the incidents.</summary>
    public double? Harm { get; init; }

    /// <summary>The cell of 150 m that holds its mean centre, metres.</summary>
    [JsonIgnore]
    public Geometry Cell { get; init; } = Polygon.Empty;
}

/// <summary>County line in one town in one calendar month.</summary>
internal sealed record LineMonth : LineCounts
{
    /// <summary>The line.</summary>
    public required string Line { get; init; }

    /// <summary>The town.</summary>
    public required string Town { get; init; }

    /// <summary>"2024-07".</summary>
    public required string Month { get; init; }

    /// <summary>Was the line closed in it, by the register?</summary>
    public required bool IsClosed { get; init; }
}
