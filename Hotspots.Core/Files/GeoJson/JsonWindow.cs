using System.Buffers;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Sliding window over a JSON file. Which bytes come next in a JSON file? A window that moves over the stream and holds one value whole at a
/// time.</summary>
/// <remarks>
/// A file of 240 MB passes through a window of 1 MB; the window grows only for a value that is larger. Spans it gives are valid
/// until its next call. Not thread-safe.
/// </remarks>
internal sealed class JsonWindow(Stream stream, Action<int> advance) : IDisposable
{
    /// <summary>
    /// Largest single value, bytes: a point feature has hundreds of bytes and the largest polygon of a country some megabytes;
    /// beyond this a file is damaged (a lost quote makes the rest of it one string) or hostile.
    /// </summary>
    internal const int MaxValueBytes = 64 << 20;

    private const int InitialBytes = 1 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _start;
    private int _end;
    private int _mark = -1;
    private long _offset;

    /// <summary>Bytes of the stream before the next one.</summary>
    public long Position => _offset + _start;

    /// <summary>What is known already of the bytes to come.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Everything from the mark to here.</summary>
    public ReadOnlySpan<byte> Marked => _buffer.AsSpan(_mark, _start - _mark);

    /// <summary>Keeps everything from here on in the window, until <see cref="Unmark"/>.</summary>
    public void Mark() => _mark = _start;

    /// <summary>Lets the window move on again.</summary>
    public void Unmark() => _mark = -1;

    /// <summary>The next byte that is not white space, or −1 at the end of the file; it is not consumed.</summary>
    /// <remarks>The record separator (RFC 8142) counts as white space between values.</remarks>
    public int Peek()
    {
        while (true)
        {
            while (_start < _end)
            {
                byte next = _buffer[_start];
                if (!IsSpace(next))
                    return next;
                _start++;
            }
            if (!Fill())
                return -1;
        }
    }

    /// <summary>Moves on over bytes that <see cref="Ahead"/> has shown.</summary>
    public void Consume(int count) => _start += count;

    /// <summary>Takes the whole value that begins at the next byte.</summary>
    /// <exception cref="MalformedJsonException">The file ends within it, or it is too deep or too large.</exception>
    public ReadOnlySpan<byte> TakeValue()
    {
        var extent = new JsonExtent();
        try
        {
            while (!extent.GoOn(Ahead))
            {
                if (Fill())
                    continue;
                if (extent.IsScalar && extent.Length > 0)
                    break;
                throw new MalformedJsonException(Ahead.Length, "the file ends in the middle of a value, as if it had been cut short");
            }
        }
        catch (MalformedJsonException fault)
        {
            throw fault.After(Position);
        }
        ReadOnlySpan<byte> value = Ahead[..extent.Length];
        _start += extent.Length;
        return value;
    }

    /// <summary>Gives the buffer back; the stream belongs to the caller.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    internal static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0x1E;

    private bool Fill()
    {
        int keepFrom = _mark >= 0 ? _mark : _start;
        if (keepFrom > 0)
        {
            _buffer.AsSpan(keepFrom, _end - keepFrom).CopyTo(_buffer);
            _offset += keepFrom;
            _start -= keepFrom;
            _end -= keepFrom;
            if (_mark >= 0)
                _mark = 0;
        }
        if (_end == _buffer.Length)
            Grow();
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        advance(read);
        return read > 0;
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxValueBytes)
            throw new MalformedJsonException(0, $"one feature is larger than {MaxValueBytes >> 20} MB, so a quote or bracket is probably missing");
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
