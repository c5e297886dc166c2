using System.Globalization;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Do two programs mean the same clusters, whatever their numbers?</summary>
/// <param name="Clusters">Of theirs.</param>
/// <param name="Noise">Points in none of theirs.</param>
/// <param name="CoreStrangers">Core points that are in other company there than here, noise included.</param>
/// <param name="NoiseStrangers">Points that are noise to one and not to the other.</param>
/// <param name="BordersElsewhere">Border points that are with another cluster, one that has a core point within reach of them.</param>
/// <param name="BordersAstray">Border points that are with a cluster out of their reach.</param>
internal sealed record LabelComparison(int Clusters, int Noise, int CoreStrangers, int NoiseStrangers, int BordersElsewhere, int BordersAstray)
{
    /// <summary>The same clusters, border points excepted, which several clusters may claim.</summary>
    public bool IsSame => CoreStrangers == 0 && NoiseStrangers == 0 && BordersAstray == 0;

    /// <summary>Compares.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="ours">Clusters, with their core points.</param>
    /// <param name="theirs">One a point: below 0 for noise.</param>
    /// <param name="reach">ε, metres; what is so far from a core point may be in its cluster.</param>
    public static LabelComparison Of(PointSet points, ClusterLabels ours, int[] theirs, double reach)
    {
        int most = theirs.Length > 0 ? Math.Max(0, theirs.Max() + 1) : 0, clusters = 0, noise = 0;
        int[] hereOf = new int[most], thereOf = new int[ours.ClusterCount];
        var wasSeen = new bool[most];
        Array.Fill(hereOf, -1);
        Array.Fill(thereOf, -1);
        // The first core point of each cluster says which is which.
        for (int i = 0; i < theirs.Length; i++)
        {
            if (theirs[i] < 0)
            {
                noise++;
                continue;
            }
            clusters += wasSeen[theirs[i]] ? 0 : 1;
            wasSeen[theirs[i]] = true;
            if (ours.IsCore[i] && hereOf[theirs[i]] < 0 && thereOf[ours.Labels[i]] < 0)
                (hereOf[theirs[i]], thereOf[ours.Labels[i]]) = (ours.Labels[i], theirs[i]);
        }
        int coreStrangers = 0, noiseStrangers = 0, elsewhere = 0, astray = 0;
        for (int i = 0; i < theirs.Length; i++)
        {
            int here = ours.Labels[i], there = theirs[i];
            if (here < 0 != there < 0)
                noiseStrangers++;
            if (ours.IsCore[i])
                coreStrangers += there < 0 || hereOf[there] != here || thereOf[here] != there ? 1 : 0;
            else if (here >= 0 && there >= 0 && hereOf[there] != here)
                (elsewhere, astray) = IsReached(points, ours, i, hereOf[there], reach) ? (elsewhere + 1, astray) : (elsewhere, astray + 1);
        }
        return new LabelComparison(clusters, noise, coreStrangers, noiseStrangers, elsewhere, astray);
    }

    /// <summary>In words.</summary>
    public string Say(ClusterLabels ours)
    {
        if (!IsSame)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{ours.ClusterCount} clusters and {ours.NoiseCount():N0} noise against {Clusters} and {Noise:N0}; {CoreStrangers:N0} core points in "
                    + $"other company, {NoiseStrangers:N0} points noise to one only");
        }
        string borders = BordersElsewhere == 0
            ? "every label" : string.Create(CultureInfo.InvariantCulture, $"{BordersElsewhere:N0} border points with another cluster in reach");
        return string.Create(CultureInfo.InvariantCulture, $"{Clusters} clusters, {Noise:N0} noise, {borders}");
    }

    private static bool IsReached(PointSet points, ClusterLabels ours, int point, int cluster, double reach)
    {
        for (int j = 0; j < points.Count; j++)
        {
            double dx = points.Eastings[j] - points.Eastings[point], dy = points.Northings[j] - points.Northings[point];
            if (ours.IsCore[j] && ours.Labels[j] == cluster && dx * dx + dy * dy <= reach * reach)
                return true;
        }
        return false;
    }
}
