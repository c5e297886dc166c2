namespace Hotspots.Sample;

/// <summary>Chance from a seed (SplitMix64), the same on every machine.</summary>
/// <remarks>
/// Everything here and in its callers is done with whole numbers, + - * / and square roots: these give the same bits everywhere,
/// sines and logarithms may not.
/// </remarks>
internal sealed class Chance(ulong state)
{
    /// <summary>0 to 1, without 1.</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int limit) => (int)(Next() * limit);

    public bool Is(double probability) => Next() < probability;

    /// <summary>Nearly normal with deviation 1: twelve evenly spread numbers added up, which needs no logarithm.</summary>
    public double Bell()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
            sum += Next();
        return sum;
    }

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    public T Of<T>(IReadOnlyList<T> things, IReadOnlyList<double> shares) => things[ByShare(shares, s => s)];

    /// <summary>Index of a thing, each as likely as its share.</summary>
    public int ByShare<T>(IReadOnlyList<T> things, Func<T, double> share)
    {
        double left = Next() * things.Sum(share);
        for (int i = 0; i < things.Count - 1; i++)
        {
            left -= share(things[i]);
            if (left < 0)
                return i;
        }
        return things.Count - 1;
    }
}
