using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Ranking of cells by a map: the higher the score, the sooner a cell is flagged.</summary>
internal static class MapScores
{
    /// <summary>The scores by counting.</summary>
    /// <param name="points">The incidents that are counted.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="cells">Those that can be flagged.</param>
    public static double[] OfCounts(PointSet points, CellGrid grid, int[] cells)
    {
        int[] counts = CountRankings.Counts(points, grid);
        return Array.ConvertAll(cells, cell => (double)counts[cell]);
    }

    /// <summary>The scores of counts with a quarter of their neighbours.</summary>
    /// <inheritdoc cref="OfCounts"/>
    public static double[] OfBlend(PointSet points, CellGrid grid, int[] cells)
    {
        double[] blend = CountRankings.Blend(points, grid);
        return Array.ConvertAll(cells, cell => blend[cell]);
    }

    /// <summary>
    /// The scores of a method of the catalogue: its z of the cell, its density at the cell's centre, or its places in their order.
    /// </summary>
    /// <param name="findings">What it found among the incidents before.</param>
    /// <param name="points">Those incidents.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="cells">Those that can be flagged.</param>
    public static double[] OfFindings(MethodFindings findings, PointSet points, CellGrid grid, int[] cells) =>
        findings.Cells is { } tested ? OfTested(tested, grid, cells)
        : findings.Surface is { } surface ? OfSurface(surface, grid, cells)
        : OfPlaces(findings.Labels, points, grid, cells);

    private static double[] OfTested(CellFindings tested, CellGrid grid, int[] cells)
    {
        var scores = new double[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            GridPoint centre = grid.CentreOf(cells[i]);
            int row = Array.BinarySearch(tested.Cells, tested.Grid.CellAt(centre.Easting, centre.Northing));
            // What was not tested comes last.
            scores[i] = row >= 0 && !double.IsNaN(tested.Statistics.Z[row]) ? tested.Statistics.Z[row] : double.NegativeInfinity;
        }
        return scores;
    }

    private static double[] OfSurface(Surface surface, CellGrid grid, int[] cells)
    {
        var scores = new double[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            GridPoint centre = grid.CentreOf(cells[i]);
            int at = surface.Grid.CellAt(centre.Easting, centre.Northing);
            scores[i] = at >= 0 ? surface.Values[at] : 0;
        }
        return scores;
    }

    /// <summary>The scores of places in their order: the largest first, in it the fullest cell.</summary>
    /// <param name="labels">The places.</param>
    /// <param name="points">Their incidents.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="cells">Those that can be flagged; within a place they are told apart by what they hold of it.</param>
    public static double[] OfPlaces(ClusterLabels labels, PointSet points, CellGrid grid, int[] cells)
    {
        var held = new Dictionary<(int Cell, int Place), int>();
        for (int i = 0; i < points.Count; i++)
        {
            if (labels.Labels[i] is not (>= 0 and int place))
                continue;
            (int, int) key = (grid.CellAt(points.Eastings[i], points.Northings[i]), place);
            held[key] = held.GetValueOrDefault(key) + 1;
        }
        var best = new Dictionary<int, double>();
        foreach (((int cell, int place), int count) in held)
        {
            double score = (labels.ClusterCount - place) * (points.Count + 1.0) + count;
            best[cell] = Math.Max(best.GetValueOrDefault(cell), score);
        }
        return Array.ConvertAll(cells, cell => best.GetValueOrDefault(cell));
    }
}
