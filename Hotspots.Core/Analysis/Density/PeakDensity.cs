using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Peak density of places. How dense is it at most in each place?</summary>
internal static class PeakDensity
{
    /// <summary>The largest value among the cells in which a place's incidents lie, and the same per month where times are known.</summary>
    public static IReadOnlyList<IReadOnlyList<Figure>> Of(Surface surface, FromSurface places, PointSet points, double? months)
    {
        double[] peaks = Peaks(surface, places.Labels, points);
        return Array.ConvertAll(peaks, peak => KernelDensityMethod.Densities("peakPerKm2", "Its densest cell has", peak, months));
    }

    /// <summary>The largest value of a surface among the cells in which each place's incidents lie.</summary>
    public static double[] Peaks(Surface surface, ClusterLabels labels, PointSet points)
    {
        var peaks = new double[labels.ClusterCount];
        for (int i = 0; i < points.Count; i++)
        {
            int place = labels.Labels[i], cell = place >= 0 ? surface.Grid.CellAt(points.Eastings[i], points.Northings[i]) : -1;
            if (cell >= 0)
                peaks[place] = Math.Max(peaks[place], surface.Values[cell]);
        }
        return peaks;
    }
}
