using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Changes;

/// <summary>A place that can be drawn.</summary>
/// <param name="Change">What is said of it.</param>
/// <param name="Outline">Its ground on the grid, metres.</param>
internal sealed record DrawnChange(PlaceChange Change, Geometry Outline);

/// <summary>Everything that came out of a comparison of two periods.</summary>
/// <param name="Hotspots">Those found over both periods together, the surest change first; then those of one period alone on other ground, which
/// are not tested.</param>
/// <param name="Cells">Every cell with an incident in either period, area by area.</param>
/// <param name="Record">How it was made, and what holds for towns and hotspots.</param>
internal sealed record ComparisonResult(IReadOnlyList<DrawnChange> Hotspots, IReadOnlyList<DrawnChange> Cells, ComparisonRecord Record);

/// <summary>One of the two periods that are compared.</summary>
/// <param name="From">Its first day, or minute: "2026-04-01".</param>
/// <param name="To">Its last, inclusive.</param>
/// <param name="Days">
/// Exposure in days: hours that were watched over 24, so that a day on which the clock goes forward is a little less; with hours asked for, in
/// days of those hours.
/// </param>
/// <param name="Incidents">Incidents in it that were counted.</param>
internal sealed record ComparedPeriod(string From, string To, double Days, int Incidents);

/// <summary>Counts of places by verdict.</summary>
/// <param name="More">More after.</param>
/// <param name="Fewer">Fewer after.</param>
/// <param name="AsBefore">Within chance.</param>
/// <param name="TooFew">Too few incidents to tell.</param>
internal sealed record VerdictCounts(int More, int Fewer, int AsBefore, int TooFew)
{
    /// <summary>Counts them; those that were not tested are in none.</summary>
    public static VerdictCounts Of(IEnumerable<PlaceChange> places)
    {
        int[] counts = new int[Enum.GetValues<ChangeVerdict>().Length];
        foreach (PlaceChange place in places)
            counts[(int)place.Verdict]++;
        return new VerdictCounts(
            counts[(int)ChangeVerdict.More], counts[(int)ChangeVerdict.Fewer], counts[(int)ChangeVerdict.AsBefore],
            counts[(int)ChangeVerdict.TooFew]);
    }
}

/// <summary>Record of a comparison: how it was made, and what came out. Written beside its layers.</summary>
internal sealed record ComparisonRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public ComparisonRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The period before.</summary>
    public required ComparedPeriod Before { get; init; }

    /// <summary>The period after.</summary>
    public required ComparedPeriod After { get; init; }

    /// <summary>How the period before was chosen: "as given", "the same days a year earlier", "the stretch just before".</summary>
    public required string Chosen { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The rule by which verdicts are given, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>All study areas together.</summary>
    public required PlaceChange Together { get; init; }

    /// <summary>Each study area with an incident in either period, by name.</summary>
    public required IReadOnlyList<PlaceChange> Towns { get; init; }

    /// <summary>The hotspots, the surest change first.</summary>
    public required IReadOnlyList<PlaceChange> Hotspots { get; init; }

    /// <summary>How many cells have which verdict.</summary>
    public required VerdictCounts Cells { get; init; }

    /// <summary>By what it was judged how unevenly incidents come, in words.</summary>
    public required string Bursts { get; init; }

    /// <summary>Side of the square that is as large as a cell, metres.</summary>
    public required double CellMetres { get; init; }
}
