namespace Hotspots.Core.Placement;

/// <summary>A choice of sites as <see cref="SiteSearch"/> sees it: a value to be made large, and bounds on it from multipliers.</summary>
/// <remarks>
/// For any multipliers between 0 and <see cref="Highest"/> the constant plus the scores of the chosen sites is no less than the value
/// of the choice; scores are never negative. So the constant and the p best scores bound every choice of p sites. Adding a site never lowers a value.
/// </remarks>
internal interface ISiteRelaxation
{
    /// <summary>How many sites.</summary>
    int SiteCount { get; }

    /// <summary>Largest sensible value of each multiplier.</summary>
    double[] Highest { get; }

    /// <summary>Entries looked at to score one site, roughly.</summary>
    long WorkOfSite { get; }

    /// <summary>Multipliers to begin with, near the best if <paramref name="choice"/> is a good one.</summary>
    double[] FirstMultipliers(ReadOnlySpan<int> choice);

    /// <summary>Scores of some sites; the score of <c>sites[k]</c> goes to <c>scores[k]</c>.</summary>
    /// <returns>The constant.</returns>
    double Score(double[] multipliers, int[] sites, int count, double[] scores);

    /// <summary>The slope of the bound in each multiplier, when these sites are the chosen ones.</summary>
    /// <returns>The value of the choice.</returns>
    double Slope(double[] multipliers, ReadOnlySpan<int> choice, double[] slopes);

    /// <summary>Makes a choice better by exchanging sites; the first <paramref name="held"/> stay.</summary>
    /// <returns>Its value then.</returns>
    double Improve(int[] choice, int held);

    /// <summary>May the two sites not be chosen together?</summary>
    bool AreTooClose(int site, int other);
}
