using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Distinct positions with their weights. At which places did something happen, and how much in all at each? Sorted so that neighbours stand
/// together.</summary>
/// <remarks>
/// Incidents at one coordinate are one place with the sum of their weights; places without weight are left out. Coordinates are
/// metres east and north of the incidents' south-westerly corner. The order (by strips of <see cref="BinSide"/> from south to north,
/// in each by squares from west to east, in each by position) depends on the positions alone, and so do all sums taken in it.
/// </remarks>
internal sealed class DensityPlaces
{
    /// <summary>Height of a strip, metres.</summary>
    public const double BinSide = 50;

    private const double BinsPerMetre = 1 / BinSide;

    private DensityPlaces(GridBox bounds, double[] x, double[] y, double[] weights)
    {
        Bounds = bounds;
        X = x;
        Y = y;
        Weights = weights;
        foreach (double weight in weights)
            Total += weight;
    }

    /// <summary>Box round the incidents, metres.</summary>
    public GridBox Bounds { get; }

    /// <summary>Metres east of the box's western side.</summary>
    public double[] X { get; }

    /// <summary>Metres north of the box's southern side.</summary>
    public double[] Y { get; }

    /// <summary>Sum of the weights at each place, above 0.</summary>
    public double[] Weights { get; }

    /// <summary>How many places.</summary>
    public int Count => X.Length;

    /// <summary>Sum of all weights.</summary>
    public double Total { get; }

    /// <summary>Sorts the incidents into places.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="workers">Who does it.</param>
    /// <exception cref="ArgumentException">The points span too many squares: one of them is astray.</exception>
    public static DensityPlaces Of(PointSet points, WorkSharing workers)
    {
        GridBox bounds = points.Bounds();
        if (!(bounds.Width * BinsPerMetre < CellIndex.MostCellsAcross && bounds.Height * BinsPerMetre < CellIndex.MostCellsAcross))
        {
            double span = Math.Max(bounds.Width, bounds.Height);
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The incidents span {span / 1000:G3} km, more than any map holds: remove the stray positions."));
        }
        int n = points.Count;
        var keys = new ulong[n];
        workers.Run(n, (first, end) =>
        {
            ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
            for (int i = first; i < end; i++)
                keys[i] = ((ulong)BinOf(n[i] - bounds.South) << 32) | (ulong)BinOf(e[i] - bounds.West);
        });
        var order = new int[n];
        keys = CellSort.Sort(keys, order, (int)BinOf(bounds.Height), (int)BinOf(bounds.Width), workers);
        var places = new Place[n];
        workers.Run(n, (first, end) =>
        {
            ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
            for (int i = first; i < end; i++)
                places[i] = new Place(n[order[i]] - bounds.South, e[order[i]] - bounds.West, points.WeightAt(order[i]));
        });
        workers.Run(n, (first, end) =>
        {
            // A square belongs to the block in which it begins.
            for (int i = first; i < end; i++)
            {
                if (i > 0 && keys[i] == keys[i - 1])
                    continue;
                int stop = i + 1;
                while (stop < n && keys[stop] == keys[i])
                    stop++;
                if (stop > i + 1)
                    places.AsSpan(i, stop - i).Sort();
            }
        });
        int count = Merge(places);
        double[] x = new double[count], y = new double[count], w = new double[count];
        workers.Run(count, (first, end) =>
        {
            for (int i = first; i < end; i++)
                (y[i], x[i], w[i]) = places[i];
        });
        return new DensityPlaces(bounds, x, y, w);
    }

    /// <summary>Where a place is, metres.</summary>
    public GridPoint PointOf(int place) => new(Bounds.West + X[place], Bounds.South + Y[place]);

    /// <summary>Places [first, end) among which are all that lie from one northing to another, metres from the southern side, both
    /// inclusive.</summary>
    public (int First, int End) Between(double south, double north) => (FirstFrom(BinOf(south)), FirstFrom(BinOf(north) + 1));

    /// <summary>Places [first, end) of one strip among which are all that lie from one easting to another, metres from the western side, both
    /// inclusive.</summary>
    public (int First, int End) Between(long strip, double west, double east) => (FirstFrom(strip, BinOf(west)), FirstFrom(strip, BinOf(east) + 1));

    /// <summary>The strip or square in which a coordinate lies.</summary>
    public static long BinOf(double metres) => (long)Math.Floor(metres * BinsPerMetre);

    /// <summary>Only the places that a mask says so of, in their order; coordinates stay what they are.</summary>
    public DensityPlaces Where(bool[] mask, bool isWanted)
    {
        int count = 0;
        foreach (bool value in mask)
            count += value == isWanted ? 1 : 0;
        if (count == Count)
            return this;
        double[] x = new double[count], y = new double[count], w = new double[count];
        count = 0;
        for (int i = 0; i < mask.Length; i++)
        {
            if (mask[i] == isWanted)
                (x[count], y[count], w[count++]) = (X[i], Y[i], Weights[i]);
        }
        return new DensityPlaces(Bounds, x, y, w);
    }

    /// <summary>The number of the place at a position of one of the incidents, which has weight.</summary>
    public int IndexOf(double easting, double northing)
    {
        double x = easting - Bounds.West, y = northing - Bounds.South;
        int at = FirstFrom(BinOf(y), BinOf(x));
        while (X[at] != x || Y[at] != y)
            at++;
        return at;
    }

    /// <summary>The same places with other weights; those of 0 are left out.</summary>
    public DensityPlaces Weighing(double[] weights)
    {
        int count = weights.Length - weights.AsSpan().Count(0.0);
        double[] x = new double[count], y = new double[count], w = new double[count];
        count = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
                (x[count], y[count], w[count++]) = (X[i], Y[i], weights[i]);
        }
        return new DensityPlaces(Bounds, x, y, w);
    }

    private int FirstFrom(long strip, long square = long.MinValue)
    {
        int low = 0, high = Y.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            long found = BinOf(Y[middle]);
            if (found < strip || (found == strip && BinOf(X[middle]) < square))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Joins incidents at one coordinate and drops places without weight; how many remain at the front.</summary>
    private static int Merge(Span<Place> places)
    {
        int count = 0;
        for (int i = 0; i < places.Length;)
        {
            Place place = places[i++];
            for (; i < places.Length && places[i].Y == place.Y && places[i].X == place.X; i++)
                place = place with { Weight = place.Weight + places[i].Weight };
            if (place.Weight > 0)
                places[count++] = place;
        }
        return count;
    }

    private readonly record struct Place(double Y, double X, double Weight) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            int north = Y.CompareTo(other.Y);
            if (north != 0)
                return north;
            int east = X.CompareTo(other.X);
            return east != 0 ? east : Weight.CompareTo(other.Weight);
        }
    }
}
