namespace Hotspots.Core.Files;

/// <summary>A seekable stream that hears a cancellation, and gives no more bytes than a sound file needs: round a library that hears
/// nothing.</summary>
/// <param name="inner">Disposed with it.</param>
/// <param name="mostBytes">Most bytes that are given out, those given again counted again.</param>
/// <param name="exhausted">What is said when more are asked for.</param>
/// <param name="hear">Called at each call; throws to end it.</param>
internal sealed class HeardStream(Stream inner, long mostBytes, string exhausted, Action hear) : Stream
{
    private long _left = mostBytes;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => inner.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set
        {
            hear();
            inner.Position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        hear();
        int read = inner.Read(buffer);
        // A loop over nothing is a loop, too.
        _left -= Math.Max(read, 16);
        if (_left < 0)
            throw new UnreadableFileException(exhausted);
        return read;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        hear();
        return inner.Seek(offset, origin);
    }

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
