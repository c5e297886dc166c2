using System.Buffers;

namespace Hotspots.Core.Files.Csv;

/// <summary>A piece of a file that begins and ends at row boundaries. <paramref name="Bytes"/> is rented: return it to the shared pool.</summary>
/// <param name="Bytes">Holds the rows.</param>
/// <param name="Start">First byte.</param>
/// <param name="End">First byte after the rows.</param>
/// <param name="IsOversize">Is it instead the beginning of one row that is longer than any row may be?</param>
internal readonly record struct CsvBlock(byte[] Bytes, int Start, int End, bool IsOversize);

/// <summary>Blocks of whole CSV rows. Where can a stream of rows be cut so that no row is cut? Read by one thread.</summary>
internal sealed class CsvBlocks(Stream stream)
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(CsvReader.BlockBytes);
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>Between fields; set before the first <see cref="TryNext"/>.</summary>
    public byte Delimiter { get; set; } = (byte)',';

    /// <summary>Has the whole stream been cut off?</summary>
    public bool IsExhausted => _atEnd && _start == _end;

    /// <summary>Fills the first buffer.</summary>
    /// <returns>False when the stream is empty.</returns>
    public bool ReadFirst()
    {
        Fill();
        return _end > 0;
    }

    /// <summary>What has been read and not yet cut off.</summary>
    public ReadOnlySpan<byte> Peek() => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Passes over bytes of <see cref="Peek"/>.</summary>
    public void Skip(int bytes) => _start += bytes;

    /// <summary>Cuts off the next block.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool TryNext(out CsvBlock block)
    {
        while (true)
        {
            Fill();
            if (_start == _end)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = [];
                _start = _end = 0;
                block = default;
                return false;
            }
            int length = _atEnd ? _end - _start : LastBoundary(_buffer.AsSpan(_start, _end - _start));
            if (length > CsvReader.MaxRowBytes && _atEnd && IsOneLine())
                length = 0;
            if (length > 0)
            {
                block = GiveAway(_start + length);
                return true;
            }
            if (_end - _start >= CsvReader.MaxRowBytes)
            {
                block = CutOversize();
                return true;
            }
            MakeRoom();
        }
    }

    /// <summary>The end of the last whole row in bytes that go on, or 0.</summary>
    private int LastBoundary(Span<byte> bytes)
    {
        if (!bytes.Contains((byte)'"'))
        {
            int lineFeed = bytes.LastIndexOf((byte)'\n');
            // A carriage return as the very last byte may be half of a pair.
            return lineFeed >= 0 ? lineFeed + 1 : bytes[..^1].LastIndexOf((byte)'\r') + 1;
        }
        int boundary = 0;
        while (boundary < bytes.Length)
        {
            int end = bytes[boundary..].IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
                break;
            int next = CsvRowScanner.LineEnd(bytes, boundary);
            if (bytes.Slice(boundary, end).Contains((byte)'"')
                && CsvRowScanner.Read(bytes, boundary, Delimiter, final: false, unescape: false, [], out _, out next, out _)
                    == CsvRowScanner.Outcome.NeedsMore)
                break;
            if (next == bytes.Length && bytes[^1] != '\n')
                break;
            boundary = next;
        }
        return boundary;
    }

    private bool IsOneLine() => CsvRowScanner.LineEnd(_buffer.AsSpan(0, _end), _start) - _start > CsvReader.MaxRowBytes;

    private CsvBlock GiveAway(int end)
    {
        byte[] given = _buffer;
        int start = _start, rest = _end - end;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(CsvReader.BlockBytes, rest));
        given.AsSpan(end, rest).CopyTo(_buffer);
        _start = 0;
        _end = rest;
        return new CsvBlock(given, start, end, IsOversize: false);
    }

    /// <summary>Gives away the beginning of an endless row and passes over the rest of it.</summary>
    private CsvBlock CutOversize()
    {
        byte[] beginning = ArrayPool<byte>.Shared.Rent(256);
        _buffer.AsSpan(_start, 200).CopyTo(beginning);
        while (true)
        {
            int end = _buffer.AsSpan(_start, _end - _start).IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0)
            {
                _start = CsvRowScanner.LineEnd(_buffer.AsSpan(0, _end), _start);
                break;
            }
            _start = _end = 0;
            Fill();
            if (_end == 0)
                break;
        }
        return new CsvBlock(beginning, 0, 200, IsOversize: true);
    }

    private void Fill()
    {
        while (!_atEnd && _end < _buffer.Length && _end - _start < CsvReader.BlockBytes)
        {
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _atEnd = read == 0;
            _end += read;
        }
    }

    private void MakeRoom()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
        _end -= _start;
        _start = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
    }
}
