namespace Hotspots.Core.Files;

/// <summary>What was seen of positions in some rows?</summary>
internal sealed class PositionTally
{
    // Rows by the size of their reference, which is a power of ten: 1 m first, 100 km last.
    private readonly int[] _bySize = new int[6];

    /// <summary>Rows rejected because latitude and longitude look exchanged.</summary>
    public int Swapped { get; set; }

    /// <summary>Rows whose position is 0,0.</summary>
    public int Zero { get; private set; }

    /// <summary>Rows placed by a grid reference.</summary>
    public int FromReferences { get; private set; }

    /// <summary>Size in metres of the coarsest grid reference.</summary>
    public double CoarsestReference { get; private set; }

    /// <summary>Smallest longitude; infinite when no row is placed.</summary>
    public double West { get; private set; } = double.PositiveInfinity;

    /// <summary>Smallest latitude.</summary>
    public double South { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest longitude.</summary>
    public double East { get; private set; } = double.NegativeInfinity;

    /// <summary>Largest latitude.</summary>
    public double North { get; private set; } = double.NegativeInfinity;

    /// <summary>Notes one row.</summary>
    /// <param name="referenceSize">Size of its grid reference in metres; 0 when it has none.</param>
    /// <param name="isZero">Is its position 0,0?</param>
    public void Note(double referenceSize, bool isZero)
    {
        Zero += isZero ? 1 : 0;
        if (referenceSize > 0)
        {
            FromReferences++;
            CoarsestReference = Math.Max(CoarsestReference, referenceSize);
            _bySize[Math.Clamp((int)Math.Round(Math.Log10(referenceSize)), 0, _bySize.Length - 1)]++;
        }
    }

    /// <summary>Size in metres that at least half of so many placed rows are no finer than; 0 when fewer have a reference.</summary>
    public double UsualReference(int placed)
    {
        int coarser = 0;
        for (int power = _bySize.Length - 1; power >= 0; power--)
        {
            coarser += _bySize[power];
            if (coarser > 0 && 2L * coarser >= placed)
                return Math.Pow(10, power);
        }
        return 0;
    }

    /// <summary>Widens the bounds to hold positions in degrees.</summary>
    public void Include(ReadOnlySpan<double> longitudes, ReadOnlySpan<double> latitudes)
    {
        for (int i = 0; i < longitudes.Length; i++)
        {
            West = Math.Min(West, longitudes[i]);
            East = Math.Max(East, longitudes[i]);
            South = Math.Min(South, latitudes[i]);
            North = Math.Max(North, latitudes[i]);
        }
    }

    /// <summary>Adds what another part saw.</summary>
    public void Add(PositionTally other)
    {
        Swapped += other.Swapped;
        Zero += other.Zero;
        FromReferences += other.FromReferences;
        CoarsestReference = Math.Max(CoarsestReference, other.CoarsestReference);
        for (int power = 0; power < _bySize.Length; power++)
            _bySize[power] += other._bySize[power];
        West = Math.Min(West, other.West);
        South = Math.Min(South, other.South);
        East = Math.Max(East, other.East);
        North = Math.Max(North, other.North);
    }
}
