using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Fixed-radius near neighbours of occupied cells: which small squares that hold incidents lie within a reach of one another.</summary>
/// <remarks>
/// Worked out once for an area, so that densities of any part of its incidents cost one walk through the list. Cells are a quarter of the reach wide
/// and stand where the middle of their incidents' box is; where that would make too long a list they are wider. Each cell is its own first
/// neighbour; those within half the reach come first.
/// </remarks>
internal sealed class CrowdCells
{
    private const double SideShare = 0.25;

    private const int CellsABlock = 4096;

    /// <summary>Neighbours listed at most; some 100 MB.</summary>
    private const long MostPairs = 24_000_000;

    private readonly CellIndex _index;
    private readonly GridBox _bounds;

    private CrowdCells(
        CellIndex index, GridBox bounds, double reach, int[] cellOfPoint, int[] positions, int[] starts, int[] halves, int[] neighbours)
    {
        (_index, _bounds, Reach, CellOfPoint, Positions) = (index, bounds, reach, cellOfPoint, positions);
        (Starts, Halves, Neighbours) = (starts, halves, neighbours);
    }

    /// <summary>Metres.</summary>
    public double Reach { get; }

    /// <summary>Occupied cells.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The cell of each incident.</summary>
    public int[] CellOfPoint { get; }

    /// <summary>Distinct positions of incidents in each cell.</summary>
    public int[] Positions { get; }

    /// <summary>Where the neighbours of each cell begin; the length of the list at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Where the neighbours of each cell within half the reach end.</summary>
    public int[] Halves { get; }

    /// <summary>Cells, those near first.</summary>
    public int[] Neighbours { get; }

    /// <summary>Lists the neighbours.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="reach">Metres, above 0; the reach itself is within.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="origin">A corner of four cells; the south-west corner of the points' box unless one is given.</param>
    /// <exception cref="ArgumentException">The points span too many cells.</exception>
    public static CrowdCells Of(PointSet points, double reach, WorkSharing workers, GridPoint? origin = null)
    {
        for (double side = reach * SideShare; ; side *= 1.5)
        {
            CellIndex index = CellIndex.Build(points, side, workers, origin);
            int across = (int)Math.Ceiling(reach / side) + 1;
            var rough = (long)(Math.PI * across * across * index.CellCount);
            if (rough > 16 * MostPairs && side < reach)
                continue;
            int[] starts = new int[index.CellCount + 1], halves = new int[index.CellCount];
            int[] neighbours = List(index, reach, across, starts, halves, workers);
            if (neighbours.Length > MostPairs && side < reach)
                continue;
            var cellOfPoint = new int[points.Count];
            for (int cell = 0; cell < index.CellCount; cell++)
            {
                for (int place = index.Starts[cell]; place < index.Starts[cell + 1]; place++)
                    cellOfPoint[index.Order[place]] = cell;
            }
            return new CrowdCells(index, points.Bounds(), reach, cellOfPoint, DistinctPositions(index), starts, halves, neighbours);
        }
    }

    /// <summary>The occupied cell nearest to a position, at most so far away; −1 when there is none. Of equals the first.</summary>
    public int Nearest(double easting, double northing, double within)
    {
        double side = _index.Side, best = within * within;
        int across = (int)Math.Ceiling(within / side) + 1, nearest = -1;
        if (easting < _bounds.West - within || easting > _bounds.East + within
            || northing < _bounds.South - within || northing > _bounds.North + within)
            return -1;
        long row = _index.Lattice.RowOf(northing), column = _index.Lattice.ColumnOf(easting);
        for (long r = row - across; r <= row + across; r++)
        {
            (int first, int end) = _index.CellsInRow(r, column - across, column + across);
            for (int cell = first; cell < end; cell++)
            {
                GridPoint centre = _index.Boxes[cell].Centre;
                double dx = centre.Easting - easting, dy = centre.Northing - northing, squared = dx * dx + dy * dy;
                if (squared < best || (squared == best && nearest < 0))
                    (best, nearest) = (squared, cell);
            }
        }
        return nearest;
    }

