namespace Hotspots.Core.Model.Placements;

/// <summary>Step of the coverage curve. How much do so many teams cover?</summary>
/// <param name="Teams">Teams, fixed ones included.</param>
/// <param name="CoveredShare">Share of the weight found covered, 0 to 1.</param>
/// <param name="ShareBound">Share that no choice of sites can beat, 0 to 1.</param>
internal readonly record struct CoverageStep(int Teams, double CoveredShare, double ShareBound);
