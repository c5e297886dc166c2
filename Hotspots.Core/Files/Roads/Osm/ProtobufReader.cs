namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Protocol buffers, read field by field from bytes that may be anything.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>Kinds of fields as they are written.</summary>
    private const int WireVarint = 0, WireFixed64 = 1, WireBytes = 2, WireFixed32 = 5;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Is there more?</summary>
    public readonly bool HasMore => _at < _bytes.Length;

    /// <summary>The next field and how it is written; false at the end.</summary>
    public bool Next(out int field, out int wire)
    {
        (field, wire) = (0, 0);
        if (!HasMore)
            return false;
        ulong tag = Varint();
        (field, wire) = ((int)Math.Min(tag >> 3, int.MaxValue), (int)(tag & 7));
        return true;
    }

    /// <summary>A whole number of 0 or more.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_at >= _bytes.Length)
                throw PbfDamage.Damaged();
            byte next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw PbfDamage.Damaged();
    }

    /// <summary>A whole number of either sign, small ones short.</summary>
    public long ZigZag()
    {
        ulong value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Bytes, a text or a message of its own.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        ulong length = Varint();
        if (length > (ulong)(_bytes.Length - _at))
            throw PbfDamage.Damaged();
        ReadOnlySpan<byte> value = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return value;
    }

    /// <summary>Bytes of a field that must be written as such.</summary>
    public ReadOnlySpan<byte> Bytes(int wire) => wire == WireBytes ? Bytes() : throw PbfDamage.Damaged();

    /// <summary>A number of a field that must be written as such.</summary>
    public ulong Varint(int wire) => wire == WireVarint ? Varint() : throw PbfDamage.Damaged();

    /// <summary>Passes over a field.</summary>
    public void Skip(int wire)
    {
        switch (wire)
        {
            case WireVarint:
                Varint();
                return;
            case WireBytes:
                Bytes();
                return;
            case WireFixed64 or WireFixed32:
                int length = wire == WireFixed64 ? sizeof(ulong) : sizeof(uint);
                if (_bytes.Length - _at < length)
                    throw PbfDamage.Damaged();
                _at += length;
                return;
            default:
                throw PbfDamage.Damaged();
        }
    }
}

/// <summary>What is said of a file of OpenStreetMap that cannot be read.</summary>
internal static class PbfDamage
{
    /// <summary>The bytes make no sense.</summary>
    public static UnreadableFileException Damaged() => new("The file is damaged or was cut short: download it again.");
}
