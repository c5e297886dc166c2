using System.Text;
using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Way of OpenStreetMap: what it is, and the nodes it runs through.</summary>
/// <param name="Id">Its number, one in the world.</param>
/// <param name="Road">What is known of it as a road; null where it is none.</param>
/// <param name="Ground">What is drawn of it; null for nothing.</param>
/// <param name="Nodes">Numbers of its nodes, in order.</param>
internal sealed record OsmWay(long Id, RoadFeature? Road, GroundKind? Ground, long[] Nodes);

/// <summary>Area of OpenStreetMap that is put together from several ways.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Ground">What is drawn of it.</param>
/// <param name="Ways">Numbers of its ways: outer rings and holes.</param>
internal sealed record OsmArea(long Id, GroundKind Ground, long[] Ways);

/// <summary>Block of a file of OpenStreetMap, decoded: what can be travelled, drawn or named.</summary>
/// <remarks>Who drew it, when and in which change is never read. Degrees are whole numbers of 1e-7.</remarks>
internal sealed class PbfBlock
{
    /// <summary>Nanodegrees of a step in which places are kept.</summary>
    private const long StepNano = 100;

    /// <summary>No object has a larger number, whatever its sign.</summary>
    private const long MostId = 1L << 50;

    private readonly byte[] _bytes;
    private readonly OsmFrame? _frame;
    private readonly List<Range> _texts = [];
    private OsmWord[] _words = [];
    private long _granularity = 100, _latitudeOffset, _longitudeOffset;
    private long[] _keys = [];

    private PbfBlock(byte[] bytes, OsmFrame? frame) => (_bytes, _frame) = (bytes, frame);

    /// <summary>Numbers of the nodes in the frame.</summary>
    public List<long> NodeIds { get; } = [];

    /// <summary>Where each is: latitude.</summary>
    public List<int> Latitudes { get; } = [];

    /// <summary>Where each is: longitude.</summary>
    public List<int> Longitudes { get; } = [];

    /// <summary>The ways, also those that are nothing by themselves: an area may be made of them.</summary>
    public List<OsmWay> Ways { get; } = [];

    /// <summary>The areas.</summary>
    public List<OsmArea> Areas { get; } = [];

    /// <summary>Named places: index of the node in this block, what it names, and the name.</summary>
    public List<OsmLabel> Labels { get; } = [];

    /// <summary>Decodes a block.</summary>
    /// <param name="bytes">Unpacked.</param>
    /// <param name="frame">Nodes outside are left out; null for none.</param>
    /// <exception cref="UnreadableFileException">It is damaged.</exception>
    public static PbfBlock Decode(byte[] bytes, OsmFrame? frame)
    {
        var block = new PbfBlock(bytes, frame);
        var groups = new List<Range>();
        var reader = new ProtobufReader(bytes);
        while (reader.Next(out int field, out int wire))
        {
            switch (field)
            {
                case 1:
                    block.ReadTexts(reader.Bytes(wire));
                    break;
                case 2:
                    groups.Add(block.RangeOf(reader.Bytes(wire)));
                    break;
                case 17:
                    block._granularity = (long)reader.Varint(wire);
                    break;
                case 19:
                    block._latitudeOffset = (long)reader.Varint(wire);
                    break;
                case 20:
                    block._longitudeOffset = (long)reader.Varint(wire);
                    break;
                default:
                    reader.Skip(wire);
                    break;
            }
        }
        foreach (Range group in groups)
            block.ReadGroup(bytes.AsSpan(group));
        return block;
    }

    private void ReadTexts(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        while (reader.Next(out int field, out int wire))
        {
            if (field == 1)
                _texts.Add(RangeOf(reader.Bytes(wire)));
            else
                reader.Skip(wire);
        }
        _words = new OsmWord[_texts.Count];
        for (int i = 0; i < _words.Length; i++)
            _words[i] = OsmWords.Of(_bytes.AsSpan(_texts[i]));
    }

