using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>Sparse reach table. Which sites reach which demand? A list of sites, ascending, for every demand point; never a full table where reach
/// limits it.</summary>
/// <remarks>The sites of demand i are <c>Sites[Starts[i]]</c> to <c>Sites[Starts[i + 1]]</c>, exclusive. Cost is one distance a pair of
/// neighbouring grid cells.</remarks>
internal sealed class ReachTable
{
    /// <summary>Entries at most, 2 GB of them.</summary>
    private const long MostEntries = 500_000_000;

    private ReachTable(int[] starts, int[] sites) => (Starts, Sites) = (starts, sites);

    /// <summary>First entry of each demand point, and their number at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The sites.</summary>
    public int[] Sites { get; }

    /// <summary>Finds all pairs at most <paramref name="reach"/> apart, inclusive.</summary>
    /// <exception cref="ArgumentException">There are more pairs than fit.</exception>
    public static ReachTable Build(ReadOnlyMemory<GridPoint> demand, ReadOnlySpan<GridPoint> sites, ITravel travel, double reach, WorkSharing workers)
    {
        if (travel is INetworkTravel network)
            return OverNetwork(demand.Span, sites.ToArray(), network, reach, workers);
        int n = demand.Length, blocks = (n + WorkSharing.BlockSize - 1) / WorkSharing.BlockSize;
        var grid = new SiteGrid(sites, travel.FarthestMetres(reach));
        var counts = new int[n];
        var found = new int[blocks][];
        workers.RunBlocks(blocks, block =>
        {
            int first = block * WorkSharing.BlockSize, end = Math.Min(n, first + WorkSharing.BlockSize);
            var list = new List<int>();
            var near = new List<int>();
            for (int i = first; i < end; i++)
            {
                if ((i & 255) == 0)
                    workers.Cancellation.ThrowIfCancellationRequested();
                near.Clear();
                grid.Collect(demand.Span[i], travel, reach, near);
                near.Sort();
                list.AddRange(near);
                counts[i] = near.Count;
            }
            found[block] = [.. list];
        });
        RequireRoom(found.Sum(static list => (long)list.Length));
        var starts = new int[n + 1];
        for (int i = 0; i < n; i++)
            starts[i + 1] = starts[i] + counts[i];
        var all = new int[starts[n]];
        int at = 0;
        foreach (int[] list in found)
        {
            list.CopyTo(all, at);
            at += list.Length;
        }
        return new ReachTable(starts, all);
    }

    /// <summary>One bounded search a site, and the table turned over.</summary>
    private static ReachTable OverNetwork(
        ReadOnlySpan<GridPoint> demand, GridPoint[] sites, INetworkTravel network, double reach, WorkSharing workers)
    {
        ITravelTargets targets = network.To(demand);
        var found = new int[sites.Length][];
        workers.RunBlocks(sites.Length, site =>
        {
            var near = new List<int>();
            targets.Within(sites[site], reach, near);
            found[site] = [.. near];
        });
        RequireRoom(found.Sum(static list => (long)list.Length));
        var starts = new int[demand.Length + 1];
        foreach (int[] list in found)
        {
            foreach (int i in list)
                starts[i + 1]++;
        }
        for (int i = 0; i < demand.Length; i++)
            starts[i + 1] += starts[i];
        var all = new int[starts[^1]];
        int[] next = starts.AsSpan(0, demand.Length).ToArray();
        for (int site = 0; site < found.Length; site++)
        {
            foreach (int i in found[site])
                all[next[i]++] = site;
        }
        return new ReachTable(starts, all);
    }

    private static void RequireRoom(long total)
    {
        if (total > MostEntries)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{total:N0} pairs of demand and site are within reach, more than fit: choose a shorter reach, fewer sites, or cells as demand."));
        }
    }

    /// <summary>The sites sorted into squares about as wide as the reach.</summary>
    private sealed class SiteGrid
    {
        private readonly GridBox _box;
        private readonly double _radius, _side;
        private readonly int _columns, _rows;
        private readonly int[] _starts, _order;
        private readonly GridPoint[] _places;

        public SiteGrid(ReadOnlySpan<GridPoint> sites, double radius)
        {
            double[] e = new double[sites.Length], n = new double[sites.Length];
            for (int i = 0; i < sites.Length; i++)
                (e[i], n[i]) = (sites[i].Easting, sites[i].Northing);
            _box = GridBox.Around(e, n);
            _radius = radius;
            // Not many more squares than sites, however small the reach: an empty square costs a look.
            double smallest = Math.Max(_box.Width, _box.Height) / Math.Sqrt(4.0 * sites.Length + 1);
            _side = Math.Max(Math.Max(radius / 2, smallest), double.Epsilon);
            _columns = ColumnOf(_box.East, _box.West, int.MaxValue) + 1;
            _rows = ColumnOf(_box.North, _box.South, int.MaxValue) + 1;
            _starts = new int[_rows * _columns + 1];
            foreach (GridPoint site in sites)
                _starts[CellOf(site) + 1]++;
            for (int cell = 0; cell < _rows * _columns; cell++)
                _starts[cell + 1] += _starts[cell];
            var next = _starts.AsSpan(0, _rows * _columns).ToArray();
            _order = new int[sites.Length];
            _places = new GridPoint[sites.Length];
            for (int i = 0; i < sites.Length; i++)
            {
                int place = next[CellOf(sites[i])]++;
                (_order[place], _places[place]) = (i, sites[i]);
            }
        }

        public void Collect(GridPoint from, ITravel travel, double reach, List<int> near)
        {
            if (from.Easting + _radius < _box.West || from.Easting - _radius > _box.East
                || from.Northing + _radius < _box.South || from.Northing - _radius > _box.North)
                return;
            int west = ColumnOf(from.Easting - _radius, _box.West, _columns - 1), east = ColumnOf(from.Easting + _radius, _box.West, _columns - 1);
            int south = ColumnOf(from.Northing - _radius, _box.South, _rows - 1), north = ColumnOf(from.Northing + _radius, _box.South, _rows - 1);
            bool metres = travel is StraightLineTravel { PerMetre: 1 };
            for (int row = south; row <= north; row++)
            {
                for (int place = _starts[row * _columns + west]; place < _starts[row * _columns + east + 1]; place++)
                {
                    double cost = metres ? from.DistanceTo(_places[place]) : travel.Between(from, _places[place]);
                    if (cost <= reach)
                        near.Add(_order[place]);
                }
            }
        }

        private int CellOf(GridPoint site) =>
            ColumnOf(site.Northing, _box.South, _rows - 1) * _columns + ColumnOf(site.Easting, _box.West, _columns - 1);

        /// <summary>Rounding moves all coordinates the same way, so that a place within the radius is never in a square that is left out.</summary>
        private int ColumnOf(double coordinate, double origin, int last)
        {
            double column = (coordinate - origin) / _side;
            return column >= last ? last : column > 0 ? (int)column : 0;
        }
    }
}
