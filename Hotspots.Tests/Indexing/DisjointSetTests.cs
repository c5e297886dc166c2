using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Indexing;

public sealed class DisjointSetTests
{
    [Fact]
    public void Everything_begins_on_its_own()
    {
        var set = new DisjointSet(3);
        Assert.Equal([0, 1, 2], Roots(set, 3));
        Assert.False(set.AreJoined(0, 1));
    }

    [Fact]
    public void Joining_is_transitive_and_the_root_is_the_smallest_member()
    {
        var set = new DisjointSet(6);
        set.Join(5, 4);
        set.Join(4, 2);
        set.Join(1, 3);
        set.Join(3, 3);
        Assert.Equal([0, 1, 2, 1, 2, 2], Roots(set, 6));
        Assert.True(set.AreJoined(5, 2));
        Assert.False(set.AreJoined(1, 2));
    }

    [Fact]
    public void Many_threads_joining_in_any_order_end_with_the_components_that_a_flood_fill_finds()
    {
        const int Count = 20_000;
        var random = new SeededRandom(3);
        (int A, int B)[] pairs = [.. Enumerable.Range(0, Count * 2 / 3).Select(_ => (random.NextInt32(Count), random.NextInt32(Count)))];
        int[] expected = FloodFill(Count, pairs);
        for (int round = 0; round < 10; round++)
        {
            var set = new DisjointSet(Count);
            Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => set.Join(pairs[i].A, pairs[i].B));
            Assert.Equal(expected, Roots(set, Count));
        }
    }

    private static int[] Roots(DisjointSet set, int count) => [.. Enumerable.Range(0, count).Select(set.Find)];

    private static int[] FloodFill(int count, (int A, int B)[] pairs)
    {
        ILookup<int, int> neighbours = pairs.Concat(pairs.Select(p => (A: p.B, B: p.A))).ToLookup(p => p.A, p => p.B);
        int[] component = [.. Enumerable.Repeat(-1, count)];
        for (int start = 0; start < count; start++)
        {
            if (component[start] >= 0)
                continue;
            var open = new Stack<int>([start]);
            component[start] = start;
            while (open.TryPop(out int item))
            {
                foreach (int next in neighbours[item].Where(next => component[next] < 0))
                {
                    component[next] = start;
                    open.Push(next);
                }
            }
        }
        return component;
    }
}
