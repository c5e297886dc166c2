namespace Hotspots.Core.Model.Changes;

/// <summary>Rate ratios of the hotspots of a run between two periods, with their doubt.</summary>
/// <param name="Before">The period before, with its exposure.</param>
/// <param name="After">The period after.</param>
/// <param name="Chosen">How the period before was chosen: "as given", "the same days a year earlier", "the stretch just before".</param>
/// <param name="Together">All areas together.</param>
/// <param name="Places">One a hotspot, in the order of the run.</param>
/// <param name="WhyUntested">Why the hotspots are counted and not tested; null where they are tested.</param>
/// <param name="Notes">What was cut and left out, each one sentence.</param>
internal sealed record ListedChanges(
    ComparedPeriod Before, ComparedPeriod After, string Chosen, PlaceChange Together, IReadOnlyList<PlaceChange> Places, string? WhyUntested,
    IReadOnlyList<string> Notes);
