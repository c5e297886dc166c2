using System.Buffers;
using System.Text;
using Hotspots.Core.Files.Roads.Osm;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads.Packs;

/// <summary>Numbers and texts of a pack, written small.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 20);
    private long _east, _north;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>A whole number of 0 or more.</summary>
    public void Number(long value)
    {
        Span<byte> to = _bytes.GetSpan(10);
        int count = 0;
        for (ulong rest = (ulong)value; ; rest >>= 7)
        {
            to[count++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            if (rest < 0x80)
                break;
        }
        _bytes.Advance(count);
    }

    /// <summary>A whole number of either sign.</summary>
    public void Signed(long value) => Number((value << 1) ^ (value >> 63));

    /// <summary>A text.</summary>
    public void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Number(bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>A place, as the way from the one before.</summary>
    public void Place(GridPoint place)
    {
        long east = (long)Math.Round(place.Easting * PolylinesBuilder.StepsPerMetre);
        long north = (long)Math.Round(place.Northing * PolylinesBuilder.StepsPerMetre);
        Signed(east - _east);
        Signed(north - _north);
        (_east, _north) = (east, north);
    }
}

/// <summary>What <see cref="PackWriter"/> wrote, read back.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ProtobufReader _reader = new(bytes);
    private long _east, _north;

    /// <summary>Bytes in all.</summary>
    public int Length { get; } = bytes.Length;

    /// <summary>A whole number below a limit.</summary>
    public int Number(int limit)
    {
        ulong value = _reader.Varint();
        return value < (ulong)limit ? (int)value : throw PbfDamage.Damaged();
    }

    /// <summary>How many things follow: each takes a byte at least.</summary>
    public int Count() => Number(Length + 1);

    /// <summary>A whole number of 0 or more.</summary>
    public long Long() => (long)(_reader.Varint() & long.MaxValue);

    /// <summary>A whole number of either sign.</summary>
    public long Signed() => _reader.ZigZag();

    /// <summary>A text.</summary>
    public string Text() => Encoding.UTF8.GetString(_reader.Bytes());

    /// <summary>A place.</summary>
    public GridPoint Place()
    {
        _east += Signed();
        _north += Signed();
        return new GridPoint(_east / PolylinesBuilder.StepsPerMetre, _north / PolylinesBuilder.StepsPerMetre);
    }
}
