using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Scan.Replicas;

/// <summary>Monte Carlo replicas of the cases under the null hypothesis.</summary>
/// <remarks>
/// Poisson: the cases fall on the regions by their population, each on any step alike: a multinomial draw by the alias method (Walker 1977;
/// Vose 1991). Bernoulli: as many of the cases and controls are labelled cases, each set alike, and each
/// keeps his place and his time. Safe to use from many threads.
/// </remarks>
internal sealed class ScanReplicas
{
    private readonly ScanRegions _regions;

    /// <summary>Bernoulli: region × steps + step of each case and control.</summary>
    private readonly int[] _everybody = [];

    /// <summary>Poisson: the chance that a region drawn stays, and the region taken instead.</summary>
    private readonly double[] _stays = [];

    private readonly int[] _instead = [];

    /// <summary>Prepares the draws.</summary>
    public ScanReplicas(ScanRegions regions, ScanModel model)
    {
        _regions = regions;
        if (model == ScanModel.Bernoulli)
            _everybody = Everybody(regions);
        else
            (_stays, _instead) = Aliases(regions.Population, regions.TotalPopulation);
    }

    /// <summary>Deals the cases anew.</summary>
    /// <param name="random">The chances of this replica.</param>
    /// <param name="cases">Is overwritten: region × steps + step.</param>
    public void Deal(SeededRandom random, int[] cases)
    {
        Array.Clear(cases);
        if (_everybody.Length > 0)
        {
            Label(random, cases);
            return;
        }
        int steps = _regions.StepCount;
        for (int i = 0; i < _regions.TotalCases; i++)
        {
            int region = random.NextInt32(_stays.Length);
            region = random.NextDouble() < _stays[region] ? region : _instead[region];
            cases[region * steps + (steps == 1 ? 0 : random.NextInt32(steps))]++;
        }
    }

    // The first C of a shuffle (Fisher and Yates; Durstenfeld 1964).
    private void Label(SeededRandom random, int[] cases)
    {
        int[] left = [.. _everybody];
        for (int i = 0; i < _regions.TotalCases; i++)
        {
            int drawn = i + random.NextInt32(left.Length - i);
            cases[left[drawn]]++;
            left[drawn] = left[i];
        }
    }

    private static int[] Everybody(ScanRegions regions)
    {
        var everybody = new int[(int)regions.TotalPopulation];
        int next = 0;
        for (int k = 0; k < regions.Cases.Length; k++)
        {
            int people = regions.PeopleByStep?[k] ?? (int)regions.Population[k];
            everybody.AsSpan(next, people).Fill(k);
            next += people;
        }
        return everybody;
    }

    private static (double[] Stays, int[] Instead) Aliases(double[] weights, double total)
    {
        int n = weights.Length;
        var stays = new double[n];
        var instead = new int[n];
        Stack<int> small = [], large = [];
        for (int i = 0; i < n; i++)
        {
            stays[i] = weights[i] / total * n;
            instead[i] = i;
            (stays[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            int less = small.Pop(), more = large.Peek();
            instead[less] = more;
            stays[more] -= 1 - stays[less];
            if (stays[more] < 1)
                small.Push(large.Pop());
        }
        // What is left over is 1 but for rounding; a region without people gives what is drawn for it away all the same.
        int fullest = Array.IndexOf(weights, weights.Max());
        foreach (int i in large.Concat(small))
            (stays[i], instead[i]) = weights[i] > 0 ? (1, i) : (0, fullest);
        return (stays, instead);
    }
}
