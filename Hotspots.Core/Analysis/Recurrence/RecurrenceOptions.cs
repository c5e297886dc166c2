namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Numbers of the split-half question: how many splits are made, and when a place has repeated.</summary>
internal sealed record RecurrenceOptions
{
    /// <summary>Splits at most; each is looked at both ways round. Where there are few blocks of time there are fewer.</summary>
    public int Splits { get; init; } = 12;

    /// <summary>Seed of chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>As much of the smaller ground must be shared, 0 to 1, inclusive.</summary>
    public double SharedGround { get; init; } = 0.3;

    /// <summary>As many times as crowded as the rest must a place be in the part that did not find it, where each incident has a position of its
    /// own.</summary>
    public double LeastContrast { get; init; } = 1.5;

    /// <summary>The most that is asked for, however few positions there are.</summary>
    public double MostContrast { get; init; } = 4;

    /// <summary>Standard deviations of snapped ground that are added to the least contrast.</summary>
    public double SnappedDeviations { get; init; } = 2;

    /// <summary>One-sided level at which the crowd in the other part must be more than the rest explains.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Fewer events cannot be divided.</summary>
    public int FewestEvents { get; init; } = 20;

    /// <summary>The contrast that is asked for of an area.</summary>
    /// <remarks>
    /// Incidents moved to the nearest of few map points crowd and thin of themselves, and go on doing so: with ν points within the reach, each
    /// drawing from a Voronoi cell (squared coefficient of variation of its area 0.28; Gilbert, Annals of Mathematical Statistics 1962), an even
    /// spread varies from disc to disc with
    /// the square root of 1.28 / ν. So many of these deviations are added, in the measure in which incidents share positions.
    /// </remarks>
    /// <param name="events">Events.</param>
    /// <param name="positions">Distinct positions.</param>
    /// <param name="near">Other positions within the reach of a position, on average.</param>
    public double ContrastFor(int events, int positions, double near)
    {
        double sharing = Math.Clamp(1 - (double)positions / Math.Max(1, events), 0, 1);
        double deviation = Math.Sqrt(sharing * VoronoiVariance / Math.Max(near, 1e-9));
        return Math.Min(MostContrast, LeastContrast + SnappedDeviations * deviation);
    }

    /// <summary>Variance of the ground of a Poisson number of Voronoi cells, in squares of the mean cell: 1 + 0.28.</summary>
    private const double VoronoiVariance = 1.28;
}
