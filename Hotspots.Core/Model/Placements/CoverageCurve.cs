namespace Hotspots.Core.Model.Placements;

/// <summary>Coverage curve. How does coverage grow with the number of teams, and where does another team stop paying?</summary>
/// <param name="steps">One for each number of teams, ascending by one; shares never fall.</param>
internal sealed class CoverageCurve(IReadOnlyList<CoverageStep> steps)
{
    /// <summary>The steps, from the fewest teams to the most.</summary>
    public IReadOnlyList<CoverageStep> Steps { get; } = steps;

    /// <summary>
    /// Number of teams at the knee: where the curve stands highest above the straight line from no teams to the last step
    /// (Satopää et al., "Finding a Kneedle in a Haystack", 2011); the fewest on a tie, null where the curve has no bend.
    /// </summary>
    public int? Knee
    {
        get
        {
            if (Steps.Count == 0)
                return null;
            CoverageStep last = Steps[^1];
            int? knee = null;
            // A rise smaller than this is the rounding of the shares.
            double highest = 1e-9;
            foreach (CoverageStep step in Steps)
            {
                double above = step.CoveredShare - last.CoveredShare * step.Teams / last.Teams;
                if (above > highest)
                    (highest, knee) = (above, step.Teams);
            }
            return knee;
        }
    }

    /// <summary>The fewest teams found to cover a share, 0 to 1; null when not even the last step does.</summary>
    public int? TeamsFor(double share)
    {
        foreach (CoverageStep step in Steps)
        {
            if (step.CoveredShare >= share)
                return step.Teams;
        }
        return null;
    }

    /// <summary>The number of teams below which a share is certainly out of reach; null when it is beyond the last step's bound.</summary>
    public int? TeamsAtLeastFor(double share)
    {
        foreach (CoverageStep step in Steps)
        {
            if (step.ShareBound >= share)
                return step.Teams;
        }
        return null;
    }
}
