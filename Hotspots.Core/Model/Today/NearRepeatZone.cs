using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Today;

/// <summary>Near-repeat zone in force: ground on which the risk is raised by what happened lately near by.</summary>
internal sealed record NearRepeatZone
{
    /// <summary>Place in the order of <see cref="RiskRatio"/>, over all zones of the day; 1 is the highest.</summary>
    public required int Rank { get; init; }

    /// <summary>What an officer would call it.</summary>
    public required string Zone { get; init; }

    /// <summary>The study area.</summary>
    public required string Area { get; init; }

    /// <summary>The kind of incident that raises it, and that is likelier in it: "burglary".</summary>
    public required string Cause { get; init; }

    /// <summary>
    /// Product of the town's ratios over the incidents that raise it, at its highest cell, above 1. It ranks zones, and is no forecast of how many
    /// times as many there will be: it takes the incidents as independent of one another.
    /// </summary>
    public required double RiskRatio { get; init; }

    /// <summary>From here on an incident raises nothing in this town, metres.</summary>
    public required double Metres { get; init; }

    /// <summary>The last day on which it is in force, if nothing more happens.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Incidents that raise its highest cell.</summary>
    public required int Incidents { get; init; }

    /// <summary>Its ground, km².</summary>
    public required double AreaKm2 { get; init; }

    /// <summary>Corrected p of the town's Knox test for this kind, 0 to 1.</summary>
    public required double EvidenceQ { get; init; }

    /// <summary>Easting of its highest cell, metres.</summary>
    public required double CentreEasting { get; init; }

    /// <summary>Northing of its highest cell, metres.</summary>
    public required double CentreNorthing { get; init; }

    /// <summary>Its ground on the grid, metres.</summary>
    [JsonIgnore]
    public Geometry Outline { get; init; } = Polygon.Empty;
}

/// <summary>Knox test of one kind of incident in one town: what the zones rest on.</summary>
internal sealed record NearRepeatTest
{
    /// <summary>The study area.</summary>
    public required string Area { get; init; }

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Incidents that were tested: known to the day, several at one place on one day counted once.</summary>
    public required int Incidents { get; init; }

    /// <summary>p of the test as a whole: the chance of so small a p in its best band, 0 to 1.</summary>
    public required double P { get; init; }

    /// <summary>The same corrected for all tests of the file (false discovery rate).</summary>
    public required double Q { get; init; }

    /// <summary>Does it hold: is q at most 0.05, and a band beyond chance by itself? Only then has it zones.</summary>
    public required bool Holds { get; init; }

    /// <summary>From here on nothing is raised, metres; 0 where the test does not hold.</summary>
    public required double Metres { get; init; }

    /// <summary>The last day after an incident on which anything is raised; 0 where the test does not hold.</summary>
    public required int LastDay { get; init; }

    /// <summary>Shuffles of the times that p comes from.</summary>
    public required int Permutations { get; init; }

    /// <summary>The bands of distance and time.</summary>
    public required IReadOnlyList<NearRepeatBand> Bands { get; init; }
}

/// <summary>Band of distance and time of a Knox test.</summary>
/// <param name="FromMetres">First distance, inclusive.</param>
/// <param name="ToMetres">Last distance, exclusive.</param>
/// <param name="FromDay">First day after an incident.</param>
/// <param name="ToDay">Last day after it, inclusive.</param>
/// <param name="Observed">Pairs of incidents.</param>
/// <param name="Expected">Pairs that chance makes.</param>
/// <param name="Ratio">Observed over expected; null where none is expected.</param>
/// <param name="Q">p corrected for the bands of this test, 0 to 1.</param>
/// <param name="Raised">Does it raise a zone: the test holds, q is at most 0.05, and the ratio is above 1?</param>
internal sealed record NearRepeatBand(
    double FromMetres, double ToMetres, int FromDay, int ToDay, int Observed, double Expected, double? Ratio, double Q, bool Raised);
