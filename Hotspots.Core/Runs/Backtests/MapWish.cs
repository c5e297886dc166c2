using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Significance;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Maps to be tried, as the user names them: methods of the catalogue, counts of a part of the past, or all.</summary>
/// <param name="Counts">Names of the counts of a part of the past that were asked for.</param>
/// <param name="HasBlend">Were counts with a quarter of their neighbours?</param>
/// <param name="Methods">
/// Names of the methods that a run is planned with; the plain counts are always the first, and "all" stays "all".
/// </param>
internal sealed record MapWish(IReadOnlyList<string> Counts, bool HasBlend, IReadOnlyList<string> Methods)
{
    /// <summary>Names that this command alone knows, and what they stand for.</summary>
    private static readonly (string Name, string[] Maps)[] Windows =
    [
        ("12-months", ["counts-12-months"]), ("last-month", ["counts-last-month", "counts-28-days"]), ("last-year", [BacktestMaps.YearEarlierName]),
    ];

    private static readonly string[] Usual = [CountsMethod.BlendName, KernelDensityMethod.Name, CellTests.GiStarName, DbscanMethod.Name];

    /// <summary>Reads them; null for the usual ones.</summary>
    /// <exception cref="ArgumentException">A name is none; says which there are.</exception>
    public static MapWish Parse(IReadOnlyList<string>? names)
    {
        string[] windows = [.. Windows.SelectMany(static window => window.Maps)];
        if (names is null)
            return new MapWish(windows, true, [CountsMethod.PlainName, .. Usual]);
        var counts = new List<string>();
        var methods = new List<string> { CountsMethod.PlainName };
        foreach (string name in names.SelectMany(static n => n.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (name.Equals(AnalysisCatalog.Every, StringComparison.OrdinalIgnoreCase))
            {
                counts.AddRange(windows);
                methods.Add(AnalysisCatalog.Every);
            }
            else if (Array.Find(Windows, window => Means(window, name)) is { Maps: { } maps })
                counts.AddRange(maps);
            else if (AnalysisCatalog.All.FirstOrDefault(method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } method)
                methods.Add(method.FindsPlaces ? method.Name : throw new ArgumentException(
                    $"The method {method.Name} names no ground that could be patrolled: choose others of ⟨methods⟩."));
            else
                throw new ArgumentException($"⟨methods {name}⟩ is no map that can be tried; choose of {Names()}, or {AnalysisCatalog.Every}.");
        }
        return new MapWish(counts, methods.Contains(CountsMethod.BlendName) || methods.Contains(AnalysisCatalog.Every), methods);
    }

    /// <summary>"counts, 12-months, last-month, last-year, blend, dbscan …".</summary>
    public static string Names() => string.Join(", ",
        [
            CountsMethod.PlainName, .. Windows.Select(static window => window.Name),
            .. AnalysisCatalog.All.Where(static method => method.FindsPlaces && method.Name != CountsMethod.PlainName)
                .Select(static method => method.Name),
        ]);

    private static bool Means((string Name, string[] Maps) window, string name) =>
        window.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || window.Maps.Contains(name, StringComparer.OrdinalIgnoreCase);
}
