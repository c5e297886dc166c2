using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Hotspots.Tests.Files.Roads;

/// <summary>Writes small files in OpenStreetMap's format (.osm.pbf), with whom and when in them as real ones have it.</summary>
internal sealed class MadeUpOsm
{
    /// <summary>Who is said to have drawn everything.</summary>
    public const string Mapper = "mapper_of_the_village";

    private readonly List<(long Id, double Latitude, double Longitude, string[] Tags)> _nodes = [];
    private readonly List<(long Id, long[] Nodes, string[] Tags)> _ways = [];
    private readonly List<(long Id, long[] Ways, string[] Tags)> _areas = [];
    private readonly List<string> _texts = [""];

    public List<string> Needs { get; } = ["OsmSchema-V0.6", "DenseNodes"];

    public MadeUpOsm Node(long id, double latitude, double longitude, params string[] tags)
    {
        _nodes.Add((id, latitude, longitude, tags));
        return this;
    }

    public MadeUpOsm Way(long id, long[] nodes, params string[] tags)
    {
        _ways.Add((id, nodes, tags));
        return this;
    }

    public MadeUpOsm Area(long id, long[] ways, params string[] tags)
    {
        _areas.Add((id, ways, tags));
        return this;
    }

    public byte[] Bytes()
    {
        var header = new Proto();
        foreach (string need in Needs)
            header.Bytes(4, Encoding.UTF8.GetBytes(need));
        return [.. Blob("OSMHeader", header.Written), .. Blob("OSMData", Block())];
    }

    /// <summary>One blob with its header, packed with zlib.</summary>
    public static byte[] Blob(string type, byte[] content, ulong? claimed = null)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        var blob = new Proto();
        blob.Number(2, claimed ?? (ulong)content.Length);
        blob.Bytes(3, packed.ToArray());
        return Framed(type, blob.Written);
    }

    public static byte[] Framed(string type, byte[] blob, ulong? claimed = null)
    {
        var header = new Proto();
        header.Bytes(1, Encoding.UTF8.GetBytes(type));
        header.Number(3, claimed ?? (ulong)blob.Length);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Written.Length);
        return [.. length, .. header.Written, .. blob];
    }

    private byte[] Block()
    {
        var group = new Proto();
        group.Bytes(2, Dense());
        var ways = new Proto();
        foreach ((long id, long[] nodes, string[] tags) in _ways)
        {
            var way = new Proto();
            way.Number(1, (ulong)id);
            Tags(way, tags);
            var info = new Proto();
            info.Number(5, (ulong)TextOf(Mapper));
            way.Bytes(4, info.Written);
            way.Bytes(8, Deltas(nodes));
            ways.Bytes(3, way.Written);
        }
        foreach ((long id, long[] members, string[] tags) in _areas)
        {
            var area = new Proto();
            area.Number(1, (ulong)id);
            Tags(area, tags);
            area.Bytes(9, Deltas(members));
            area.Bytes(10, [.. members.Select(static _ => (byte)1)]);
            ways.Bytes(4, area.Written);
        }
        var texts = new Proto();
        foreach (string text in _texts)
            texts.Bytes(1, Encoding.UTF8.GetBytes(text));
        var block = new Proto();
        block.Bytes(1, texts.Written);
        block.Bytes(2, group.Written);
        block.Bytes(2, ways.Written);
        return block.Written;
    }

    private byte[] Dense()
    {
        var dense = new Proto();
        dense.Bytes(1, Deltas(_nodes.Select(static node => node.Id)));
        var info = new Proto();
        info.Bytes(5, Deltas(_nodes.Select(_ => (long)TextOf(Mapper))));
        dense.Bytes(5, info.Written);
        dense.Bytes(8, Deltas(_nodes.Select(static node => (long)Math.Round(node.Latitude * 1e7))));
        dense.Bytes(9, Deltas(_nodes.Select(static node => (long)Math.Round(node.Longitude * 1e7))));
        var tags = new Proto();
        foreach ((_, _, _, string[] own) in _nodes)
        {
            foreach (string text in own)
                tags.Varint((ulong)TextOf(text));
            tags.Varint(0);
        }
        dense.Bytes(10, tags.Written);
        return dense.Written;
    }

    private void Tags(Proto to, string[] tags)
    {
        Proto keys = new(), values = new();
        for (int i = 0; i < tags.Length; i += 2)
        {
            keys.Varint((ulong)TextOf(tags[i]));
            values.Varint((ulong)TextOf(tags[i + 1]));
        }
        to.Bytes(2, keys.Written);
        to.Bytes(3, values.Written);
    }

    private int TextOf(string text)
    {
        if (_texts.IndexOf(text) is >= 0 and int at)
            return at;
        _texts.Add(text);
        return _texts.Count - 1;
    }

    private static byte[] Deltas(IEnumerable<long> values)
    {
        var to = new Proto();
        long before = 0;
        foreach (long value in values)
        {
            long delta = value - before;
            to.Varint((ulong)((delta << 1) ^ (delta >> 63)));
            before = value;
        }
        return to.Written;
    }

    private sealed class Proto
    {
        private readonly List<byte> _bytes = [];

        public byte[] Written => [.. _bytes];

        public void Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
                _bytes.Add((byte)(value | 0x80));
            _bytes.Add((byte)value);
        }

        public void Number(int field, ulong value)
        {
            Varint((ulong)field << 3);
            Varint(value);
        }

        public void Bytes(int field, byte[] bytes)
        {
            Varint(((ulong)field << 3) | 2);
            Varint((ulong)bytes.Length);
            _bytes.AddRange(bytes);
        }
    }
}
