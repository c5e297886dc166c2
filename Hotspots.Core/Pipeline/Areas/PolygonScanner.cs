using System.Globalization;
using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Spatial scan statistic of polygons with a population: circles round their centroids.</summary>
internal static class PolygonScanner
{
    /// <summary>Fewer draws allow no p-value of 0.05.</summary>
    private const int FewestDraws = 19;

    /// <summary>Can counts be made whole as the user wants? To be asked before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">They cannot; says what to change.</exception>
    public static void Check(PolygonRequest request)
    {
        if (request.Round is not { } round)
            return;
        PolygonParameters.Round.Parse(round);
        if (request.Population is null)
            throw new ArgumentException("⟨round⟩ is about the counts of a scan: name the population with ⟨population⟩, or leave out ⟨round⟩.");
    }

    /// <summary>Scans the polygons.</summary>
    /// <param name="request">What the user wants.</param>
    /// <param name="table">The polygons, or places.</param>
    /// <param name="population">People in each.</param>
    /// <param name="counts">Cases in each.</param>
    /// <param name="notes">Told how counts were made whole.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told how far it is; the scan ends at 0.98.</param>
    /// <exception cref="ArgumentException">A count is no whole number, a population is negative, or there are cases where nobody is; says
    /// which.</exception>
    public static PolygonScan Scan(
        PolygonRequest request, PolygonTable table, double[] population, double[] counts, List<string> notes, WorkSharing workers,
        ProgressMeter meter)
    {
        var cases = new int[counts.Length];
        int rounded = 0;
        for (int i = 0; i < cases.Length; i++)
        {
            double count = Whole(counts[i], request.Round);
            rounded += count == counts[i] ? 0 : 1;
            if (!(double.IsInteger(count) && count is >= 0 and <= int.MaxValue / 2))
            {
                throw Bad(table, i, string.Create(CultureInfo.InvariantCulture, $"the count {counts[i]}, and a scan counts whole cases: ")
                    + (!(counts[i] >= 0) ? "give 0 or more"
                        : $"say how they are made whole with ⟨round {PolygonParameters.Down}⟩ or ⟨round {PolygonParameters.Nearest}⟩"));
            }
            if (!(population[i] >= 0))
                throw Bad(table, i, string.Create(CultureInfo.InvariantCulture, $"the population {population[i]}: give 0 or more"));
            if (count > 0 && population[i] == 0)
                throw Bad(table, i, $"cases and no population: give it one, or leave the {table.Noun} out");
            cases[i] = (int)count;
        }
        if (rounded > 0)
        {
            string how = IsDown(request.Round!) ? "rounded down" : "rounded to the nearest whole number";
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"For the scan {rounded:N0} of {counts.Length:N0} counts were {how}: {counts.Sum():#,0.##} in all became "
                    + $"{cases.Sum(static c => (long)c):N0}."));
        }
        var regions = new ScanRegions(table.Centres(), population, cases);
        var options = new PopulationScanOptions
        {
            Model = ScanModel.Poisson,
            MaxShare = request.MaxShare,
            Permutations = Math.Max(FewestDraws, request.Permutations ?? PolygonParameters.UsualPermutations),
            Seed = (ulong)request.Seed,
        };
        PopulationScanResult result = PopulationScan.Run(regions, options, workers, meter);
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

    private static double Whole(double count, string? round) =>
        round is null ? count : IsDown(round) ? Math.Floor(count) : Math.Round(count, MidpointRounding.AwayFromZero);

    private static bool IsDown(string round) => round.Equals(PolygonParameters.Down, StringComparison.OrdinalIgnoreCase);

    private static ArgumentException Bad(PolygonTable table, int row, string what) => new($"The {table.Noun} \"{table.Ids[row]}\" has {what}.");
}
