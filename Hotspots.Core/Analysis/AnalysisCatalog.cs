using Hotspots.Core.Analysis.Clustering;
using Hotspots.Core.Analysis.Density;

namespace Hotspots.Core.Analysis;

/// <summary>Which methods are there? The one list from which command line, page and contract tests are made.</summary>
public static class AnalysisCatalog
{
    /// <summary>All methods; the first is the default.</summary>
    public static IReadOnlyList<AnalysisMethod> All { get; } = [DbscanMethod.Entry, KernelDensityMethod.Entry, RelativeRiskMethod.Entry];

    /// <summary>The method with a name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public static AnalysisMethod Find(string name) =>
        All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no method \"{name}\"; choose one of: {string.Join(", ", All.Select(method => method.Name))}.");
}
