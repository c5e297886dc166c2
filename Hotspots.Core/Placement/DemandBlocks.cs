using System.Numerics;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>Blocks of demand. How far is each site from the demand, block by block of neighbouring points?</summary>
/// <remarks>
/// Straight lines are computed anew each time they are asked for, four or more at once: cheaper than to fetch them from a table of
/// all pairs, and it takes no memory. Other ways are asked of <see cref="ITravel"/> once and kept. The blocks are filled up with
/// points of weight 0, so that every block is full.
/// </remarks>
internal sealed class DemandBlocks
{
    /// <summary>Points in a block; a multiple of every vector's width.</summary>
    public const int Size = 64;

    /// <summary>Pairs of demand and site from which on it pays to wake another core.</summary>
    private const long PairsWorthSharing = 2_000_000;

    private readonly double[] _eastings, _northings;
    private readonly GridBox[] _boxes;
    private readonly GridPoint[] _sites;
    private readonly double[][]? _kept, _leastKept;

    /// <summary>Packs the demand of a problem.</summary>
    /// <exception cref="ArgumentException">Ways have to be kept and there are too many.</exception>
    public DemandBlocks(PlacementProblem problem, WorkSharing workers)
    {
        int n = problem.Demand.Length;
        Count = (n + Size - 1) / Size;
        int[] order = Pack(problem.Demand);
        _eastings = new double[Count * Size];
        _northings = new double[Count * Size];
        Weights = new double[Count * Size];
        for (int k = 0; k < Count * Size; k++)
        {
            int i = order[Math.Min(k, n - 1)];
            (_eastings[k], _northings[k]) = (problem.Demand[i].Easting, problem.Demand[i].Northing);
            Weights[k] = k < n ? problem.Weights[i] : 0;
        }
        _boxes = new GridBox[Count];
        for (int block = 0; block < Count; block++)
            _boxes[block] = GridBox.Around(_eastings.AsSpan(block * Size, Size), _northings.AsSpan(block * Size, Size));
        _sites = problem.Sites;
        Workers = workers;
        if (problem.Request.Travel is StraightLineTravel straight)
        {
            Scale = straight.PerMetre;
            GridBox demand = GridBox.Around(_eastings, _northings);
            foreach (GridPoint site in _sites)
                demand = new GridBox(
                    Math.Min(demand.West, site.Easting), Math.Min(demand.South, site.Northing), Math.Max(demand.East, site.Easting),
                    Math.Max(demand.North, site.Northing));
            Longest = 2 * (demand.Width + demand.Height);
            return;
        }
        Scale = 1;
        if ((long)_sites.Length * Weights.Length > PlacementProblem.MostPairs)
            throw new ArgumentException(PlacementProblem.TooManyPairs);
        _kept = new double[_sites.Length][];
        _leastKept = new double[_sites.Length][];
        var ways = new SiteWays(
            problem.Request.Travel, [.. Enumerable.Range(0, Weights.Length).Select(k => new GridPoint(_eastings[k], _northings[k]))]);
        workers.RunBlocks(_sites.Length, site => Keep(site, ways));
        CapWays();
    }

    /// <summary>How many blocks.</summary>
    public int Count { get; }

    /// <summary>Weight of each point; 0 for those that only fill up.</summary>
    public double[] Weights { get; }

    /// <summary>Where a point is.</summary>
    public GridPoint PlaceOf(int point) => new(_eastings[point], _northings[point]);

    /// <summary>How many sites.</summary>
    public int SiteCount => _sites.Length;

    /// <summary>What a distance here is to be multiplied by.</summary>
    public double Scale { get; }

    /// <summary>All who may compute.</summary>
    public WorkSharing Workers { get; }

    /// <summary>No distance is longer.</summary>
    public double Longest { get; private set; }

    /// <summary>Who computes something for each of so many sites: the calling thread alone when that is done sooner than another wakes.</summary>
    public WorkSharing WorkersFor(int sites) =>
        (long)sites * Weights.Length < PairsWorthSharing ? Workers with { MaxDegree = 1 } : Workers;

