using System.Globalization;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Spatial scan statistic of polygons with a population: circles round their centroids.</summary>
internal static class PolygonScanner
{
    /// <summary>Fewer draws allow no p-value of 0.05.</summary>
    /// <summary>Draws when nobody says.</summary>
    private const int UsualDraws = 999;

    private const int FewestDraws = 19;

    /// <summary>Scans the polygons.</summary>
    /// <exception cref="ArgumentException">A count is no whole number, a population is negative, or there are cases where nobody is; says which.</exception>
    public static PolygonScan Scan(PolygonRequest request, PolygonTable table, double[] population, double[] counts, WorkSharing workers)
    {
        var cases = new int[counts.Length];
        for (int i = 0; i < cases.Length; i++)
        {
            if (!(double.IsInteger(counts[i]) && counts[i] is >= 0 and <= int.MaxValue / 2))
                throw Bad(table.Ids[i], string.Create(CultureInfo.InvariantCulture, $"the count {counts[i]}, and a scan counts whole cases: round the counts"));
            if (!(population[i] >= 0))
                throw Bad(table.Ids[i], string.Create(CultureInfo.InvariantCulture, $"the population {population[i]}: give 0 or more"));
            if (counts[i] > 0 && population[i] == 0)
                throw Bad(table.Ids[i], "cases and no population: give it one, or leave the polygon out");
            cases[i] = (int)counts[i];
        }
        var regions = new ScanRegions(table.Centres(), population, cases);
        var options = new PopulationScanOptions
        {
            Model = ScanModel.Poisson,
            MaxShare = request.MaxShare,
            Permutations = Math.Max(FewestDraws, request.Permutations ?? UsualDraws),
            Seed = (ulong)request.Seed,
        };
        PopulationScanResult result = PopulationScan.Run(regions, options, workers, new ProgressMeter(null));
        return new PolygonScan
        {
            Population = regions.TotalPopulation,
            Cases = regions.TotalCases,
            MaxShare = options.MaxShare,
            Permutations = options.Permutations,
            Clusters = Array.ConvertAll(result.Clusters, static c => new PolygonCluster(
                c.Regions, c.Observed, c.Expected, c.Population, c.RelativeRisk, c.LogRatio, c.PValue)),
        };
    }

    private static ArgumentException Bad(string id, string what) => new($"The polygon \"{id}\" has {what}.");
}
