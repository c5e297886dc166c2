using Hotspots.Core.Geography;

namespace Hotspots.Tests.Geography;

public sealed class PlaceNamesTests
{
    /// <summary>Names with letters dropped, doubled, changed and swapped: what is near is what a full table of distances says.</summary>
    [Fact]
    public void Close_names_are_those_with_the_least_distance()
    {
        (string Name, string Key)[] known =
        [
            .. Gazetteer.Britain.Places.Take(1_500).Select(static place => (place.Name, PlaceNames.Key(place.Name))),
        ];
        var lot = new Random(12);
        int found = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            string misspelt = Misspelt(known[lot.Next(known.Length)].Key, lot);
            int allowed = Math.Max(2, misspelt.Length / 3);
            string[] expected =
            [
                .. known.Select(one => (one.Name, one.Key, Distance: Begins(one.Key, misspelt) ? 1 : Distance(misspelt, one.Key)))
                    .Where(one => one.Distance <= allowed && one.Distance < Math.Max(one.Key.Length, misspelt.Length))
                    .OrderBy(static one => one.Distance).Select(static one => one.Name).Take(3),
            ];
            Assert.Equal(expected, PlaceNames.Close(misspelt, known));
            found += expected.Length;
        }
        Assert.True(found > 300, $"{found}");
    }

    [Fact]
    public void A_name_of_any_length_is_compared()
    {
        string longest = new('x', 5_000);
        Assert.Equal(["long"], PlaceNames.Close(longest, [("long", longest[1..]), ("short", "x")]));
    }

    private static bool Begins(string key, string misspelt) => key.StartsWith(misspelt, StringComparison.Ordinal) && misspelt.Length >= 3;

    private static string Misspelt(string key, Random lot)
    {
        for (int change = lot.Next(1, 4); change > 0 && key.Length > 1; change--)
        {
            int at = lot.Next(key.Length - 1);
            char letter = (char)('a' + lot.Next(26));
            key = lot.Next(4) switch
            {
                0 => key.Remove(at, 1),
                1 => key.Insert(at, letter.ToString()),
                2 => $"{key[..at]}{letter}{key[(at + 1)..]}",
                _ => $"{key[..at]}{key[at + 1]}{key[at]}{key[(at + 2)..]}",
            };
        }
        return key;
    }

    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                int best = Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1);
                best = Math.Min(best, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                table[i, j] = best;
            }
        }
        return table[a.Length, b.Length];
    }
}