    /// <summary>No point of the block is nearer to the site.</summary>
    public double Least(int site, int block)
    {
        if (_leastKept is not null)
            return _leastKept[site][block];
        GridBox box = _boxes[block];
        GridPoint place = _sites[site];
        double dx = Math.Max(0, Math.Max(box.West - place.Easting, place.Easting - box.East));
        double dy = Math.Max(0, Math.Max(box.South - place.Northing, place.Northing - box.North));
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <summary>Writes the distance from a site to each point of a block.</summary>
    public void Distances(int site, int block, Span<double> distances)
    {
        if (_kept is not null)
        {
            _kept[site].AsSpan(block * Size, Size).CopyTo(distances);
            return;
        }
        Vector<double> e = new(_sites[site].Easting), n = new(_sites[site].Northing);
        for (int k = 0; k < Size; k += Vector<double>.Count)
        {
            Vector<double> dx = new Vector<double>(_eastings, block * Size + k) - e, dy = new Vector<double>(_northings, block * Size + k) - n;
            Vector.SquareRoot(dx * dx + dy * dy).CopyTo(distances[k..]);
        }
    }

    /// <summary>Σ w · max(0, limit − distance) over the points nearer to the site than their limits.</summary>
    /// <param name="site">Which site.</param>
    /// <param name="limits">One a point.</param>
    /// <param name="largest">The largest limit of each block.</param>
    public double Savings(int site, double[] limits, double[] largest)
    {
        Span<double> distances = stackalloc double[Size];
        double sum = 0;
        for (int block = 0; block < Count; block++)
        {
            if (Least(site, block) >= largest[block])
                continue;
            Distances(site, block, distances);
            Vector<double> saved = Vector<double>.Zero;
            for (int k = 0; k < Size; k += Vector<double>.Count)
            {
                Vector<double> less = new Vector<double>(limits, block * Size + k) - new Vector<double>(distances[k..]);
                saved += Vector.Max(less, Vector<double>.Zero) * new Vector<double>(Weights, block * Size + k);
            }
            sum += Vector.Sum(saved);
        }
        return sum;
    }

    /// <summary>The largest of each block.</summary>
    public void Largest(double[] values, double[] largest)
    {
        for (int block = 0; block < Count; block++)
        {
            double most = double.NegativeInfinity;
            foreach (double value in values.AsSpan(block * Size, Size))
                most = Math.Max(most, value);
            largest[block] = most;
        }
    }

    /// <summary>Strips from south to north, each cut from west to east: blocks about as wide as high.</summary>
    private static int[] Pack(GridPoint[] demand)
    {
        int n = demand.Length, strip = Math.Max(Size, (int)Math.Ceiling(Math.Sqrt((double)n * Size) / Size) * Size);
        var order = new int[n];
        var eastings = new double[n];
        for (int i = 0; i < n; i++)
            (order[i], eastings[i]) = (i, demand[i].Easting);
        // The problem's order is by northing; places are all different unless a capacity keeps them apart, and then none of this is used.
        for (int first = 0; first < n; first += strip)
            Array.Sort(eastings, order, first, Math.Min(strip, n - first));
        return order;
    }

    private void Keep(int site, SiteWays ways)
    {
        var row = new double[Weights.Length];
        var least = new double[Count];
        Array.Fill(least, double.PositiveInfinity);
        ways.From(_sites[site], row);
        for (int k = 0; k < row.Length; k++)
        {
            least[k / Size] = Math.Min(least[k / Size], row[k]);
        }
        (_kept![site], _leastKept![site]) = (row, least);
    }

    /// <summary>Where there is no way, one far longer than all others keeps the sums finite.</summary>
    private void CapWays()
    {
        double longest = 0;
        foreach (double[] row in _kept!)
        {
            foreach (double cost in row)
                longest = cost > longest && double.IsFinite(cost) ? cost : longest;
        }
        double cap = 1000 * Math.Max(1, longest);
        Longest = cap;
        foreach (double[] row in _kept)
        {
            for (int k = 0; k < row.Length; k++)
                row[k] = Math.Min(row[k], cap);
        }
    }
}
