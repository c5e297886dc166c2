using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Time;

/// <summary>Knox's table by its definition: every pair looked at.</summary>
internal static class BruteForceKnox
{
    public static int[] Count(PointSet points, int[] days, double[] distanceEdges, int[] dayEdges, bool manhattan)
    {
        int timeBands = dayEdges.Length - 1;
        var counts = new int[(distanceEdges.Length - 1) * timeBands];
        for (int i = 0; i < days.Length; i++)
        {
            for (int j = i + 1; j < days.Length; j++)
            {
                double dx = points.Eastings[i] - points.Eastings[j], dy = points.Northings[i] - points.Northings[j];
                double distance = manhattan ? Math.Abs(dx) + Math.Abs(dy) : Math.Sqrt(dx * dx + dy * dy);
                int gap = Math.Abs(days[i] - days[j]);
                int band = Array.FindLastIndex(distanceEdges, edge => distance >= edge), time = Array.FindLastIndex(dayEdges, edge => gap >= edge);
                if (band >= 0 && band < distanceEdges.Length - 1 && time >= 0 && time < timeBands)
                    counts[band * timeBands + time]++;
            }
        }
        return counts;
    }
}