    private static int[] DistinctPositions(CellIndex index)
    {
        var distinct = new int[index.CellCount];
        var here = new List<(double, double)>();
        for (int cell = 0; cell < distinct.Length; cell++)
        {
            if (index.Starts[cell + 1] - index.Starts[cell] == 1)
            {
                distinct[cell] = 1;
                continue;
            }
            here.Clear();
            for (int place = index.Starts[cell]; place < index.Starts[cell + 1]; place++)
                here.Add((index.Eastings[place], index.Northings[place]));
            here.Sort();
            for (int i = 0; i < here.Count; i++)
                distinct[cell] += i == 0 || here[i] != here[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /// <summary>Lists the neighbours of all cells; block by block, so that each cell is looked round once.</summary>
    private static int[] List(CellIndex index, double reach, int across, int[] starts, int[] halves, WorkSharing workers)
    {
        int blocks = (index.CellCount + CellsABlock - 1) / CellsABlock;
        var lists = new int[blocks][];
        workers.RunBlocks(blocks, block =>
        {
            int first = block * CellsABlock;
            lists[block] = Around(index, reach, across, first, Math.Min(index.CellCount, first + CellsABlock), starts, halves);
        });
        var neighbours = new int[lists.Sum(static list => (long)list.Length)];
        for (int block = 0, from = 0; block < blocks; from += lists[block].Length, block++)
        {
            lists[block].CopyTo(neighbours, from);
            for (int cell = block * CellsABlock; cell < Math.Min(index.CellCount, (block + 1) * CellsABlock); cell++)
                halves[cell] += from;
        }
        // Each cell left its number of neighbours where the next one begins.
        for (int cell = 0; cell < index.CellCount; cell++)
            starts[cell + 1] += starts[cell];
        return neighbours;
    }

    /// <summary>The neighbours of cells [first, end), and for each how many they are and where, in this list, those within half the reach
    /// end.</summary>
    private static int[] Around(CellIndex index, double reach, int across, int first, int end, int[] starts, int[] halves)
    {
        double near = reach * reach / 4, far = reach * reach;
        GridBox[] boxes = index.Boxes;
        ReadOnlySpan<ulong> keys = index.Keys;
        Span<int> fingers = stackalloc int[2 * across + 1];
        fingers.Fill(-1);
        int most = (2 * across + 1) * (2 * across + 1), wide, at = 0;
        var list = new int[Math.Max(most, 16 * (end - first))];
        Span<int> beyond = new int[most];
        for (int cell = first; cell < end; cell++)
        {
            if (list.Length - at < most)
                Array.Resize(ref list, 2 * list.Length + most);
            GridPoint centre = boxes[cell].Centre;
            int from = at;
            list[at++] = cell;
            wide = 0;
            long row = (long)(keys[cell] >> 32), column = (uint)keys[cell];
            for (int r = -across; r <= across; r++)
            {
                if (row + r < 0)
                    continue;
                ulong west = ((ulong)(row + r) << 32) | (uint)Math.Max(0, column - across), east = ((ulong)(row + r) << 32) | (uint)(column + across);
                ref int finger = ref fingers[r + across];
                if (finger < 0)
                {
                    int found = keys.BinarySearch(west);
                    finger = found >= 0 ? found : ~found;
                }
                while (finger < keys.Length && keys[finger] < west)
                    finger++;
                for (int other = finger; other < keys.Length && keys[other] <= east; other++)
                {
                    GridPoint there = boxes[other].Centre;
                    double dx = there.Easting - centre.Easting, dy = there.Northing - centre.Northing, squared = dx * dx + dy * dy;
                    if (squared > far || other == cell)
                        continue;
                    if (squared <= near)
                        list[at++] = other;
                    else
                        beyond[wide++] = other;
                }
            }
            halves[cell] = at;
            beyond[..wide].CopyTo(list.AsSpan(at));
            at += wide;
            starts[cell + 1] = at - from;
        }
        return list.AsSpan(0, at).ToArray();
    }
}
