using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>Ranks of hotspots: by weight, by weight per km², and by harm where it was counted.</summary>
internal static class HotspotRanks
{
    /// <summary>Gives the ranks over all areas, and the hotspots in the order of the first; by density only those that have one.</summary>
    /// <remarks>
    /// Equal weights (or densities) by name of the area, then the more southerly centre, then the more westerly, then the cluster's
    /// number, then the method's name: never by the order in which areas happened to finish.
    /// </remarks>
    public static Hotspot[] Rank(IReadOnlyCollection<Hotspot> hotspots)
    {
        Hotspot[] byWeight = [.. hotspots];
        Hotspot[] byDensity = [.. hotspots.Where(static h => h.WeightPerKm2 is not null)];
        Array.Sort(byWeight, static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : Tie(a, b));
        Array.Sort(byDensity, static (a, b) => a.WeightPerKm2 != b.WeightPerKm2 ? Nullable.Compare(b.WeightPerKm2, a.WeightPerKm2) : Tie(a, b));
        var densityRank = new Dictionary<Hotspot, int>(byDensity.Length, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < byDensity.Length; i++)
            densityRank.Add(byDensity[i], i + 1);
        Hotspot[] byHarm = [.. hotspots.Where(static h => h.Harm is not null)];
        Array.Sort(byHarm, static (a, b) => a.Harm!.Total != b.Harm!.Total ? b.Harm.Total.CompareTo(a.Harm.Total)
            : a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : Tie(a, b));
        var harmRank = new Dictionary<Hotspot, int>(byHarm.Length, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < byHarm.Length; i++)
            harmRank.Add(byHarm[i], i + 1);
        var ranked = new Hotspot[byWeight.Length];
        for (int i = 0; i < ranked.Length; i++)
        {
            ranked[i] = byWeight[i] with
            {
                Rank = i + 1,
                RankByDensity = densityRank.TryGetValue(byWeight[i], out int rank) ? rank : null,
                Harm = byWeight[i].Harm is { } harm ? harm with { Rank = harmRank[byWeight[i]] } : null,
            };
        }
        return ranked;
    }

    private static int Tie(Hotspot a, Hotspot b)
    {
        int order = string.CompareOrdinal(a.Area, b.Area);
        if (order == 0)
            order = GridPoint.SouthWestFirst(a.Centre, b.Centre);
        if (order == 0)
            order = a.Cluster.CompareTo(b.Cluster);
        return order != 0 ? order : string.CompareOrdinal(a.Method, b.Method);
    }
}
