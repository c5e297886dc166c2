namespace Hotspots.Core.Placement.Coverage;

/// <summary>Incidence table of a cover. Which of a few demand points does each site cover within a distance? One bit a point.</summary>
internal sealed class CoverTable
{
    private readonly ulong[] _bits;

    /// <summary>Makes the table of a distance.</summary>
    /// <param name="costs">For each demand point the way to every site.</param>
    /// <param name="sites">How many sites.</param>
    /// <param name="reach">Inclusive.</param>
    public CoverTable(List<double[]> costs, int sites, double reach)
    {
        Points = costs.Count;
        Words = (Points + 63) / 64;
        _bits = new ulong[sites * Words];
        for (int point = 0; point < Points; point++)
        {
            double[] row = costs[point];
            for (int site = 0; site < sites; site++)
            {
                if (row[site] <= reach)
                    _bits[site * Words + (point >> 6)] |= 1UL << point;
            }
        }
    }

    /// <summary>How many demand points.</summary>
    public int Points { get; }

    /// <summary>Words of a set of points.</summary>
    public int Words { get; }

    /// <summary>The points a site covers.</summary>
    public ReadOnlySpan<ulong> this[int site] => _bits.AsSpan(site * Words, Words);
}
