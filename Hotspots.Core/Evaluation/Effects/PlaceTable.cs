namespace Hotspots.Core.Evaluation.Effects;

/// <summary>Contingency table of places of one shape and periods: incidents in the ground of each, and in the ring round it.</summary>
/// <remarks>
/// The columns are the earlier periods, oldest first, then the period before and the operation. The period before may be made of some of the earlier
/// ones. Immutable and safe to read from many threads.
/// </remarks>
internal sealed class PlaceTable
{
    private readonly int[] _ground;
    private readonly int[] _ring;
    private readonly double[] _roots;

    /// <summary>Takes over the counts.</summary>
    /// <param name="earlier">How many earlier periods.</param>
    /// <param name="ground">Place by place, in each its columns.</param>
    /// <param name="ring">The same of the ring.</param>
    /// <param name="eastings">Where each place is, metres: the same corner of all.</param>
    /// <param name="northings">As <paramref name="eastings"/>.</param>
    /// <param name="towns">To which town each belongs, a number of the caller's.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public PlaceTable(int earlier, int[] ground, int[] ring, double[] eastings, double[] northings, int[] towns)
    {
        int places = eastings.Length, columns = earlier + 2;
        if (ground.Length != places * columns || ring.Length != ground.Length || northings.Length != places || towns.Length != places)
            throw new ArgumentException("Each place needs a position, a town and one count for each period.");
        (Earlier, _ground, _ring, Eastings, Northings, Towns) = (earlier, ground, ring, eastings, northings, towns);
        _roots = new double[places * earlier];
        (Totals, RingTotals) = (new int[places], new int[places]);
        for (int place = 0; place < places; place++)
        {
            for (int period = 0; period < earlier; period++)
            {
                int count = ground[place * columns + period];
                _roots[place * earlier + period] = Math.Sqrt(count);
                Totals[place] += count;
                RingTotals[place] += ring[place * columns + period];
            }
        }
    }

    /// <summary>How many places.</summary>
    public int Count => Eastings.Length;

    /// <summary>How many earlier periods.</summary>
    public int Earlier { get; }

    /// <summary>Easting of each place, metres.</summary>
    public double[] Eastings { get; }

    /// <summary>Northing of each place, metres.</summary>
    public double[] Northings { get; }

    /// <summary>Town of each place.</summary>
    public int[] Towns { get; }

    /// <summary>Incidents in the ground of each place over all earlier periods.</summary>
    public int[] Totals { get; }

    /// <summary>The same of its ring.</summary>
    public int[] RingTotals { get; }

    /// <summary>The counts of a place.</summary>
    public PlaceCounts this[int place] => new(
        _ground.AsSpan(place * (Earlier + 2), Earlier + 2), _ring.AsSpan(place * (Earlier + 2), Earlier + 2));

    /// <summary>Σ (√x − √y)² over the earlier periods of two places, or a larger number than the limit once it is above it.</summary>
    public double Distance(int place, int other, double limit)
    {
        ReadOnlySpan<double> own = _roots.AsSpan(place * Earlier, Earlier), theirs = _roots.AsSpan(other * Earlier, Earlier);
        double sum = 0;
        for (int i = 0; i < own.Length && sum <= limit; i++)
            sum += (own[i] - theirs[i]) * (own[i] - theirs[i]);
        return sum;
    }
}

/// <summary>Counts of one place: the earlier periods, the period before, the operation.</summary>
/// <param name="ground">In its ground.</param>
/// <param name="ring">In the ring round it, equally many.</param>
internal readonly ref struct PlaceCounts(ReadOnlySpan<int> ground, ReadOnlySpan<int> ring)
{
    /// <summary>In its ground: all columns.</summary>
    public ReadOnlySpan<int> Ground { get; } = ground;

    /// <summary>In its ring: all columns.</summary>
    public ReadOnlySpan<int> Ring { get; } = ring;

    /// <summary>The earlier periods of its ground.</summary>
    public ReadOnlySpan<int> Earlier => Ground[..^2];

    /// <summary>Before and during, in the ground.</summary>
    /// <param name="area">Its ground against that of the treated place.</param>
    public AreaCounts GroundCounts(double area = 1) => new(Ground[^2], Ground[^1], area);

    /// <summary>Before and during, in the ring.</summary>
    /// <param name="area">Its ground against that of the treated place's ring.</param>
    public AreaCounts RingCounts(double area = 1) => new(Ring[^2], Ring[^1], area);
}
