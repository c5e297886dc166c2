using System.Globalization;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Changes;

namespace Hotspots.Benchmarks.Changes;

/// <summary>False positive rate of comparisons, by simulation: in how many files in which nothing changed is a change named?</summary>
/// <param name="output">Where figures are written.</param>
/// <param name="sets">Files of each sort.</param>
/// <param name="seed">Other files for another seed.</param>
internal sealed class NothingChanged(TextWriter output, int sets, ulong seed)
{
    /// <summary>Files of each sort.</summary>
    public int Sets => sets;

    /// <summary>Looks at files of one sort.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="compare">Makes a file by chance and compares its periods.</param>
    public void In(string name, Func<SeededRandom, ComparisonResult> compare) => In(name, sets, (random, _) => compare(random));

    /// <summary>As the other, so many files, each told its number.</summary>
    public void In(string name, int count, Func<SeededRandom, int, ComparisonResult> compare)
    {
        int places = 0, towns = 0, cells = 0, alone = 0, tested = 0;
        double together = 0;
        Parallel.For(0, count, set =>
        {
            ComparisonRecord record = compare(new SeededRandom((ulong)set * 1_000_003 + (ulong)name.Length + seed * 7_368_787_001), set).Record;
            PlaceChange[] named = [.. record.Towns, .. record.Hotspots];
            bool isPlace = named.Any(static place => place.IsBeyondChance), isCell = record.Cells.More + record.Cells.Fewer > 0;
            Interlocked.Add(ref places, isPlace ? 1 : 0);
            Interlocked.Add(ref towns, record.Towns.Any(static town => town.IsBeyondChance) ? 1 : 0);
            Interlocked.Add(ref cells, isCell ? 1 : 0);
            Interlocked.Add(ref alone, named.Count(static place => place.P <= 0.05));
            Interlocked.Add(ref tested, named.Count(static place => place is { P: not null, Verdict: not ChangeVerdict.TooFew }));
            lock (output)
                together += record.Together.Dispersion ?? 1;
        });
        output.WriteLine($"  {name}: town or hotspot {new Rate(places, count)}, of them a town {towns}; cell {new Rate(cells, count)}; counted "
            + string.Create(CultureInfo.InvariantCulture, $"{together / count:0.0} times fewer; p ≤ .05 for {new Rate(alone, tested)} places"));
    }
}
