using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Counts;

/// <summary>Rankings of cells by counting: plain counts, and counts with a quarter of their neighbours.</summary>
internal static class CountRankings
{
    /// <summary>How far an incident reaches in <see cref="Blend"/>, metres, unless said.</summary>
    public const double UsualReach = 300;

    /// <summary>How much of an incident its neighbours get in <see cref="Blend"/> unless said.</summary>
    public const double UsualShare = 0.25;

    /// <summary>Digits after the point of a blended count: sums taken in another order tie all the same.</summary>
    private const int Decimals = 9;

    /// <summary>Incidents in each cell; what lies outside the grid is left out.</summary>
    public static int[] Counts(PointSet points, CellGrid grid)
    {
        var counts = new int[grid.CellCount];
        for (int i = 0; i < points.Count; i++)
        {
            if (grid.CellAt(points.Eastings[i], points.Northings[i]) is >= 0 and int cell)
                counts[cell]++;
        }
        return counts;
    }

    /// <summary>Weight of the incidents in each cell, to <see cref="Decimals"/> digits after the point.</summary>
    public static double[] Weights(PointSet points, CellGrid grid) => Rounded(Sums(points, grid));

    /// <summary>
    /// Each incident counts 1 in its own cell, and in every cell whose centre is within reach share · (1 − d²/h²)², its own cell among them.
    /// </summary>
    /// <remarks>
    /// A little smoothing for sparse kinds: counts decide, and what is near decides between cells that hold as many. An incident with a
    /// weight counts so much. Cost: incidents times the cells within reach.
    /// </remarks>
    /// <param name="points">The incidents.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="reach">h, metres, above 0.</param>
    /// <param name="share">Of an incident, 0 or more.</param>
    public static double[] Blend(PointSet points, CellGrid grid, double reach = UsualReach, double share = UsualShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reach);
        double[] scores = Sums(points, grid);
        double squaredReach = reach * reach;
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        for (int i = 0; i < eastings.Length; i++)
        {
            double x = eastings[i], y = northings[i], weight = points.WeightAt(i) * share;
            (int firstRow, int lastRow) = Lines(y - grid.South, reach, grid.RowSpacing, grid.Rows);
            for (int row = firstRow; row <= lastRow; row++)
            {
                // Rows of hexagons are set apart, and a row's first centre says where all of its others are.
                GridPoint first = grid.CentreOf(row * grid.Columns);
                double north = first.Northing - y, wide = squaredReach - north * north;
                if (wide <= 0)
                    continue;
                (int firstColumn, int lastColumn) = Lines(
                    x - first.Easting + grid.ColumnSpacing / 2, Math.Sqrt(wide), grid.ColumnSpacing, grid.Columns);
                for (int column = firstColumn; column <= lastColumn; column++)
                {
                    double east = first.Easting + column * grid.ColumnSpacing - x, near = 1 - (east * east + north * north) / squaredReach;
                    if (near > 0)
                        scores[row * grid.Columns + column] += weight * near * near;
                }
            }
        }
        return Rounded(scores);
    }

    private static double[] Sums(PointSet points, CellGrid grid)
    {
        var sums = new double[grid.CellCount];
        for (int i = 0; i < points.Count; i++)
        {
            if (grid.CellAt(points.Eastings[i], points.Northings[i]) is >= 0 and int cell)
                sums[cell] += points.WeightAt(i);
        }
        return sums;
    }

    private static double[] Rounded(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Round(values[i], Decimals);
        return values;
    }

    // The lines whose middles may be within reach: a line k has its own half before and after it.
    private static (int First, int Last) Lines(double offset, double reach, double spacing, int count)
    {
        double first = Math.Floor((offset - reach) / spacing - 0.5), last = Math.Ceiling((offset + reach) / spacing - 0.5);
        return ((int)Math.Clamp(first, 0, count), (int)Math.Clamp(last, -1, count - 1));
    }
}
