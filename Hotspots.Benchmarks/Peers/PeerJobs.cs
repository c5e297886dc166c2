using Hotspots.Core.Analysis.Density;

namespace Hotspots.Benchmarks.Peers;

/// <summary>One job beside one peer.</summary>
/// <param name="Job">One word, as it is asked for.</param>
/// <param name="What">The job in words, as the table has it.</param>
/// <param name="Peer">The other program.</param>
/// <param name="Largest">Incidents, at most: beyond, the other program takes more memory or time than anyone has.</param>
/// <param name="Run">Does it with so many incidents.</param>
internal sealed record PeerJob(string Job, string What, Peer Peer, int Largest, Func<int, PeerResult> Run)
{
    /// <summary>Only when the job is named: it takes minutes.</summary>
    public bool OnlyWhenNamed { get; init; }
}

/// <summary>THE list of what is compared with whom.</summary>
internal static class PeerJobs
{
    private const int Few = 10_000, Many = 100_000, Most = 1_000_000;
    private const string Clusters = "DBSCAN, ε 150 m, 10 points", Order = "OPTICS to 500 m, 10 points", Cells = "of 200 × 200 cells";

    public static readonly PeerJob[] All =
    [
        new("dbscan", Clusters, Peer.ScikitLearn, Many, static n => ClusterPeers.DbscanByScript("scikit-learn.py", n)),
        new("dbscan", Clusters, Peer.RDbscan, Most, static n => ClusterPeers.DbscanByScript("dbscan.R", n)),
        new("dbscan", Clusters, Peer.PostGis, Many, ClusterPeers.DbscanByPostGis),
        new("hdbscan", "HDBSCAN, smallest cluster 25", Peer.RDbscan, Few, ClusterPeers.Hdbscan),
        new("optics", Order, Peer.ScikitLearn, Few, static n => ClusterPeers.OpticsByScript("scikit-learn.py", n)),
        new("optics", Order, Peer.RDbscan, Many, static n => ClusterPeers.OpticsByScript("dbscan.R", n)),
        new("kde", "density, quartic 500 m, 200² cells", Peer.Spatstat, Most, static n => DensityPeers.Spatstat(DensityKernel.Quartic, 200, n)),
        new("kde", "density, quartic 500 m, 1000² cells", Peer.Spatstat, Most, static n => DensityPeers.Spatstat(DensityKernel.Quartic, 1000, n)),
        new("kde", "density, Gaussian 500 m, 200² cells", Peer.Spatstat, Most, static n => DensityPeers.Spatstat(DensityKernel.Gaussian, 200, n)),
        new("kde", "density, Gaussian 500 m, 200² cells", Peer.ScikitLearn, Few, static n => DensityPeers.ScikitLearn(DensityKernel.Gaussian, n)),
        new(
            "kde", "density, Epanechnikov 500 m, 200² cells", Peer.ScikitLearn, Many,
            static n => DensityPeers.ScikitLearn(DensityKernel.Epanechnikov, n)),
        new("gistar", $"Gi* {Cells}", Peer.Spdep, Most, SignificancePeers.GiStarScores),
        new("localmoran", $"local Moran's I {Cells}", Peer.Spdep, Most, SignificancePeers.LocalMoranScores),
        new("moran", $"Moran's I {Cells}", Peer.Spdep, Most, SignificancePeers.Moran),
        new("permutations", $"local Moran's p {Cells}, 999 permutations", Peer.Spdep, Most, SignificancePeers.LocalMoranPermutations)
        {
            OnlyWhenNamed = true
        },
    ];

    /// <summary>Names that may be asked for.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
        [.. All.Select(static job => job.Job).Distinct(), .. All.Select(static job => job.Peer.Name).Distinct()];
}
