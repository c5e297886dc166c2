using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads.Packs;

/// <summary>Pack of streets: a street map in a small file of our own, with its sources and a checksum.</summary>
/// <remarks>
/// A mark of 8 bytes, the version (1 byte), the length of the content (8 bytes, little-endian), the SHA-256 of what follows (32 bytes), and the
/// content, packed with zlib. In it numbers are variable in length, places are ways from the place before in centimetres. The same map
/// makes the same bytes.
/// </remarks>
internal static class StreetPack
{
    private const byte Version = 1;
    private const int HeadBytes = 8 + 1 + sizeof(long) + SHA256.HashSizeInBytes;

    /// <summary>Most bytes of content: a county takes some ten million.</summary>
    private const long MostContent = 1 << 30;

    private const int MostNodes = int.MaxValue, MostLevel = 9;

    /// <summary>How a pack begins.</summary>
    public static ReadOnlySpan<byte> Mark => "HSSTREET"u8;

    /// <summary>Writes a pack.</summary>
    public static void Write(StreetMap map, Stream stream)
    {
        var content = new PackWriter();
        WriteHead(map, content);
        WriteRoads(map.Roads, content);
        WriteGround(map.Ground, content);
        content.Number(map.Names.Count);
        foreach (MapName name in map.Names)
        {
            content.Number((int)name.Kind);
            content.Text(name.Name);
            content.Place(name.Place);
        }
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write(content.Written);
        ReadOnlySpan<byte> body = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        Span<byte> head = stackalloc byte[HeadBytes];
        Mark.CopyTo(head);
        head[8] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(head[9..], content.Written.Length);
        SHA256.HashData(body, head[17..]);
        stream.Write(head);
        stream.Write(body);
    }

