using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Recurrence;

/// <summary>Against DBSCAN over cells read off its definition: all pairs, no lists of neighbours.</summary>
public sealed class PartFinderTests
{
    [Theory]
    [InlineData(1, 150, 4)]
    [InlineData(2, 300, 6)]
    [InlineData(3, 300, 9)]
    [InlineData(4, 500, 8)]
    [InlineData(5, 500, 200)]
    public void Places_are_those_of_the_definition(ulong seed, int others, int minPoints)
    {
        MadeYear made = MadeYear.Even(seed, others);
        made.AddCrowd(seed + 100, 30, (400, 400));
        made.AddCrowd(seed + 200, 20, (1100, 900), sigma: 60);
        PointSet points = made.Points;
        CrowdCells cells = CrowdCells.Of(points, MadeYear.Reach, MadeYear.Alone);
        GridPoint[] centres = CrowdCellsTests.Centres(points, cells);
        var part = new PartFinder(cells);
        var random = new SeededRandom(seed);
        for (int round = 0; round < 3; round++)
        {
            // Another part each round: the arrays are used again.
            Array.Clear(part.Weights);
            for (int i = 0; i < points.Count; i++)
                part.Weights[cells.CellOfPoint[i]] += random.NextInt32(2);
            PartFinder.Sum(cells, part.Weights, part.Dense);
            part.Find(minPoints);
            AssertByDefinition(centres, part, minPoints);
        }
    }

    private static void AssertByDefinition(GridPoint[] centres, PartFinder part, int minPoints)
    {
        int n = centres.Length;
        bool Near(int a, int b, double reach) => centres[a].DistanceTo(centres[b]) <= reach;
        int[] dense =
            [.. Enumerable.Range(0, n).Select(c => Enumerable.Range(0, n).Where(o => Near(c, o, MadeYear.Reach)).Sum(o => part.Weights[o]))];
        Assert.Equal(dense, part.Dense);
        bool[] core = [.. Enumerable.Range(0, n).Select(c => part.Weights[c] > 0 && dense[c] >= minPoints)];
        int[] place = [.. Enumerable.Repeat(-1, n)];
        int places = 0;
        for (int start = 0; start < n; start++)
        {
            if (!core[start] || place[start] >= 0)
                continue;
            var open = new Queue<int>([start]);
            for (place[start] = places; open.TryDequeue(out int at);)
            {
                foreach (int next in Enumerable.Range(0, n).Where(o => core[o] && place[o] < 0 && Near(at, o, MadeYear.Reach)))
                {
                    place[next] = places;
                    open.Enqueue(next);
                }
            }
            places++;
        }
        Assert.Equal(places, part.Count);
        for (int cell = 0; cell < n; cell++)
        {
            if (core[cell])
            {
                // Places are numbered in the order of their first cells.
                Assert.Equal((place[cell], place[cell]), (part.Label[cell], part.Ground[cell]));
                continue;
            }
            int[] reached = [.. Cores(cell, MadeYear.Reach)], half = [.. Cores(cell, MadeYear.Reach / 2)];
            if (part.Weights[cell] > 0 && reached.Length > 0)
                Assert.Contains(part.Label[cell], reached);
            else
                Assert.Equal(-1, part.Label[cell]);
            if (half.Length > 0)
                Assert.Contains(part.Ground[cell], half);
            else
                Assert.Equal(-1, part.Ground[cell]);
        }
        for (int p = 0; p < places; p++)
        {
            Assert.Equal(Enumerable.Range(0, n).Where(c => part.Label[c] == p).Sum(c => part.Weights[c]), part.Sizes[p]);
            Assert.Equal(part.Ground.Count(g => g == p), part.GroundCells[p]);
        }
        int[] byWeight = [.. Enumerable.Range(0, places).OrderByDescending(p => part.Sizes[p]).ThenBy(static p => p)];
        Assert.Equal(Enumerable.Range(0, places), byWeight.Select(p => part.Rank[p]));

        IEnumerable<int> Cores(int cell, double reach) => Enumerable.Range(0, n).Where(o => core[o] && Near(cell, o, reach)).Select(o => place[o]);
    }
}
