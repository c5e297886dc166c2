using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Slot of a plain value in a feature. Where in a feature's bytes does one plain value stand, and where does it go?</summary>
/// <param name="Start">First byte, counted from the feature's first.</param>
/// <param name="Length">Bytes, quotes included.</param>
/// <param name="Field">Field of the row; −1 for a value that is passed over, such as a height.</param>
/// <param name="NumberOnly">May only a number stand here?</param>
internal readonly record struct FeatureSlot(int Start, int Length, int Field, bool NumberOnly);

/// <summary>Template of features that are alike. Does a feature look, byte for byte, like an earlier one except for its plain values?</summary>
/// <remarks>
/// Programs write every feature of a file with the same names in the same order and spacing. A feature that was understood once
/// gives a pattern: fixed bytes, a value, fixed bytes, a value … Whatever matches is valid JSON of the same meaning, because the fixed
/// bytes are equal and each value is checked against JSON's grammar for one plain value. So the common feature costs one comparison a
/// name and one search a value, and its end is found on the way. What does not match is parsed from scratch.
/// </remarks>
internal sealed class FeatureShape
{
    private readonly byte[] _fixed;
    private readonly int[] _fixedEnds;
    private readonly FeatureSlot[] _slots;

    /// <summary>Learns the pattern of one feature.</summary>
    /// <param name="feature">The feature's bytes.</param>
    /// <param name="slots">Its plain values, ascending, not overlapping.</param>
    public FeatureShape(ReadOnlySpan<byte> feature, ReadOnlySpan<FeatureSlot> slots)
    {
        _slots = slots.ToArray();
        _fixedEnds = new int[slots.Length + 1];
        var bytes = new List<byte>(feature.Length);
        int at = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            bytes.AddRange(feature[at..slots[i].Start]);
            _fixedEnds[i] = bytes.Count;
            at = slots[i].Start + slots[i].Length;
        }
        bytes.AddRange(feature[at..]);
        _fixedEnds[^1] = bytes.Count;
        _fixed = [.. bytes];
    }

    /// <summary>Tries the pattern at the beginning of <paramref name="ahead"/>.</summary>
    /// <param name="ahead">Begins with a feature; more may follow.</param>
    /// <param name="fields">Receives where each value's text stands; fields the shape does not have are left alone.</param>
    /// <returns>The feature's length in bytes, or 0 when it does not match or is not wholly there.</returns>
    public int Match(ReadOnlySpan<byte> ahead, Span<FieldSpan> fields)
    {
        int at = 0, fixedStart = 0;
        ReadOnlySpan<byte> fixedBytes = _fixed;
        for (int i = 0; i < _slots.Length; i++)
        {
            int fixedLength = _fixedEnds[i] - fixedStart;
            if (!ahead[at..].StartsWith(fixedBytes.Slice(fixedStart, fixedLength)))
                return 0;
            fixedStart += fixedLength;
            at += fixedLength;
            ref readonly FeatureSlot slot = ref _slots[i];
            ReadOnlySpan<byte> rest = ahead[at..];
            int length = PlainValue(rest, slot.NumberOnly, out FieldSpan text);
            if (length == 0)
                return 0;
            if (slot.Field >= 0)
                fields[slot.Field] = text with { Start = text.Start + at };
            at += length;
        }
        ReadOnlySpan<byte> tail = fixedBytes[fixedStart..];
        return ahead[at..].StartsWith(tail) ? at + tail.Length : 0;
    }

    /// <summary>Reads one value that is a string without escapes, a number, true, false or null.</summary>
    /// <returns>Its length, quotes included; 0 when something else stands there.</returns>
    private static int PlainValue(ReadOnlySpan<byte> bytes, bool numberOnly, out FieldSpan text)
    {
        text = default;
        if (bytes.IsEmpty)
            return 0;
        byte first = bytes[0];
        if (first == '"' && !numberOnly)
        {
            int stop = StringEnd(bytes[1..]);
            if (stop < 0)
                return 0;
            text = new FieldSpan(1, stop);
            return stop + 2;
        }
        int length = first switch
        {
            (byte)'n' when !numberOnly && bytes.StartsWith("null"u8) => 4,
            (byte)'t' when !numberOnly && bytes.StartsWith("true"u8) => 4,
            (byte)'f' when !numberOnly && bytes.StartsWith("false"u8) => 5,
            _ => NumberLength(bytes),
        };
        text = new FieldSpan(0, first == 'n' ? 0 : length);
        return length;
    }

    /// <summary>Bytes before the closing quote; −1 for a string with an escape, a control character or no end.</summary>
    private static int StringEnd(ReadOnlySpan<byte> inside)
    {
        // Values are short: a plain loop reaches the quote before a vectorised search has begun.
        for (int i = 0; i < inside.Length; i++)
        {
            byte next = inside[i];
            if (next == '"')
                return i;
            if (next is (byte)'\\' or < 0x20)
                return -1;
        }
        return -1;
    }

    /// <summary>Length of the JSON number at the beginning; 0 when there is none.</summary>
    internal static int NumberLength(ReadOnlySpan<byte> bytes)
    {
        int at = bytes.Length > 0 && bytes[0] == '-' ? 1 : 0;
        int digits = Digits(bytes, at);
        if (digits == 0 || (digits > 1 && bytes[at] == '0'))
            return 0;
        at += digits;
        if (at < bytes.Length && bytes[at] == '.')
        {
            digits = Digits(bytes, at + 1);
            if (digits == 0)
                return 0;
            at += 1 + digits;
        }
        if (at < bytes.Length && (bytes[at] | 0x20) == 'e')
        {
            int power = at + 1;
            if (power < bytes.Length && bytes[power] is (byte)'+' or (byte)'-')
                power++;
            digits = Digits(bytes, power);
            if (digits == 0)
                return 0;
            at = power + digits;
        }
        return at;
    }

    private static int Digits(ReadOnlySpan<byte> bytes, int from)
    {
        int at = from;
        while (at < bytes.Length && (uint)(bytes[at] - '0') <= 9)
            at++;
        return at - from;
    }
}
