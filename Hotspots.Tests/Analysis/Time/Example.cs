using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Time;

/// <summary>Cases at places on a lattice with gaps of 1, for scans.</summary>
internal sealed record Example(PointSet Places, int[] Locations, int[] Steps)
{
    /// <summary>Cases anywhere at any time.</summary>
    public static Example Random(ulong seed, int caseCount, int placeCount, int stepCount, int columns = 5)
    {
        var random = new SeededRandom(seed);
        var places = new PointSet(
            [.. Enumerable.Range(0, placeCount).Select(i => (double)(i % columns))],
            [.. Enumerable.Range(0, placeCount).Select(i => (double)(i / columns))]);
        // Two chances multiplied: some places are busier than others, as they are.
        int[] locations = [.. Enumerable.Range(0, caseCount).Select(_ => (int)(placeCount * random.NextDouble() * Math.Sqrt(random.NextDouble())))];
        return new Example(places, locations, [.. Enumerable.Range(0, caseCount).Select(_ => random.NextInt32(stepCount))]);
    }

    /// <summary>The same with more cases: so many at a place in a step.</summary>
    public Example With(params (int Place, int Step, int Count)[] planted) => this with
    {
        Locations = [.. Locations, .. planted.SelectMany(p => Enumerable.Repeat(p.Place, p.Count))],
        Steps = [.. Steps, .. planted.SelectMany(p => Enumerable.Repeat(p.Step, p.Count))],
    };
}