    /// <summary>Reads a pack.</summary>
    /// <exception cref="UnreadableFileException">It is damaged, or of a later version.</exception>
    public static StreetMap Read(byte[] bytes)
    {
        if (bytes.Length < HeadBytes)
            throw Damaged();
        if (bytes[8] != Version)
            throw new UnreadableFileException("It was made by a later version of the program: make it again with \"hotspots streets\".");
        long length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(9));
        ReadOnlySpan<byte> sum = bytes.AsSpan(17, SHA256.HashSizeInBytes);
        if (length is < 0 or > MostContent || !SHA256.HashData(bytes.AsSpan(HeadBytes)).AsSpan().SequenceEqual(sum))
            throw Damaged();
        try
        {
            // What is there decides how much memory is taken, not what is claimed.
            using var packed = new ZLibStream(new MemoryStream(bytes, HeadBytes, bytes.Length - HeadBytes), CompressionMode.Decompress);
            var content = new MemoryStream();
            var portion = new byte[1 << 16];
            while (packed.Read(portion, 0, portion.Length) is int read and > 0 && content.Length <= length)
                content.Write(portion, 0, read);
            ReadOnlySpan<byte> unpacked = content.GetBuffer().AsSpan(0, (int)content.Length);
            return unpacked.Length == length ? ReadContent(unpacked) : throw Damaged();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnreadableFileException or ArgumentException)
        {
            throw Damaged();
        }
    }

    private static StreetMap ReadContent(ReadOnlySpan<byte> content)
    {
        var reader = new PackReader(content);
        var sources = new StreetSource[reader.Count()];
        for (int i = 0; i < sources.Length; i++)
            sources[i] = new StreetSource(reader.Text(), reader.Text());
        var inputs = new InputFile[reader.Count()];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = new InputFile(reader.Text(), reader.Long(), reader.Text());
        var notes = new string[reader.Count()];
        for (int i = 0; i < notes.Length; i++)
            notes[i] = reader.Text();
        RoadTable roads = ReadRoads(ref reader);
        GroundTable ground = ReadGround(ref reader);
        var names = new MapName[reader.Count()];
        for (int i = 0; i < names.Length; i++)
        {
            var kind = (MapNameKind)reader.Number((int)MapNameKind.Station + 1);
            string name = reader.Text();
            names[i] = new MapName(reader.Place(), kind, name);
        }
        return new StreetMap { Roads = roads, Ground = ground, Names = names, Sources = sources, Inputs = inputs, Notes = notes };
    }

    private static void WriteHead(StreetMap map, PackWriter content)
    {
        content.Number(map.Sources.Count);
        foreach (StreetSource source in map.Sources)
        {
            content.Text(source.Name);
            content.Text(source.Attribution);
        }
        content.Number(map.Inputs.Count);
        foreach (InputFile input in map.Inputs)
        {
            content.Text(input.Name);
            content.Number(input.Bytes);
            content.Text(input.Sha256);
        }
        content.Number(map.Notes.Count);
        foreach (string note in map.Notes)
            content.Text(note);
    }

    private static void WriteRoads(RoadTable roads, PackWriter content)
    {
        content.Number(roads.Texts.Count);
        foreach (string text in roads.Texts)
            content.Text(text);
        content.Number(roads.Count);
        for (int road = 0; road < roads.Count; road++)
        {
            content.Number((int)roads.Classes[road]);
            content.Number((int)roads.Traits[road]);
            content.Number(roads.Levels[road] + MostLevel);
            content.Number(roads.Names[road]);
            content.Number(roads.Numbers[road]);
        }
        WriteLines(roads.Lines, content);
        // Nodes are numbered as they come first: 0 is none, 1 the next new one, more one of before.
        int next = 0;
        foreach (int node in roads.Nodes)
        {
            content.Number(node < 0 ? 0 : node == next ? 1 : 1 + next - node);
            next = Math.Max(next, node + 1);
        }
    }

    private static RoadTable ReadRoads(ref PackReader reader)
    {
        var texts = new string[reader.Count()];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = reader.Text();
        int count = reader.Count();
        var classes = new RoadClass[count];
        var traits = new RoadTraits[count];
        var levels = new sbyte[count];
        int[] names = new int[count], numbers = new int[count];
        for (int road = 0; road < count; road++)
        {
            classes[road] = (RoadClass)reader.Number((int)RoadClass.Steps + 1);
            traits[road] = (RoadTraits)reader.Number(2 * (int)RoadTraits.Tunnel);
            levels[road] = (sbyte)(reader.Number(2 * MostLevel + 1) - MostLevel);
            names[road] = reader.Number(texts.Length);
            numbers[road] = reader.Number(texts.Length);
        }
        Polylines lines = ReadLines(ref reader, least: 2);
        if (lines.Count != count)
            throw Damaged();
        var nodes = new int[lines.Vertices.Length];
        int next = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            int code = reader.Number(MostNodes);
            nodes[i] = code == 0 ? -1 : code == 1 ? next++ : code - 1 <= next ? next - (code - 1) : throw Damaged();
        }
        for (int road = 0; road < count; road++)
        {
            if (nodes[lines.StartOf(road)] < 0 || nodes[lines.StartOf(road + 1) - 1] < 0)
                throw Damaged();
        }
        return new RoadTable
        {
            Lines = lines,
            Nodes = nodes,
            NodeCount = next,
            Classes = classes,
            Traits = traits,
            Levels = levels,
            Names = names,
            Numbers = numbers,
            Texts = texts,
        };
    }

    private static void WriteGround(GroundTable ground, PackWriter content)
    {
        content.Number(ground.Count);
        for (int feature = 0; feature < ground.Count; feature++)
        {
            content.Number((int)ground.Kinds[feature]);
            content.Number(ground.FirstRingOf(feature + 1) - ground.FirstRingOf(feature));
        }
        WriteLines(ground.Rings, content);
    }

    private static GroundTable ReadGround(ref PackReader reader)
    {
        var kinds = new GroundKind[reader.Count()];
        var starts = new int[kinds.Length + 1];
        for (int feature = 0; feature < kinds.Length; feature++)
        {
            kinds[feature] = (GroundKind)reader.Number((int)GroundKind.Railway + 1);
            starts[feature + 1] = checked(starts[feature] + reader.Count());
        }
        return new GroundTable(kinds, ReadLines(ref reader, least: 2), starts);
    }

    private static void WriteLines(Polylines lines, PackWriter content)
    {
        content.Number(lines.Count);
        for (int line = 0; line < lines.Count; line++)
            content.Number(lines[line].Length);
        foreach (GridPoint vertex in lines.Vertices)
            content.Place(vertex);
    }

    private static Polylines ReadLines(ref PackReader reader, int least)
    {
        var starts = new int[reader.Count() + 1];
        for (int line = 1; line < starts.Length; line++)
        {
            int count = reader.Count();
            starts[line] = count >= least && (long)starts[line - 1] + count <= MostContent ? starts[line - 1] + count : throw Damaged();
        }
        // A vertex takes two bytes at least: no more memory than the content can fill.
        var vertices = new GridPoint[2L * starts[^1] <= reader.Length ? starts[^1] : throw Damaged()];
        for (int i = 0; i < vertices.Length; i++)
            vertices[i] = reader.Place();
        return new Polylines(vertices, starts);
    }

    private static UnreadableFileException Damaged() => new(
        "The pack of streets is damaged or was cut short: make it again with \"hotspots streets\".");
}
