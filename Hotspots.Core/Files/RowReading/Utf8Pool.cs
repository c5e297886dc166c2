using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Pool of distinct UTF-8 texts. Which different texts are there? Gives each a code in order of first appearance; code 0 is the blank
/// text.</summary>
/// <remarks>An open-addressing table over one block of bytes: no object per text. Not safe for several threads.</remarks>
internal sealed class Utf8Pool
{
    // Nothing is allotted for a column that is blank throughout: a wide table may have thousands of those.
    private byte[] _bytes = [];
    private int[] _ends = [0];
    private ulong[] _hashes = [0];
    private int[] _slots = new int[2];
    private int _last;

    /// <summary>How many different texts, the blank one included.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Memory held, in bytes.</summary>
    public long HeldBytes => _bytes.LongLength + 4 * _ends.LongLength + 8 * _hashes.LongLength + 4 * _slots.LongLength;

    /// <summary>The text of a code.</summary>
    public ReadOnlySpan<byte> this[int code]
    {
        get
        {
            int start = code == 0 ? 0 : _ends[code - 1];
            return _bytes.AsSpan(start, _ends[code] - start);
        }
    }

    /// <summary>The hash of a code's text.</summary>
    public ulong HashOf(int code) => _hashes[code];

    /// <summary>The code of a text, a new one if it has not been seen.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        // Files are sorted by something more often than not: the row before said the same.
        if (text.SequenceEqual(this[_last]))
            return _last;
        return _last = Find(text, Hash(text));
    }

    /// <summary>As <see cref="Intern(ReadOnlySpan{byte})"/>, with the hash known.</summary>
    public int Intern(ReadOnlySpan<byte> text, ulong hash) => text.IsEmpty ? 0 : Find(text, hash);

    /// <summary>All texts; index is the code.</summary>
    public TextList ToTextList() => new(_bytes.AsSpan(0, _ends[Count - 1]).ToArray(), _ends.AsSpan(0, Count).ToArray());

    /// <summary>A 64-bit hash of a text: multiply-and-fold over eight bytes at a time, as wyhash does.</summary>
    public static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong a = 0xa0761d6478bd642f, b = 0xe7037ed1a0b428db;
        ulong hash = (ulong)text.Length * a;
        ReadOnlySpan<byte> rest = text;
        while (rest.Length > 16)
        {
            hash = Fold(
                BinaryPrimitives.ReadUInt64LittleEndian(rest) ^ a ^ hash,
                BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]) ^ b);
            rest = rest[16..];
        }
        ulong low, high;
        if (rest.Length >= 8)
        {
            low = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            high = BinaryPrimitives.ReadUInt64LittleEndian(rest[(rest.Length - 8)..]);
        }
        else if (rest.Length >= 4)
        {
            low = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            high = BinaryPrimitives.ReadUInt32LittleEndian(rest[(rest.Length - 4)..]);
        }
        else if (rest.Length > 0)
        {
            low = (ulong)rest[0] << 16 | (ulong)rest[rest.Length >> 1] << 8 | rest[^1];
            high = 0;
        }
        else
        {
            low = high = 0;
        }
        return Fold(low ^ b ^ hash, high ^ a ^ (hash << 32 | hash >> 32));
    }

    /// <summary>Mixes two numbers into one: both halves of their 128-bit product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fold(ulong x, ulong y)
    {
        ulong high = Math.BigMul(x, y, out ulong low);
        return high ^ low;
    }

    private int Find(ReadOnlySpan<byte> text, ulong hash)
    {
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        while (_slots[slot] != 0)
        {
            int code = _slots[slot];
            if (_hashes[code] == hash && text.SequenceEqual(this[code]))
                return code;
            slot = (slot + 1) & mask;
        }
        return Insert(text, hash, slot);
    }

    private int Insert(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        int code = Count++;
        if (code == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(16, code * 2));
            Array.Resize(ref _hashes, _ends.Length);
        }
        int start = _ends[code - 1];
        int end = checked(start + text.Length);
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(Math.Max(end, 64L), 2L * _bytes.Length)));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[code] = end;
        _hashes[code] = hash;
        _slots[slot] = code;
        if (Count * 2 > _slots.Length)
            Rehash();
        return code;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int code = 1; code < Count; code++)
        {
            int slot = (int)_hashes[code] & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = code;
        }
    }
}
