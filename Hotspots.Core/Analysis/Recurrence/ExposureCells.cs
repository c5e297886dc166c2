using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Population at risk of each occupied cell: postcodes, or ground, nearer to it than to any other and within half the reach.</summary>
internal static class ExposureCells
{
    /// <summary>Deals the exposure out.</summary>
    /// <param name="cells">The occupied cells.</param>
    /// <param name="exposure">Where people or ground are, weighted; null where it is not known.</param>
    /// <returns>The exposure of each cell, and of the whole area; null and 0 where it is not known.</returns>
    public static (double[]? Cells, double All) Of(CrowdCells cells, PointSet? exposure)
    {
        if (exposure is null || exposure.Count == 0)
            return (null, 0);
        var dealt = new double[cells.Count];
        double all = 0, half = cells.Reach / 2;
        for (int i = 0; i < exposure.Count; i++)
        {
            double weight = exposure.WeightAt(i);
            all += weight;
            int nearest = cells.Nearest(exposure.Eastings[i], exposure.Northings[i], half);
            if (nearest >= 0)
                dealt[nearest] += weight;
        }
        return (dealt, all);
    }
}
