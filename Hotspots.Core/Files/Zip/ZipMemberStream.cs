using System.IO.Compression;

namespace Hotspots.Core.Files.Zip;

/// <summary>The unpacked bytes of one member, from its first; checked against the size and checksum that the directory states.</summary>
/// <remarks>More bytes than stated are never given out: a bomb with a lying header ends at the size it pretends to have.</remarks>
internal sealed class ZipMemberStream : ForwardStream
{
    private const string Damaged = "The member is damaged in the archive: download or copy the archive again, or unpack it with another program.";

    private readonly ZipMember _member;
    private readonly Stream _unpacked;
    private long _given;
    private uint _crc;

    /// <summary>Opens a member.</summary>
    /// <param name="archive">The archive, seekable, for this stream alone; disposed with it.</param>
    /// <param name="member">A member of it, not encrypted, packed by method 0 or 8.</param>
    /// <exception cref="UnreadableFileException">Its bytes are not where the directory says.</exception>
    public ZipMemberStream(Stream archive, ZipMember member)
    {
        _member = member;
        long start = ZipDirectory.DataStart(archive, member);
        archive.Position = start;
        var packed = new PackedBytes(archive, member.PackedBytes);
        _unpacked = member.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override long Length => _member.Bytes;

    /// <inheritdoc/>
    public override long Position
    {
        get => _given;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        int read;
        try
        {
            read = _unpacked.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw new UnreadableFileException(Damaged, error);
        }
        _given += read;
        if (_given > _member.Bytes)
            throw new UnreadableFileException(
                "The member unpacks to more than the archive says, so the archive is damaged or hostile: ask its sender for the plain file.");
        _crc = Crc32.Append(_crc, buffer[..read]);
        if (read == 0 && (_given != _member.Bytes || _crc != _member.Crc))
            throw new UnreadableFileException(Damaged);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The next so many bytes of the archive, and no more.</summary>
    private sealed class PackedBytes(Stream archive, long length) : ForwardStream
    {
        private long _left = length;

        public override int Read(Span<byte> buffer)
        {
            int read = archive.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                archive.Dispose();
            base.Dispose(disposing);
        }
    }
}
