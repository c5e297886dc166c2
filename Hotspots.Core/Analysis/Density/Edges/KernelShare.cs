namespace Hotspots.Core.Analysis.Density.Edges;

/// <summary>Edge correction factor: the share of a kernel round a position that lies on the ground.</summary>
/// <remarks>
/// <para>
/// e(u) = ∫ K(u − v) dv over the ground, exact to rounding (the Gaussian to 10⁻¹⁰). By the divergence theorem the integral over an area
/// is one along its edges: with G(q) the share of the kernel beyond the distance √q (of (1 − q)ˢ it is (1 − q)ˢ⁺¹, of the Gaussian
/// exp(−q/2); distances in bandwidths), e(u) = [u on the ground] − 1/2π ∫ G dθ, θ being the direction in which u sees the edge. On a
/// straight edge at the distance p, dθ = p dt / q with q = p² + t²; G/q = 1/q + (G − 1)/q, of which the first is an angle and the second a
/// polynomial (of the Gaussian: nearly one), which Gauss and Legendre's nodes integrate.
/// </para>
/// <para>Only edges within reach are looked at. Immutable and safe to use from many threads. Checked against spatstat and plain sums.</para>
/// </remarks>
internal sealed class KernelShare
{
    /// <summary>Beyond so many σ of a Gaussian 2 · 10⁻¹¹ of it are left.</summary>
    private const double GaussianReach = 7;

    /// <summary>Pieces of edges are as long as so many of them in a reach.</summary>
    private const double PiecesPerReach = 2;

    /// <summary>Below this (G − 1)/q of the Gaussian loses digits, and its series has them all.</summary>
    private const double SmallSquare = 1e-3;

    private readonly ObservedGround _ground;
    private readonly int _power;
    private readonly double _perBandwidth;
    private readonly double _reach;
    private readonly double _side;
    private readonly double _nudge;
    private readonly long[] _keys;
    private readonly Edge[] _pieces;

    /// <summary>Cuts the edges into pieces and sorts them into bins.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="kernel">Which kernel.</param>
    /// <param name="bandwidth">Metres.</param>
    public KernelShare(ObservedGround ground, DensityKernel kernel, double bandwidth)
    {
        _ground = ground;
        _power = kernel == DensityKernel.Gaussian ? 0 : DensityKernels.Power(kernel) + 1;
        _perBandwidth = 1 / bandwidth;
        _reach = kernel == DensityKernel.Gaussian ? GaussianReach * bandwidth : bandwidth;
        _side = _reach / PiecesPerReach;
        // A position on an edge sees it in no direction; a hair beside it, it does.
        _nudge = bandwidth * 1e-9;
        var pieces = new List<(long Key, Edge Piece)>();
        foreach (Edge edge in ground.Edges)
        {
            double dx = edge.ToX - edge.FromX, dy = edge.ToY - edge.FromY;
            int count = (int)Math.Ceiling(Math.Sqrt(dx * dx + dy * dy) / _side);
            for (int k = 0; k < count; k++)
            {
                double from = (double)k / count, to = (k + 1.0) / count;
                var piece = new Edge(
                    edge.FromX + from * dx, edge.FromY + from * dy, k + 1 == count ? edge.ToX : edge.FromX + to * dx,
                    k + 1 == count ? edge.ToY : edge.FromY + to * dy);
                pieces.Add((KeyOf(Bin((piece.FromX + piece.ToX) / 2), Bin((piece.FromY + piece.ToY) / 2)), piece));
            }
        }
        _keys = [.. pieces.Select(static p => p.Key)];
        _pieces = [.. pieces.Select(static p => p.Piece)];
        Array.Sort(_keys, _pieces);
    }