    private void ReadGroup(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        while (reader.Next(out int field, out int wire))
        {
            switch (field)
            {
                case 1:
                    ReadNode(reader.Bytes(wire));
                    break;
                case 2:
                    ReadDense(reader.Bytes(wire));
                    break;
                case 3:
                    ReadWay(reader.Bytes(wire));
                    break;
                case 4:
                    ReadRelation(reader.Bytes(wire));
                    break;
                default:
                    reader.Skip(wire);
                    break;
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        ReadOnlySpan<byte> keys = [], values = [];
        long id = 0, latitude = 0, longitude = 0;
        while (reader.Next(out int field, out int wire))
        {
            switch (field)
            {
                case 1:
                    id = reader.ZigZag();
                    break;
                case 2:
                    keys = reader.Bytes(wire);
                    break;
                case 3:
                    values = reader.Bytes(wire);
                    break;
                case 8:
                    latitude = reader.ZigZag();
                    break;
                case 9:
                    longitude = reader.ZigZag();
                    break;
                default:
                    reader.Skip(wire);
                    break;
            }
        }
        AddNode(id, latitude, longitude, TagsOf(keys, values));
    }

    private void ReadDense(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        ReadOnlySpan<byte> ids = [], latitudes = [], longitudes = [], tags = [];
        while (reader.Next(out int field, out int wire))
        {
            // Field 5 holds who and when: passed over.
            if (field == 1)
                ids = reader.Bytes(wire);
            else if (field == 8)
                latitudes = reader.Bytes(wire);
            else if (field == 9)
                longitudes = reader.Bytes(wire);
            else if (field == 10)
                tags = reader.Bytes(wire);
            else
                reader.Skip(wire);
        }
        ProtobufReader id = new(ids), latitude = new(latitudes), longitude = new(longitudes), tag = new(tags);
        long currentId = 0, currentLatitude = 0, currentLongitude = 0;
        while (id.HasMore)
        {
            currentId += id.ZigZag();
            currentLatitude += latitude.ZigZag();
            currentLongitude += longitude.ZigZag();
            OsmTags own = default;
            while (tag.HasMore)
            {
                int key = Index(tag.Varint());
                if (key == 0)
                    break;
                int value = Index(tag.Varint());
                own.Add(_words[key], _words[value], value);
            }
            AddNode(currentId, currentLatitude, currentLongitude, own);
        }
    }

    private void AddNode(long id, long latitude, long longitude, in OsmTags tags)
    {
        long south = (_latitudeOffset + _granularity * latitude) / StepNano, west = (_longitudeOffset + _granularity * longitude) / StepNano;
        if (south is < -900_000_000 or > 900_000_000 || west is < -1_800_000_000 or > 1_800_000_000 || id is < -MostId or > MostId)
            throw PbfDamage.Damaged();
        if (_frame is { } frame && !frame.Contains((int)south, (int)west))
            return;
        if (tags.Label is { } kind)
            Labels.Add(new OsmLabel(NodeIds.Count, kind, TextOf(tags.Name)));
        NodeIds.Add(id);
        Latitudes.Add((int)south);
        Longitudes.Add((int)west);
    }

    private void ReadWay(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        ReadOnlySpan<byte> keys = [], values = [], nodes = [];
        long id = 0;
        while (reader.Next(out int field, out int wire))
        {
            if (field == 1)
                id = (long)reader.Varint(wire);
            else if (field == 2)
                keys = reader.Bytes(wire);
            else if (field == 3)
                values = reader.Bytes(wire);
            else if (field == 8)
                nodes = reader.Bytes(wire);
            else
                reader.Skip(wire);
        }
        OsmTags tags = TagsOf(keys, values);
        RoadFeature? road = tags.Road is { } kind && tags.TraitsOf(kind) is var traits && (traits & (RoadTraits.Car | RoadTraits.Foot)) != 0
            ? new RoadFeature(kind, traits, OsmTags.LevelOf(TextOf(tags.Layer)), TextOf(tags.Name), TextOf(tags.Number))
            : null;
        Ways.Add(new OsmWay(id, road, road is null ? tags.Ground : null, Deltas(nodes)));
    }

    private void ReadRelation(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        ReadOnlySpan<byte> keys = [], values = [], members = [], types = [];
        long id = 0;
        while (reader.Next(out int field, out int wire))
        {
            if (field == 1)
                id = (long)reader.Varint(wire);
            else if (field == 2)
                keys = reader.Bytes(wire);
            else if (field == 3)
                values = reader.Bytes(wire);
            else if (field == 9)
                members = reader.Bytes(wire);
            else if (field == 10)
                types = reader.Bytes(wire);
            else
                reader.Skip(wire);
        }
        OsmTags tags = TagsOf(keys, values);
        if (!tags.IsMultipolygon || tags.Ground is not { } ground || !GroundTable.IsArea(ground))
            return;
        var type = new ProtobufReader(types);
        var ways = new List<long>();
        foreach (long member in Deltas(members))
        {
            const ulong Way = 1;
            if (type.HasMore && type.Varint() == Way)
                ways.Add(member);
        }
        Areas.Add(new OsmArea(id, ground, [.. ways]));
    }

    private OsmTags TagsOf(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values)
    {
        OsmTags tags = default;
        ProtobufReader key = new(keys), value = new(values);
        while (key.HasMore)
        {
            int name = Index(key.Varint()), text = Index(value.Varint());
            tags.Add(_words[name], _words[text], text);
        }
        return tags;
    }

    private long[] Deltas(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        int count = 0;
        long current = 0;
        while (reader.HasMore)
        {
            current += reader.ZigZag();
            if (count == _keys.Length)
                Array.Resize(ref _keys, Math.Max(64, 2 * count));
            _keys[count++] = current;
        }
        return _keys.AsSpan(0, count).ToArray();
    }

    private int Index(ulong index) => index < (ulong)_words.Length ? (int)index : throw PbfDamage.Damaged();

    private string TextOf(int index) => index == 0 ? "" : Encoding.UTF8.GetString(_bytes.AsSpan(_texts[index])).Trim();

    private Range RangeOf(ReadOnlySpan<byte> part)
    {
        _bytes.AsSpan().Overlaps(part, out int at);
        return part.IsEmpty ? 0..0 : at..(at + part.Length);
    }
}

/// <summary>Label of a block's node.</summary>
/// <param name="Node">Index of the node in its block.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name">The name.</param>
internal readonly record struct OsmLabel(int Node, MapNameKind Kind, string Name);

/// <summary>Frame in degrees, whole numbers of 1e-7, edges included.</summary>
internal readonly record struct OsmFrame(int South, int West, int North, int East)
{
    /// <summary>Is a place in it?</summary>
    public bool Contains(int latitude, int longitude) => latitude >= South && latitude <= North && longitude >= West && longitude <= East;
}
