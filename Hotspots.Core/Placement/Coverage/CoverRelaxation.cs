namespace Hotspots.Core.Placement.Coverage;

/// <summary>The covering problem with the demand that a row be covered before it counts made a price: λ of each row, 0 to its weight.</summary>
/// <remarks>
/// bound(λ) = Σ(aᵢ − λᵢ) + the p largest Σ_{i reached by j} λᵢ (Galvão and ReVelle, "A Lagrangean heuristic for the maximal covering location
/// problem", 1996). Its least value is that of the linear programme.
/// </remarks>
/// <param name="problem">What is to be covered.</param>
/// <param name="areTooClose">May two sites of the problem not be chosen together? Null when all may.</param>
internal sealed class CoverRelaxation(CoverProblem problem, Func<int, int, bool>? areTooClose) : ISiteRelaxation
{
    private readonly int[] _cover = new int[problem.RowCount];

    /// <inheritdoc/>
    public int SiteCount => problem.SiteCount;

    /// <inheritdoc/>
    public double[] Highest => problem.Weights;

    /// <inheritdoc/>
    public long WorkOfSite => problem.SiteRows.Length / Math.Max(1, problem.SiteCount) + 1;

    /// <inheritdoc/>
    public double[] FirstMultipliers(ReadOnlySpan<int> choice)
    {
        Count(choice);
        var multipliers = new double[problem.RowCount];
        // What two sites of a good choice reach is worth little to either.
        for (int row = 0; row < multipliers.Length; row++)
            multipliers[row] = _cover[row] <= 1 ? problem.Weights[row] : problem.Weights[row] / (2 * _cover[row]);
        return multipliers;
    }

    /// <inheritdoc/>
    public double Score(double[] multipliers, int[] sites, int count, double[] scores)
    {
        double constant = 0;
        double[] weights = problem.Weights;
        for (int row = 0; row < weights.Length; row++)
            constant += weights[row] - multipliers[row];
        for (int k = 0; k < count; k++)
        {
            double sum = 0;
            foreach (int row in problem.RowsOf(sites[k]))
                sum += multipliers[row];
            scores[k] = sum;
        }
        return constant;
    }

    /// <inheritdoc/>
    public double Slope(double[] multipliers, ReadOnlySpan<int> choice, double[] slopes)
    {
        Count(choice);
        double value = 0;
        for (int row = 0; row < slopes.Length; row++)
        {
            slopes[row] = _cover[row] - 1;
            if (_cover[row] > 0)
                value += problem.Weights[row];
        }
        return value;
    }

    /// <inheritdoc/>
    public double Improve(int[] choice, int held) => CoverExchange.Improve(problem, choice, held, areTooClose);

    /// <inheritdoc/>
    public bool AreTooClose(int site, int other) => areTooClose is not null && areTooClose(site, other);

    private void Count(ReadOnlySpan<int> choice)
    {
        Array.Clear(_cover);
        foreach (int site in choice)
        {
            foreach (int row in problem.RowsOf(site))
                _cover[row]++;
        }
    }
}
