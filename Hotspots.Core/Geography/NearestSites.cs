using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Nearest-neighbour search among sites. Which of some thousand sites is nearest to a point, for millions of points?</summary>
/// <remarks>
/// The plane is cut into buckets of 2 km, and a bucket lists the few sites that can be nearest to any point in it. Lists are made when
/// first asked for, from the list of the block of 16 km round the bucket: what cannot be nearest anywhere in the block cannot be in the
/// bucket. A list depends on nothing but the sites, so threads may make the same one twice. Of equally near sites the first wins.
/// Safe to use from many threads.
/// </remarks>
internal sealed class NearestSites
{
    private const double BucketSize = 2_000;

    private const int BucketsPerBlock = 8;

    /// <summary>A point on the edge of a bucket may be counted to it by a rounding; metres.</summary>
    private const double Slack = 1e-3;

    private readonly double[] _eastings;
    private readonly double[] _northings;
    private readonly double[] _reaches;
    private readonly bool _isLimited;
    private readonly double _west;
    private readonly double _south;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _all;
    private readonly Block?[] _blocks;

    /// <summary>Takes over the sites.</summary>
    /// <param name="eastings">Metres; at least one site.</param>
    /// <param name="northings">Metres.</param>
    /// <param name="reaches">Metres from each site, inclusive, beyond which it is nobody's nearest; null for no limit.</param>
    public NearestSites(double[] eastings, double[] northings, double[]? reaches = null)
    {
        _eastings = eastings;
        _northings = northings;
        _isLimited = reaches is not null;
        _reaches = reaches ?? [.. Enumerable.Repeat(double.PositiveInfinity, eastings.Length)];
        double margin = _isLimited ? _reaches.Max() + BucketSize : BucketSize;
        double blockSize = BucketSize * BucketsPerBlock;
        _west = eastings.Min() - margin;
        _south = northings.Min() - margin;
        _columns = (int)Math.Ceiling((eastings.Max() + margin - _west) / blockSize);
        _rows = (int)Math.Ceiling((northings.Max() + margin - _south) / blockSize);
        _blocks = new Block?[_columns * _rows];
        _all = [.. Enumerable.Range(0, eastings.Length)];
    }

    /// <summary>Index of the nearest site whose reach covers the point; −1 where there is none.</summary>
    public int Find(double easting, double northing)
    {
        double x = (easting - _west) / BucketSize, y = (northing - _south) / BucketSize;
        int[] candidates;
        if (x >= 0 && x < _columns * BucketsPerBlock && y >= 0 && y < _rows * BucketsPerBlock)
        {
            int column = (int)x, row = (int)y;
            Block block = Volatile.Read(ref _blocks[row / BucketsPerBlock * _columns + column / BucketsPerBlock]) ?? MakeBlock(column, row);
            candidates = Volatile.Read(ref block.Buckets[BucketIn(column, row)]) ?? MakeBucket(block, column, row);
        }
        else if (_isLimited)
        {
            return -1;
        }
        else
        {
            candidates = _all;
        }
        int nearest = -1;
        double least = double.PositiveInfinity;
        foreach (int site in candidates)
        {
            double dx = easting - _eastings[site], dy = northing - _northings[site];
            double squared = dx * dx + dy * dy;
            if (squared < least && squared <= _reaches[site] * _reaches[site])
            {
                least = squared;
                nearest = site;
            }
        }
        return nearest;
    }

    /// <summary>Metres from a site to a point.</summary>
    public double DistanceTo(int site, GridPoint point) => point.DistanceTo(new GridPoint(_eastings[site], _northings[site]));

    private static int BucketIn(int column, int row) => row % BucketsPerBlock * BucketsPerBlock + column % BucketsPerBlock;

    private Block MakeBlock(int column, int row)
    {
        int blockColumn = column / BucketsPerBlock, blockRow = row / BucketsPerBlock;
        var block = new Block(Candidates(_all, blockColumn, blockRow, BucketSize * BucketsPerBlock));
        return Interlocked.CompareExchange(ref _blocks[blockRow * _columns + blockColumn], block, null) ?? block;
    }

    private int[] MakeBucket(Block block, int column, int row)
    {
        int[] candidates = Candidates(block.Candidates, column, row, BucketSize);
        Volatile.Write(ref block.Buckets[BucketIn(column, row)], candidates);
        return candidates;
    }

    /// <summary>Those that are nearer to some point of the square than another site, within reach, is to all of its points.</summary>
    private int[] Candidates(int[] sites, int column, int row, double size)
    {
        double west = _west + column * size - Slack, south = _south + row * size - Slack;
        double east = west + size + 2 * Slack, north = south + size + 2 * Slack;
        double limit = double.PositiveInfinity;
        foreach (int site in sites)
        {
            double dx = Math.Max(Math.Abs(_eastings[site] - west), Math.Abs(_eastings[site] - east));
            double dy = Math.Max(Math.Abs(_northings[site] - south), Math.Abs(_northings[site] - north));
            double farthest = Math.Sqrt(dx * dx + dy * dy);
            if (farthest <= _reaches[site])
                limit = Math.Min(limit, farthest);
        }
        var candidates = new List<int>();
        foreach (int site in sites)
        {
            double dx = Math.Max(0, Math.Max(west - _eastings[site], _eastings[site] - east));
            double dy = Math.Max(0, Math.Max(south - _northings[site], _northings[site] - north));
            if (Math.Sqrt(dx * dx + dy * dy) <= Math.Min(limit, _reaches[site]) + Slack)
                candidates.Add(site);
        }
        return [.. candidates];
    }

    /// <summary>What is known of 8 × 8 buckets.</summary>
    private sealed class Block(int[] candidates)
    {
        /// <summary>Sites that can be nearest to some point of the block.</summary>
        public int[] Candidates { get; } = candidates;

        /// <summary>The same for each bucket; null until asked for.</summary>
        public int[]?[] Buckets { get; } = new int[]?[BucketsPerBlock * BucketsPerBlock];
    }
}
