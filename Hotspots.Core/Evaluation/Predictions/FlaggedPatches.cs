using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Evaluation.Predictions;

/// <summary>Area-to-perimeter ratio of flagged cells: whether the ground can be walked, or is strewn about.</summary>
/// <remarks>Bowers, Johnson and Pease, British Journal of Criminology 2004. Cells hang together across a shared edge, not a corner.</remarks>
/// <param name="Patches">Pieces that hang together; 0 where nothing is flagged.</param>
/// <param name="Metres2">Ground, m².</param>
/// <param name="PerimeterMetres">Outer and inner edges of all pieces, metres.</param>
internal readonly record struct FlaggedPatches(int Patches, double Metres2, double PerimeterMetres)
{
    /// <summary>Ground over perimeter, metres; 0 where nothing is flagged. A square of side s has s/4.</summary>
    public double AreaToPerimeter => PerimeterMetres > 0 ? Metres2 / PerimeterMetres : 0;

    /// <summary>Looks at the cells.</summary>
    /// <param name="grid">Squares or hexagons.</param>
    /// <param name="cells">Those that are flagged, each once, in any order.</param>
    public static FlaggedPatches Of(CellGrid grid, ReadOnlySpan<int> cells)
    {
        int[] flagged = cells.ToArray();
        Array.Sort(flagged);
        var joined = new DisjointSet(flagged.Length);
        bool isSquare = grid.Shape == CellShape.Square;
        int sides = (isSquare ? 4 : 6) * flagged.Length;
        Span<int> neighbours = stackalloc int[8];
        for (int i = 0; i < flagged.Length; i++)
        {
            int row = flagged[i] / grid.Columns, count = grid.Neighbours(flagged[i], neighbours);
            foreach (int neighbour in neighbours[..count])
            {
                // Squares that touch at a corner share no side; of two that share one the second is asked.
                bool sharesSide = !isSquare || neighbour / grid.Columns == row || neighbour % grid.Columns == flagged[i] % grid.Columns;
                int other = neighbour < flagged[i] && sharesSide ? Array.BinarySearch(flagged, 0, i, neighbour) : -1;
                if (other < 0)
                    continue;
                sides -= 2;
                joined.Join(i, other);
            }
        }
        // The sides of a cell are equally long; those of a hexagon measure its width over √3.
        double sideMetres = isSquare ? grid.ColumnSpacing : grid.ColumnSpacing / Math.Sqrt(3);
        int patches = 0;
        for (int i = 0; i < cells.Length; i++)
            patches += joined.Find(i) == i ? 1 : 0;
        return new FlaggedPatches(patches, cells.Length * grid.CellArea, sides * sideMetres);
    }
}
