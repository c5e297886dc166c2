using System.Text;

namespace Hotspots.Tests.Pipeline.StreetTiles;

/// <summary>Reads a vector tile as its specification lays down, apart from what made it.</summary>
internal static class VectorTileReading
{
    /// <summary>A feature.</summary>
    /// <param name="Layer">Its layer.</param>
    /// <param name="Kind">1 points, 2 lines, 3 areas.</param>
    /// <param name="Parts">Each x, y, x, y ….</param>
    /// <param name="Texts">What is said of it.</param>
    internal sealed record Feature(string Layer, int Kind, IReadOnlyList<int[]> Parts, IReadOnlyDictionary<string, string> Texts)
    {
        public string? Text(string name) => Texts.GetValueOrDefault(name);
    }

    public static List<Feature> Read(byte[] tile) => [.. Fields(tile).Where(static f => f.Number == 3).SelectMany(static f => Layer(f.Bytes))];

    /// <summary>Twice the signed area of a ring; positive for one that is clockwise as seen, y running down.</summary>
    public static long Area(int[] ring)
    {
        long twice = 0;
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = (i + 2) % ring.Length;
            twice += (long)ring[i] * ring[next + 1] - (long)ring[next] * ring[i + 1];
        }
        return twice;
    }

    private static IEnumerable<Feature> Layer(byte[] bytes)
    {
        List<(int Number, ulong Value, byte[] Bytes)> fields = [.. Fields(bytes)];
        Assert.Equal(2UL, fields.Single(static f => f.Number == 15).Value);
        Assert.Equal(4096UL, fields.Single(static f => f.Number == 5).Value);
        string name = Encoding.UTF8.GetString(fields.Single(static f => f.Number == 1).Bytes);
        string[] keys = [.. fields.Where(static f => f.Number == 3).Select(static f => Encoding.UTF8.GetString(f.Bytes))];
        string[] values = [.. fields.Where(static f => f.Number == 4).Select(static f => Encoding.UTF8.GetString(Fields(f.Bytes).Single().Bytes))];
        foreach ((_, _, byte[] feature) in fields.Where(static f => f.Number == 2))
        {
            List<(int Number, ulong Value, byte[] Bytes)> own = [.. Fields(feature)];
            ulong[] tags = Numbers(own.Single(static f => f.Number == 2).Bytes);
            int kind = (int)own.Single(static f => f.Number == 3).Value;
            yield return new Feature(
                name, kind, Parts(Numbers(own.Single(static f => f.Number == 4).Bytes), kind),
                tags.Chunk(2).ToDictionary(pair => keys[pair[0]], pair => values[pair[1]]));
        }
    }

    private static List<int[]> Parts(ulong[] commands, int kind)
    {
        var parts = new List<List<int>>();
        int x = 0, y = 0;
        for (int i = 0; i < commands.Length;)
        {
            int command = (int)(commands[i] & 7), times = (int)(commands[i] >> 3);
            i++;
            if (command == 7)
            {
                Assert.Equal((3, 1), (kind, times));
                continue;
            }
            for (int step = 0; step < times; step++, i += 2)
            {
                (x, y) = (x + Signed(commands[i]), y + Signed(commands[i + 1]));
                if (command == 1)
                    parts.Add([]);
                parts[^1].AddRange([x, y]);
            }
        }
        return [.. parts.Select(static part => part.ToArray())];
    }

    private static int Signed(ulong value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static ulong[] Numbers(byte[] bytes)
    {
        var numbers = new List<ulong>();
        for (int at = 0; at < bytes.Length;)
            numbers.Add(Number(bytes, ref at));
        return [.. numbers];
    }

    private static IEnumerable<(int Number, ulong Value, byte[] Bytes)> Fields(byte[] bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            ulong head = Number(bytes, ref at);
            ulong value = Number(bytes, ref at);
            byte[] content = [];
            if ((head & 7) == 2)
            {
                content = bytes[at..(at + (int)value)];
                at += (int)value;
            }
            else
                Assert.Equal(0UL, head & 7);
            yield return ((int)(head >> 3), value, content);
        }
    }

    private static ulong Number(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
