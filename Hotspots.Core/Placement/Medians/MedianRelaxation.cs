namespace Hotspots.Core.Placement.Medians;

/// <summary>The p-median with the demand that each point be served once made a price: μ of each point, 0 or more. Values are minus the weighted sum
/// of distances.</summary>
/// <remarks>
/// Σ μᵢ − the p largest Σᵢ max(0, μᵢ − wᵢ dᵢⱼ) is no more than any weighted sum (Cornuéjols, Fisher and Nemhauser, 1977; Beasley, "Lagrangean
/// heuristics for location problems", 1993).
/// </remarks>
internal sealed class MedianRelaxation : ISiteRelaxation
{
    private const int SitesAtOnce = 32;

    private readonly DemandBlocks _blocks;
    private readonly Func<int, int, bool>? _areTooClose;
    private readonly double[] _limits, _largest, _nearest;

    public MedianRelaxation(DemandBlocks blocks, Func<int, int, bool>? areTooClose)
    {
        _blocks = blocks;
        _areTooClose = areTooClose;
        _limits = new double[blocks.Weights.Length];
        _nearest = new double[blocks.Weights.Length];
        _largest = new double[blocks.Count];
        Highest = new double[blocks.Weights.Length];
        for (int i = 0; i < Highest.Length; i++)
            Highest[i] = blocks.Weights[i] > 0 ? double.PositiveInfinity : 0;
    }

    /// <inheritdoc/>
    public int SiteCount => _blocks.SiteCount;

    /// <inheritdoc/>
    public double[] Highest { get; }

    /// <inheritdoc/>
    public long WorkOfSite => _blocks.Weights.Length;

    /// <inheritdoc/>
    public double[] FirstMultipliers(ReadOnlySpan<int> choice)
    {
        MedianExchange.Nearest near = MedianExchange.Nearest.To(_blocks, choice);
        var multipliers = new double[_limits.Length];
        // The best price of a point lies between its distances to the nearest and the second nearest site.
        for (int i = 0; i < multipliers.Length; i++)
        {
            double first = near.First[i], second = double.IsFinite(near.Second[i]) ? near.Second[i] : 2 * first;
            multipliers[i] = _blocks.Weights[i] * (first + 0.3 * (second - first));
        }
        return multipliers;
    }

    /// <inheritdoc/>
    public double Score(double[] multipliers, int[] sites, int count, double[] scores)
    {
        double constant = 0;
        for (int i = 0; i < multipliers.Length; i++)
        {
            constant -= multipliers[i];
            _limits[i] = _blocks.Weights[i] > 0 ? multipliers[i] / _blocks.Weights[i] : 0;
        }
        _blocks.Largest(_limits, _largest);
        _blocks.WorkersFor(count).RunBlocks((count + SitesAtOnce - 1) / SitesAtOnce, part =>
        {
            for (int k = part * SitesAtOnce; k < Math.Min(count, (part + 1) * SitesAtOnce); k++)
                scores[k] = _blocks.Savings(sites[k], _limits, _largest);
        });
        return constant;
    }

    /// <inheritdoc/>
    public double Slope(double[] multipliers, ReadOnlySpan<int> choice, double[] slopes)
    {
        Span<double> distances = stackalloc double[DemandBlocks.Size];
        Array.Fill(slopes, -1);
        Array.Fill(_nearest, double.PositiveInfinity);
        foreach (int site in choice)
        {
            for (int block = 0; block < _blocks.Count; block++)
            {
                _blocks.Distances(site, block, distances);
                int first = block * DemandBlocks.Size;
                for (int k = 0; k < distances.Length; k++)
                {
                    double distance = distances[k];
                    slopes[first + k] += distance * _blocks.Weights[first + k] < multipliers[first + k] ? 1 : 0;
                    _nearest[first + k] = Math.Min(_nearest[first + k], distance);
                }
            }
        }
        double value = 0;
        for (int i = 0; i < _nearest.Length && choice.Length > 0; i++)
            value -= _blocks.Weights[i] * _nearest[i];
        return choice.Length > 0 ? value : double.NegativeInfinity;
    }

    /// <inheritdoc/>
    public double Improve(int[] choice, int held) => MedianExchange.Improve(_blocks, choice, held, _areTooClose);

    /// <inheritdoc/>
    public bool AreTooClose(int site, int other) => _areTooClose is not null && _areTooClose(site, other);
}
