namespace Hotspots.Core.Evaluation;

/// <summary>Two Poisson counts with their exposures: incidents of a place in the period before and in the period after.</summary>
/// <param name="Before">Incidents before, 0 or more.</param>
/// <param name="After">Incidents after, 0 or more.</param>
/// <param name="ExposureBefore">Days, or hours of a shift, that were watched before; above 0.</param>
/// <param name="ExposureAfter">The same after, in the same unit; above 0.</param>
internal readonly record struct TwoPeriods(long Before, long After, double ExposureBefore, double ExposureAfter)
{
    /// <summary>Both together.</summary>
    public long Total => Before + After;

    /// <summary>Rate after over rate before; infinite where there was none before, NaN where there was none at all.</summary>
    public double Ratio => After / ExposureAfter / (Before / ExposureBefore);

    /// <summary>Share of both periods' exposure that lies after, 0 to 1.</summary>
    public double ShareAfter => ExposureAfter / (ExposureBefore + ExposureAfter);

    /// <summary>As many incidents with the given ones after and the others before.</summary>
    public TwoPeriods With(long after) => this with { Before = Total - after, After = after };

    /// <summary>The same, where counts and exposures are what they can be.</summary>
    /// <exception cref="ArgumentException">A count is negative, or an exposure is not above 0.</exception>
    public TwoPeriods Checked()
    {
        if (Before < 0 || After < 0)
            throw new ArgumentException("Counts of incidents must be 0 or more.");
        bool watched = ExposureBefore > 0 && ExposureAfter > 0 && double.IsFinite(ExposureBefore) && double.IsFinite(ExposureAfter);
        return watched ? this : throw new ArgumentException("Both periods must be longer than nothing, and end.");
    }
}
