using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>How many come when so many are expected? Draws from a Poisson distribution with a whole mean, by its cumulative table.</summary>
/// <remarks>Inversion with a guide to where to begin: one number of chance and a step or two a draw.</remarks>
internal sealed class PoissonTable
{
    private const int Guides = 256;

    /// <summary>Standard deviations kept on either side of the mean; beyond, chances are below 1e-15.</summary>
    private const double Reach = 9;

    private readonly int _first;
    private readonly double[] _cumulative;
    private readonly int[] _guide = new int[Guides];

    /// <summary>Prepares draws.</summary>
    /// <param name="mean">1 or more.</param>
    public PoissonTable(int mean)
    {
        double width = Reach * Math.Sqrt(mean) + Reach;
        _first = (int)Math.Max(0, mean - width);
        var chances = new double[(int)(mean + width) - _first + 1];
        // From the mean outwards, so that nothing underflows; scaled to 1 afterwards.
        int middle = mean - _first;
        chances[middle] = 1;
        for (int i = middle + 1; i < chances.Length; i++)
            chances[i] = chances[i - 1] * mean / (_first + i);
        for (int i = middle - 1; i >= 0; i--)
            chances[i] = chances[i + 1] * (_first + i + 1) / mean;
        double total = 0;
        foreach (double chance in chances)
            total += chance;
        double sum = 0;
        for (int i = 0; i < chances.Length; i++)
            chances[i] = (sum += chances[i]) / total;
        chances[^1] = 1;
        _cumulative = chances;
        for (int g = 0, at = 0; g < Guides; g++)
        {
            while (_cumulative[at] <= (double)g / Guides)
                at++;
            _guide[g] = at;
        }
    }

    /// <summary>One draw.</summary>
    public int Draw(SeededRandom random)
    {
        double chance = random.NextDouble();
        int at = _guide[(int)(chance * Guides)];
        while (_cumulative[at] <= chance)
            at++;
        return _first + at;
    }
}
