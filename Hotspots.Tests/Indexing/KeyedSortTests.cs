using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Indexing;

public sealed class KeyedSortTests
{
    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (string kind in (string[])["random", "equal", "few", "rising", "falling", "pipe", "killer", "infinite"])
            {
                foreach (int length in (int[])[0, 1, 2, 3, 24, 25, 26, 100, 1000, 20_000])
                    rows.Add(kind, length);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_keys_stand_as_the_library_sorts_them_and_each_has_its_item(string kind, int length)
    {
        var random = new SeededRandom((ulong)length + 1);
        double[] keys = new double[length];
        for (int i = 0; i < length; i++)
        {
            keys[i] = kind switch
            {
                "random" => random.NextDouble(),
                "equal" => 1,
                "few" => random.NextInt32(3),
                "rising" => i,
                "falling" => -i,
                "pipe" => Math.Min(i, length - i),
                // Against a pivot of the first, middle and last: the middle is the smallest but one again and again.
                "killer" => i % 2 == 0 ? i / 2 : length + i,
                _ => random.NextInt32(2) == 0 ? double.PositiveInfinity : -random.NextDouble(),
            };
        }
        double[] before = [.. keys], expected = [.. keys];
        int[] items = [.. Enumerable.Range(0, length)];
        KeyedSort.Ascending(keys, items);
        Array.Sort(expected);
        Assert.Equal(expected, keys);
        Assert.Equal(keys, items.Select(item => before[item]));
        Assert.Equal(length, items.Distinct().Count());
    }
}
