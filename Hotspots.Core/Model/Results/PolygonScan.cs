namespace Hotspots.Core.Model.Results;

/// <summary>Spatial scan statistic (Poisson model) over the user's own polygons, with their population.</summary>
/// <remarks>Kulldorff, "A spatial scan statistic", Communications in Statistics: Theory and Methods 1997.</remarks>
internal sealed record PolygonScan
{
    /// <summary>People in all polygons.</summary>
    public required double Population { get; init; }

    /// <summary>Cases in all polygons.</summary>
    public required int Cases { get; init; }

    /// <summary>Largest share of the population that a circle may hold, above 0, at most 0.5.</summary>
    public required double MaxShare { get; init; }

    /// <summary>Random draws that p-values come from.</summary>
    public required int Permutations { get; init; }

    /// <summary>The strongest cluster, then others without a polygon in common, whatever their p-values; empty when there is none.</summary>
    public required IReadOnlyList<PolygonCluster> Clusters { get; init; }
}

/// <summary>One cluster of polygons.</summary>
/// <param name="Polygons">Rows of the polygons in it, from 0, nearest to the circle's centre first.</param>
/// <param name="Observed">Cases in it.</param>
/// <param name="Expected">Cases it would have if they fell by population.</param>
/// <param name="Population">People in it.</param>
/// <param name="RelativeRisk">Rate inside over rate outside; infinite when all cases are inside.</param>
/// <param name="LogLikelihoodRatio">The logarithm of how much likelier the data are with it than without.</param>
/// <param name="P">How often chance alone makes as strong a cluster somewhere, 0 to 1.</param>
internal sealed record PolygonCluster(
    IReadOnlyList<int> Polygons, int Observed, double Expected, double Population, double RelativeRisk, double LogLikelihoodRatio, double P);
