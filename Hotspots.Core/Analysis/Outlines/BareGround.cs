using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Largest empty circle, roughly. May ground without points be shut in among them?</summary>
/// <remarks>
/// Cells of a third of the radius are near ground where a point lies in them or in one of their eight neighbours. An empty circle
/// leaves at least the cell of its centre over, so that near ground has a hole there: holes are its pieces less its Euler number.
/// Smaller holes may be found too, none is missed. Cost: nine cells a point.
/// </remarks>
internal static class BareGround
{
    private const int CellsPerRadius = 3;

    /// <summary>May there be a circle of a radius that holds no point and is shut in among them?</summary>
    /// <param name="points">At least one.</param>
    /// <param name="radius">Metres, above 0.</param>
    public static bool IsAmong(PointSet points, double radius)
    {
        double perCell = CellsPerRadius / radius;
        GridBox bounds = points.Bounds();
        var near = new HashSet<(int Column, int Row)>(points.Count * 9);
        for (int i = 0; i < points.Count; i++)
        {
            int column = (int)((points.Eastings[i] - bounds.West) * perCell), row = (int)((points.Northings[i] - bounds.South) * perCell);
            for (int c = column - 1; c <= column + 1; c++)
            {
                for (int r = row - 1; r <= row + 1; r++)
                    near.Add((c, r));
            }
        }
        return Pieces(near) > EulerNumber(near);
    }

    /// <summary>How many pieces do the cells make? Cells that share a side or a corner are of one piece.</summary>
    private static int Pieces(HashSet<(int Column, int Row)> cells)
    {
        var left = new HashSet<(int Column, int Row)>(cells);
        var reached = new Stack<(int Column, int Row)>();
        int pieces = 0;
        foreach ((int Column, int Row) first in cells)
        {
            if (!left.Remove(first))
                continue;
            pieces++;
            reached.Push(first);
            while (reached.TryPop(out (int Column, int Row) at))
            {
                for (int c = at.Column - 1; c <= at.Column + 1; c++)
                {
                    for (int r = at.Row - 1; r <= at.Row + 1; r++)
                    {
                        if (left.Remove((c, r)))
                            reached.Push((c, r));
                    }
                }
            }
        }
        return pieces;
    }

    /// <summary>Pieces less holes, by the squares of two by two cells (Gray 1971): (those with one cell − with three − 2 × with two opposite) /
    /// 4.</summary>
    private static int EulerNumber(HashSet<(int Column, int Row)> cells)
    {
        // Each square is met by every cell in it, and so all is counted three times.
        const int Once = 3, ByEachOfThree = 1;
        int sum = 0;
        foreach ((int c, int r) in cells)
        {
            foreach ((int east, int north) in (ReadOnlySpan<(int, int)>)[(1, 1), (-1, 1), (-1, -1), (1, -1)])
            {
                bool beside = cells.Contains((c + east, r)), over = cells.Contains((c, r + north)), opposite = cells.Contains((c + east, r + north));
                sum += (beside, over, opposite) switch
                {
                    (false, false, false) => Once,
                    (false, false, true) => -Once,
                    (true, true, false) or (true, false, true) or (false, true, true) => -ByEachOfThree,
                    _ => 0,
                };
            }
        }
        return sum / (4 * Once);
    }
}
