using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Analysis.Clustering.SpaceTime;
using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Emerging;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Analysis.Shape;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Analysis.Significance.NearestNeighbour;
using Hotspots.Core.Analysis.Time;

namespace Hotspots.Core.Analysis;

/// <summary>Catalogue of methods. Which methods are there? The one list from which command line, page and contract tests are made.</summary>
internal static class AnalysisCatalog
{
    /// <summary>All methods; the first is the default.</summary>
    public static IReadOnlyList<AnalysisMethod> All { get; } =
    [
        DbscanMethod.Entry,
        HdbscanMethod.Entry,
        OpticsMethod.Entry,
        StDbscanMethod.Entry,
        KernelDensityMethod.Entry,
        RelativeRiskMethod.Entry,
        CountsMethod.Plain,
        CountsMethod.Blend,
        GiStarMethod.Entry,
        EmergingMethod.Entry,
        LocalMoranMethod.Entry,
        MoranMethod.Entry,
        NearestNeighbourMethod.Entry,
        ScanMethod.Entry,
        KnoxMethod.Entry,
        TrendMethod.Entry,
        ShapeMethod.Entry,
    ];

    /// <summary>Stands for every method that finds places.</summary>
    public const string Every = "all";

    /// <summary>The method with a name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public static AnalysisMethod Find(string name) => Find(name, All);

    /// <summary>The methods with some names, in that order, each once.</summary>
    /// <param name="names">In any case; several may stand in one with commas between: "dbscan,kde". "all" is every method that finds places.</param>
    /// <exception cref="ArgumentException">No name at all, or one that no method has; the message lists those that there are.</exception>
    public static IReadOnlyList<AnalysisMethod> Choose(IReadOnlyList<string> names) => Choose(names, All);

    /// <summary>As the other, among methods of one's own.</summary>
    internal static IReadOnlyList<AnalysisMethod> Choose(IReadOnlyList<string> names, IReadOnlyList<AnalysisMethod> among)
    {
        var chosen = new List<AnalysisMethod>();
        foreach (string name in names.SelectMany(static n => n.Split(',', StringSplitOptions.TrimEntries)))
        {
            IEnumerable<AnalysisMethod> meant = string.Equals(name, Every, StringComparison.OrdinalIgnoreCase)
                ? among.Where(static method => method.FindsPlaces)
                : [Find(name, among)];
            chosen.AddRange(meant.Where(method => !chosen.Contains(method)));
        }
        return chosen.Count > 0 ? chosen : throw new ArgumentException("Name at least one method.");
    }

    private static AnalysisMethod Find(string name, IReadOnlyList<AnalysisMethod> among) =>
        among.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no method \"{name}\"; choose one of: {string.Join(", ", among.Select(method => method.Name))}.");
}
