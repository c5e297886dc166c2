using System.Buffers;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Extent of a JSON value. Where does a JSON value end? Finds the end of one value without looking at its grammar, and can go on when more
/// bytes have come.</summary>
/// <remarks>Cost: one vectorised search a structural character. What lies between is checked by whoever parses the value.</remarks>
internal struct JsonExtent
{
    /// <summary>Deepest nesting of one value. Real features need 5; a file of a million brackets must not exhaust the stack.</summary>
    internal const int MaxDepth = 64;

    private static readonly SearchValues<byte> Structural = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> AfterScalar = SearchValues.Create(",]}:\"{[ \t\r\n\u001e"u8);

    private int _depth;
    private bool _inString;

    /// <summary>Bytes looked at so far; once <see cref="GoOn"/> has returned true, the length of the value.</summary>
    public int Length { get; private set; }

    /// <summary>Is the value a bare word or number, whose end is the end of the file when nothing follows?</summary>
    public bool IsScalar { get; private set; }

    /// <summary>Looks on from where it stopped.</summary>
    /// <param name="value">All bytes known from the first byte of the value on.</param>
    /// <returns>Was the end of the value found?</returns>
    /// <exception cref="MalformedJsonException">Nested deeper than <see cref="MaxDepth"/>; the position is within
    /// <paramref name="value"/>.</exception>
    public bool GoOn(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return false;
        if (value[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
            return GoOnScalar(value);
        while (Length < value.Length)
        {
            ReadOnlySpan<byte> rest = value[Length..];
            if (_inString)
            {
                int stop = rest.IndexOfAny((byte)'"', (byte)'\\');
                if (stop < 0)
                {
                    Length = value.Length;
                }
                else if (rest[stop] == '"')
                {
                    Length += stop + 1;
                    _inString = false;
                    if (_depth == 0)
                        return true;
                }
                else if (stop + 1 < rest.Length)
                {
                    Length += stop + 2;
                }
                else
                {
                    Length += stop; // a backslash whose partner has not come yet: looked at again
                    return false;
                }
                continue;
            }
            int next = rest.IndexOfAny(Structural);
            if (next < 0)
            {
                Length = value.Length;
                return false;
            }
            Length += next + 1;
            switch (rest[next])
            {
                case (byte)'"':
                    _inString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    if (++_depth > MaxDepth)
                        throw new MalformedJsonException(Length - 1, $"brackets are nested deeper than {MaxDepth}");
                    break;
                default:
                    if (--_depth == 0)
                        return true;
                    break;
            }
        }
        return false;
    }

    private bool GoOnScalar(ReadOnlySpan<byte> value)
    {
        IsScalar = true;
        // At least one byte, so that a stray comma or bracket is handed over (and refused) instead of looked at for ever.
        int start = Math.Max(Length, 1);
        int stop = value[start..].IndexOfAny(AfterScalar);
        Length = stop < 0 ? value.Length : start + stop;
        return stop >= 0;
    }
}

/// <summary>The bytes are not JSON from some place on.</summary>
internal sealed class MalformedJsonException(long position, string what) : Exception(what)
{
    /// <summary>Bytes before the place, counted from wherever the thrower counts; made absolute by <see cref="After"/>.</summary>
    public long Position { get; } = position;

    /// <summary>The same fault counted from <paramref name="bytesBefore"/> bytes earlier.</summary>
    public MalformedJsonException After(long bytesBefore) => new(Position + bytesBefore, Message);
}
