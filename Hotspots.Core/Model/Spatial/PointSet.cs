namespace Hotspots.Core.Model.Spatial;

/// <summary>Point set with weights. Where are the incidents, and how much does each count? The columns that every analysis works on; index i is
/// incident i.</summary>
/// <remarks>
/// Positions are metres on the British National Grid (or on any other plane, for textbook data). The arrays are not copied:
/// who gives them away must not change them. Safe to read from many threads.
/// </remarks>
internal sealed class PointSet
{
    /// <summary>The largest weight: with it tens of millions of points add up, squared and per km², to numbers that a double holds.</summary>
    public const double HeaviestWeight = 1e12;

    /// <summary>The weights there may be, in words.</summary>
    public const string WeightRange = "from 0 to 1,000,000,000,000";

    private readonly double[] _eastings;
    private readonly double[] _northings;
    private readonly double[]? _weights;

    /// <summary>Takes over columns of equal length.</summary>
    /// <param name="eastings">Metres.</param>
    /// <param name="northings">Metres.</param>
    /// <param name="weights">0 to <see cref="HeaviestWeight"/>; null means every incident counts 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is NaN or infinite, or a weight is out of range; the message names column and
    /// row.</exception>
    public PointSet(double[] eastings, double[] northings, double[]? weights = null)
    {
        if (northings.Length != eastings.Length || (weights is not null && weights.Length != eastings.Length))
            throw new ArgumentException("Eastings, northings and weights must be equally many.");
        RequireFinite(eastings, "easting");
        RequireFinite(northings, "northing");
        if (weights is not null)
        {
            RequireFinite(weights, "weight");
            int wrong = Array.FindIndex(weights, static w => !IsWeight(w));
            if (wrong >= 0)
            {
                string what = weights[wrong] < 0 ? "negative" : "too large";
                throw new ArgumentException($"The weight of point {wrong} is {what}; weights go {WeightRange}.");
            }
        }
        _eastings = eastings;
        _northings = northings;
        _weights = weights;
    }

    /// <summary>May a point weigh so much?</summary>
    public static bool IsWeight(double weight) => weight is >= 0 and <= HeaviestWeight;

    /// <summary>No points.</summary>
    public static PointSet Empty { get; } = new([], []);

    /// <summary>How many points.</summary>
    public int Count => _eastings.Length;

    /// <summary>Metres east, one a point.</summary>
    public ReadOnlySpan<double> Eastings => _eastings;

    /// <summary>Metres north, one a point.</summary>
    public ReadOnlySpan<double> Northings => _northings;

    /// <summary>Does every point count exactly 1?</summary>
    public bool IsUnweighted => _weights is null;

    /// <summary>The position of point <paramref name="index"/>.</summary>
    public GridPoint this[int index] => new(_eastings[index], _northings[index]);

    /// <summary>How much point <paramref name="index"/> counts.</summary>
    public double WeightAt(int index) => _weights is null ? 1 : _weights[index];

    /// <summary>Smallest box round the points.</summary>
    /// <exception cref="ArgumentException">There are no points.</exception>
    public GridBox Bounds() => GridBox.Around(_eastings, _northings);

    /// <summary>The points at the given indices, in that order.</summary>
    public PointSet Select(ReadOnlySpan<int> indices)
    {
        var e = new double[indices.Length];
        var n = new double[indices.Length];
        double[]? w = _weights is null ? null : new double[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            e[i] = _eastings[indices[i]];
            n[i] = _northings[indices[i]];
            if (w is not null)
                w[i] = _weights![indices[i]];
        }
        return new PointSet(e, n, w);
    }

    /// <summary>The same points with other weights.</summary>
    public PointSet WithWeights(double[]? weights) => new(_eastings, _northings, weights);

    private static void RequireFinite(double[] column, string name)
    {
        for (int i = 0; i < column.Length; i++)
        {
            if (!double.IsFinite(column[i]))
                throw new ArgumentException($"The {name} of point {i} is not a finite number.");
        }
    }
}
