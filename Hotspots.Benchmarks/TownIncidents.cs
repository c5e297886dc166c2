using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks;

/// <summary>
/// Incidents like real ones: four towns, 40 crowds of 150 to 1,000 m in each, a fifth of the incidents scattered. Seeded.
/// </summary>
internal static class TownIncidents
{
    private static readonly (double E, double N)[] Towns = [(327_000, 364_000), (323_500, 364_000), (617_500, 215_000), (486_500, 193_000)];

    /// <summary>So many incidents; the same for the same number.</summary>
    public static PointSet Make(int count)
    {
        var random = new SeededRandom(20_240_601);
        var crowds = new (double E, double N, double Sigma, double Weight)[Towns.Length][];
        for (int town = 0; town < Towns.Length; town++)
        {
            crowds[town] = new (double, double, double, double)[40];
            double total = 0;
            for (int i = 0; i < 40; i++)
            {
                // Squares of normal variables have the gamma shape of one half.
                double chance = Normal(random);
                total += 0.5 * chance * chance + 0.02;
                crowds[town][i] = (2500 * Normal(random), 2500 * Normal(random), 150 * Math.Pow(2000.0 / 300, random.NextDouble()), total);
            }
            for (int i = 0; i < 40; i++)
                crowds[town][i].Weight /= total;
        }
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
        {
            if (i > 0 && random.NextDouble() < 0.05)
            {
                int earlier = random.NextInt32(i);
                (e[i], n[i]) = (e[earlier] + 100 * Normal(random), n[earlier] + 100 * Normal(random));
                continue;
            }
            int town = random.NextInt32(Towns.Length);
            (double E, double N) offset;
            if (random.NextDouble() < 0.2)
            {
                double radius = 10_000 * Math.Sqrt(random.NextDouble()), angle = Math.Tau * random.NextDouble();
                offset = (radius * Math.Cos(angle), radius * Math.Sin(angle));
            }
            else
            {
                double chance = random.NextDouble();
                (double E, double N, double Sigma, double Weight) crowd = Array.Find(crowds[town], c => chance < c.Weight);
                offset = (crowd.E + crowd.Sigma * Normal(random), crowd.N + crowd.Sigma * Normal(random));
            }
            // To the decimetre, as six decimals of a degree are.
            (e[i], n[i]) = (Math.Round(Towns[town].E + offset.E, 1), Math.Round(Towns[town].N + offset.N, 1));
        }
        return new PointSet(e, n);
    }

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
