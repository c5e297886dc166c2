using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Placement;

/// <summary>What a solver hands back: sites of the <see cref="PlacementProblem"/>, and what it knows of the best possible.</summary>
/// <param name="Sites">Chosen sites, fixed ones included.</param>
/// <param name="Bound">Bound on the objective, in the problem's units.</param>
/// <param name="End">Why it stopped.</param>
internal readonly record struct SiteChoice(int[] Sites, double Bound, PlacementEnd End);
