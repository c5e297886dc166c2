using System.Runtime.InteropServices;
using System.Text;

namespace Hotspots.Core.Pipeline.StreetTiles;

/// <summary>Vector tile as bytes: lines, areas and points with texts, in layers.</summary>
/// <remarks>Source: Mapbox Vector Tile Specification 2.1, of which it uses multi-part features and string values.</remarks>
internal sealed class VectorTileWriter
{
    /// <summary>Units along a tile's side.</summary>
    public const int Extent = 4096;

    /// <summary>What a feature is, as the format numbers it.</summary>
    internal enum Kind
    {
        Point = 1,
        Line = 2,
        Area = 3,
    }

    private readonly Dictionary<string, Layer> _layers = new(StringComparer.Ordinal);

    /// <summary>Adds a feature.</summary>
    /// <param name="layer">Its layer.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="parts">Each x, y, x, y …: a point; a line of two points or more; a ring of three or more, which does not repeat its
    /// first point. Outlines run clockwise as seen, holes the other way.</param>
    /// <param name="texts">Names and values.</param>
    public void Add(string layer, Kind kind, IReadOnlyList<int[]> parts, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        if (!_layers.TryGetValue(layer, out Layer? into))
            _layers.Add(layer, into = new Layer());
        into.Add(kind, parts, texts);
    }

    /// <summary>The tile; empty where nothing was added.</summary>
    public byte[] ToArray()
    {
        var tile = new List<byte>();
        foreach ((string name, Layer layer) in _layers)
            Bytes(tile, 3, layer.ToArray(name));
        return [.. tile];
    }

    private static void Bytes(List<byte> to, int field, ReadOnlySpan<byte> bytes)
    {
        Number(to, (ulong)((field << 3) | 2));
        Number(to, (ulong)bytes.Length);
        to.AddRange(bytes);
    }

    private static void Number(List<byte> to, ulong value)
    {
        for (; value >= 128; value >>= 7)
            to.Add((byte)(value | 128));
        to.Add((byte)value);
    }

    private sealed class Layer
    {
        private readonly List<byte> _features = [];
        private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal), _values = new(StringComparer.Ordinal);

        public void Add(Kind kind, IReadOnlyList<int[]> parts, IReadOnlyList<KeyValuePair<string, string>> texts)
        {
            List<byte> tags = [], shape = [], feature = [];
            foreach ((string key, string value) in texts)
            {
                Number(tags, (ulong)IndexOf(_keys, key));
                Number(tags, (ulong)IndexOf(_values, value));
            }
            int x = 0, y = 0;
            foreach (int[] part in parts)
            {
                Command(shape, 1, 1);
                Step(shape, part, 0, ref x, ref y);
                if (kind == Kind.Point)
                    continue;
                Command(shape, 2, part.Length / 2 - 1);
                for (int i = 2; i < part.Length; i += 2)
                    Step(shape, part, i, ref x, ref y);
                if (kind == Kind.Area)
                    Command(shape, 7, 1);
            }
            Bytes(feature, 2, CollectionsMarshal.AsSpan(tags));
            Number(feature, 3 << 3);
            Number(feature, (ulong)kind);
            Bytes(feature, 4, CollectionsMarshal.AsSpan(shape));
            Bytes(_features, 2, CollectionsMarshal.AsSpan(feature));
        }

        public byte[] ToArray(string name)
        {
            var layer = new List<byte>();
            Number(layer, 15 << 3);
            Number(layer, 2);
            Bytes(layer, 1, Encoding.UTF8.GetBytes(name));
            layer.AddRange(_features);
            foreach (string key in _keys.Keys)
                Bytes(layer, 3, Encoding.UTF8.GetBytes(key));
            foreach (string text in _values.Keys)
            {
                var value = new List<byte>();
                Bytes(value, 1, Encoding.UTF8.GetBytes(text));
                Bytes(layer, 4, CollectionsMarshal.AsSpan(value));
            }
            Number(layer, 5 << 3);
            Number(layer, Extent);
            return [.. layer];
        }

        private static int IndexOf(Dictionary<string, int> known, string text)
        {
            if (!known.TryGetValue(text, out int index))
                known.Add(text, index = known.Count);
            return index;
        }

        private static void Command(List<byte> to, int command, int times) => Number(to, (ulong)((times << 3) | command));

        private static void Step(List<byte> to, int[] part, int at, ref int x, ref int y)
        {
            Signed(to, part[at] - x);
            Signed(to, part[at + 1] - y);
            (x, y) = (part[at], part[at + 1]);
        }

        private static void Signed(List<byte> to, int value) => Number(to, (uint)((value << 1) ^ (value >> 31)));
    }
}
