namespace Hotspots.Core.Model.Results;

/// <summary>Findings of the tests of polygons. What do the tests say of the user's own polygons? Columns with one row a polygon, in the order of the
/// file.</summary>
internal sealed record PolygonFindings
{
    /// <summary>Are they places given as points, and no polygons?</summary>
    public bool ArePoints { get; init; }

    /// <summary>What tells the polygons apart: a code.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>What people call them; the same as <see cref="Ids"/> where the file has no names.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Their geometries as they stand in the file, GeoJSON.</summary>
    public required IReadOnlyList<string> Geometries { get; init; }

    /// <summary>How many neighbours each has.</summary>
    public required IReadOnlyList<int> Neighbours { get; init; }

    /// <summary>Gi*, each polygon among its own neighbours, all neighbours alike.</summary>
    public required CellStatistics GiStar { get; init; }

    /// <summary>Local Moran's I, row-standardised.</summary>
    public required CellStatistics LocalMoran { get; init; }

    /// <summary>What the p of Gi* is taken from: "counts", "normal" or "permutation".</summary>
    public required string PFrom { get; init; }

    /// <summary>What a reader must know of neighbours and of where incidents were counted, each one sentence or two.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What holds for all together: Moran's I, its expectation and its scores; empty where there is nothing to compare.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Clusters where there is more than the population leads to expect; null when no population was named.</summary>
    public PolygonScan? Scan { get; init; }

    /// <summary>Incidents that were counted.</summary>
    public required int Inside { get; init; }

    /// <summary>Incidents in none of the polygons.</summary>
    public required int Outside { get; init; }

    /// <summary>The security marking on what is written of it.</summary>
    public required string Marking { get; init; }
}
