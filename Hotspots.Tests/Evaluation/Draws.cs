using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Evaluation;

/// <summary>Counts by chance, for simulations of how often a measure cries wolf.</summary>
internal static class Draws
{
    /// <summary>A Poisson count (Knuth's product of uniform numbers); for means of some hundreds at most.</summary>
    public static int Poisson(this SeededRandom random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        int count = 0;
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
