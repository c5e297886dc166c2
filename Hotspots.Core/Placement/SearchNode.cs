namespace Hotspots.Core.Placement;

/// <summary>A part of all choices: those that hold certain sites and add others only from a list.</summary>
internal sealed class SearchNode(List<int> within, int[] free, int freeCount, double[] multipliers, double bound)
{
    /// <summary>Sites that are chosen.</summary>
    public List<int> In { get; } = within;

    /// <summary>Sites that may be; the first <see cref="FreeCount"/> count.</summary>
    public int[] Free { get; } = free;

    /// <summary>How many may be.</summary>
    public int FreeCount { get; set; } = freeCount;

    /// <summary>The multipliers of its bound.</summary>
    public double[] Multipliers { get; } = multipliers;

    /// <summary>No choice in it has a larger value.</summary>
    public double Bound { get; set; } = bound;

    /// <summary>Is there no choice in it, since two sites that must be chosen are too close to one another?</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The part that holds a free site.</summary>
    public SearchNode With(int site, ISiteRelaxation relaxation)
    {
        SearchNode child = Copy();
        child.Take(site, relaxation);
        return child;
    }

    /// <summary>The part that does without a free site.</summary>
    public SearchNode Without(int site)
    {
        SearchNode child = Copy();
        child.Keep(other => other != site);
        return child;
    }

    /// <summary>Holds a site from now on; those too close to it are free no more.</summary>
    public void Take(int site, ISiteRelaxation relaxation)
    {
        // A site that is not free any more was shut out by another that must be chosen.
        IsEmpty |= Array.IndexOf(Free, site, 0, FreeCount) < 0;
        In.Add(site);
        Keep(other => other != site && !relaxation.AreTooClose(site, other));
    }

    private void Keep(Func<int, bool> wanted)
    {
        int count = 0;
        for (int k = 0; k < FreeCount; k++)
        {
            if (wanted(Free[k]))
                Free[count++] = Free[k];
        }
        FreeCount = count;
    }

    private SearchNode Copy() => new([.. In], Free.AsSpan(0, FreeCount).ToArray(), FreeCount, (double[])Multipliers.Clone(), Bound);
}
