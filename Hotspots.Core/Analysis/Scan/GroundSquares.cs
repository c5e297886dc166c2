using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>In which square of ground does each incident lie? Occupied squares only, however far apart.</summary>
/// <remarks>
/// Square corners are multiples of the side on the National Grid; a square owns its southern and western edge. Squares are numbered
/// by row from the south, then by column from the west.
/// </remarks>
internal sealed class GroundSquares
{
    private readonly int[] _of;

    private GroundSquares(double side, PointSet centres, int[] of)
    {
        Side = side;
        Centres = centres;
        _of = of;
    }

    /// <summary>Side of a square, metres.</summary>
    public double Side { get; }

    /// <summary>How many squares are occupied.</summary>
    public int Count => Centres.Count;

    /// <summary>The middle of each square, in sides: column and row and a half each, so that equal distances are equal to the last bit.</summary>
    public PointSet Centres { get; }

    /// <summary>The square of each incident.</summary>
    public ReadOnlySpan<int> Of() => _of;

    /// <summary>The middle of a square, metres.</summary>
    public GridPoint CentreOf(int square) => new(Centres.Eastings[square] * Side, Centres.Northings[square] * Side);

    /// <summary>Finds the squares.</summary>
    /// <exception cref="ArgumentException">A position is too far away to be numbered.</exception>
    public static GroundSquares Of(PointSet points, double side)
    {
        int n = points.Count;
        var keys = new (double Row, double Column)[n];
        var order = new int[n];
        for (int i = 0; i < n; i++)
        {
            keys[i] = (Math.Floor(points.Northings[i] / side), Math.Floor(points.Eastings[i] / side));
            order[i] = i;
            if (!(Math.Abs(keys[i].Row) < CellIndex.MostCellsAcross && Math.Abs(keys[i].Column) < CellIndex.MostCellsAcross))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The position {points[i].Easting:G3} E {points[i].Northing:G3} N is over {CellIndex.MostCellsAcross:N0} squares of {side:G3} m "
                        + $"away: remove the stray positions or choose larger cells."));
            }
        }
        Array.Sort(keys, order);
        var of = new int[n];
        var columns = new List<double>();
        var rows = new List<double>();
        for (int k = 0; k < n; k++)
        {
            if (k == 0 || keys[k] != keys[k - 1])
            {
                rows.Add(keys[k].Row + 0.5);
                columns.Add(keys[k].Column + 0.5);
            }
            of[order[k]] = rows.Count - 1;
        }
        return new GroundSquares(side, new PointSet([.. columns], [.. rows]), of);
    }
}