    /// <summary>The share of the kernel round a position that lies on the ground, 0 to 1.</summary>
    public double At(double easting, double northing)
    {
        double x = easting + _nudge, y = northing + 0.7 * _nudge, sum = 0;
        // The middle of a piece is at most half a bin farther than the nearest point of it.
        double far = _reach + _side / 2;
        long west = Bin(x - far), east = Bin(x + far), north = Bin(y + far);
        for (long row = Bin(y - far); row <= north; row++)
        {
            long last = KeyOf(east, row);
            for (int i = FirstFrom(KeyOf(west, row)); i < _keys.Length && _keys[i] <= last; i++)
                sum += Beyond(_pieces[i], x, y);
        }
        return Math.Clamp((_ground.Contains(x, y) ? 1 : 0) - sum / Math.Tau, 0, 1);
    }

    /// <summary>∫ G dθ along a piece.</summary>
    private double Beyond(in Edge piece, double x, double y)
    {
        double ax = (piece.FromX - x) * _perBandwidth, ay = (piece.FromY - y) * _perBandwidth;
        double dx = (piece.ToX - piece.FromX) * _perBandwidth, dy = (piece.ToY - piece.FromY) * _perBandwidth;
        double length = Math.Sqrt(dx * dx + dy * dy);
        if (length == 0)
            return 0;
        dx /= length;
        dy /= length;
        double p = dy * ax - dx * ay, along = dx * ax + dy * ay, reach = _reach * _perBandwidth, left = reach * reach - p * p;
        if (left <= 0 || p == 0)
            return 0;
        double end = Math.Sqrt(left), from = Math.Max(along, -end), to = Math.Min(along + length, end);
        if (from >= to)
            return 0;
        double angle = Math.Atan2(p * (to - from), p * p + from * to);
        return angle + p * (_power > 0 ? Polynomial(p * p, from, to) : Bell(p * p, from, to));
    }

    /// <summary>∫ ((1 − q)ᵐ − 1) / q dt, a polynomial of degree 6 at most: exact with four nodes.</summary>
    private double Polynomial(double squared, double from, double to)
    {
        double middle = (from + to) / 2, half = (to - from) / 2, sum = 0;
        for (int k = 0; k < FourNodes.Length; k++)
        {
            double t = middle + half * FourNodes[k], q = squared + t * t;
            double value = _power switch
            {
                1 => -1,
                2 => q - 2,
                3 => (3 - q) * q - 3,
                _ => ((q - 4) * q + 6) * q - 4,
            };
            sum += FourWeights[k] * value;
        }
        return sum * half;
    }

    /// <summary>∫ (exp(−q/2) − 1) / q dt, by steps of at most a σ.</summary>
    private static double Bell(double squared, double from, double to)
    {
        int steps = (int)Math.Ceiling(to - from);
        double half = (to - from) / (2 * steps), sum = 0;
        for (int step = 0; step < steps; step++)
        {
            double middle = from + (2 * step + 1) * half;
            for (int k = 0; k < SixNodes.Length; k++)
            {
                double t = middle + half * SixNodes[k], q = squared + t * t;
                sum += SixWeights[k] * (q < SmallSquare ? -0.5 + q * (0.125 - q * (1 / 48.0 - q / 384)) : (Math.Exp(-q / 2) - 1) / q);
            }
        }
        return sum * half;
    }

    private long Bin(double metres) => (long)Math.Floor(metres / _side);

    // The column keeps its sign in the lower half; rows decide the order.
    private static long KeyOf(long column, long row) => (row << 32) + column;

    private int FirstFrom(long key)
    {
        int low = 0, high = _keys.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // Abramowitz and Stegun, table 25.4.
    private static ReadOnlySpan<double> FourNodes => [-0.861136311594053, -0.339981043584856, 0.339981043584856, 0.861136311594053];

    private static ReadOnlySpan<double> FourWeights => [0.347854845137454, 0.652145154862546, 0.652145154862546, 0.347854845137454];

    private static ReadOnlySpan<double> SixNodes =>
        [-0.932469514203152, -0.661209386466265, -0.238619186083197, 0.238619186083197, 0.661209386466265, 0.932469514203152];

    private static ReadOnlySpan<double> SixWeights =>
        [0.171324492379170, 0.360761573048139, 0.467913934572691, 0.467913934572691, 0.360761573048139, 0.171324492379170];
}
