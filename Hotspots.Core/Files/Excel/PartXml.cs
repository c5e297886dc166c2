using System.Xml;
using Hotspots.Core.Files.Zip;

namespace Hotspots.Core.Files.Excel;

/// <summary>One XML part of a workbook, read forwards, element by element; bounded in each way that XML can be made to swell.</summary>
internal sealed class PartXml : IDisposable
{
    /// <summary>Longest text of a cell, characters: Excel's own limit is 32,767.</summary>
    internal const int MaxTextLength = 1 << 20;

    private const int MaxDepth = 64;

    private readonly PartStream _stream;
    private char[] _text = new char[256];

    /// <summary>Opens a part.</summary>
    /// <param name="unpacked">Its bytes; disposed with it.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="cancellation">Heard at every read.</param>
    public PartXml(Stream unpacked, long length, CancellationToken cancellation)
    {
        _stream = new PartStream(unpacked, length, cancellation);
        Reader = XmlReader.Create(_stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>The reader, for the names and attributes of the element it stands on.</summary>
    public XmlReader Reader { get; }

    /// <summary>How far the part has been read, from 0 to 1.</summary>
    public double Done => _stream.Done;

    /// <summary>Moves to the next node.</summary>
    public bool Read()
    {
        if (!Reader.Read())
            return false;
        if (Reader.Depth > MaxDepth)
            throw new InvalidDataException("nested deeper than any workbook");
        return true;
    }

    /// <summary>Moves to the next element of a name, whatever its namespace: Excel writes the same names in either of two ("transitional" and
    /// "strict").</summary>
    public bool ReadTo(string name)
    {
        while (Read())
        {
            if (Reader.NodeType == XmlNodeType.Element && Reader.LocalName == name)
                return true;
        }
        return false;
    }

    /// <summary>Moves to the next element of either of two names.</summary>
    public bool ReadTo(string name, string other)
    {
        while (Read())
        {
            if (Reader.NodeType == XmlNodeType.Element && (Reader.LocalName == name || Reader.LocalName == other))
                return true;
        }
        return false;
    }

    /// <summary>Moves to the next element within the element that begins at <paramref name="depth"/>; false at its end.</summary>
    public bool ReadWithin(int depth)
    {
        while (Read() && Reader.Depth > depth)
        {
            if (Reader.NodeType == XmlNodeType.Element)
                return true;
        }
        return false;
    }

    /// <summary>The text of the element the reader stands on; the reader moves to its end. Valid until the next call.</summary>
    public ReadOnlySpan<char> ReadText() => _text.AsSpan(0, AppendText(0));

    /// <summary>
    /// The text of a string item (si, is): its own text or that of its rich runs, without hints of pronunciation. The reader moves to its end.
    /// </summary>
    public ReadOnlySpan<char> ReadItem()
    {
        int length = 0, depth = Reader.Depth;
        if (Reader.IsEmptyElement)
            return default;
        while (ReadWithin(depth))
        {
            if (Reader.LocalName == "rPh")
                SkipElement();
            else if (Reader.LocalName == "t")
                length = AppendText(length);
        }
        return Unescape(_text.AsSpan(0, length));
    }

    /// <summary>Passes over the element the reader stands on.</summary>
    public void SkipElement()
    {
        int depth = Reader.Depth;
        if (!Reader.IsEmptyElement)
        {
            while (ReadWithin(depth))
            {
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _stream.Dispose();
    }

    private int AppendText(int length)
    {
        int depth = Reader.Depth;
        if (Reader.IsEmptyElement)
            return length;
        while (Read() && Reader.Depth > depth)
        {
            if (Reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            while (true)
            {
                if (length == _text.Length)
                {
                    if (length >= MaxTextLength)
                        throw new UnreadableFileException(
                            "A cell holds more text than Excel allows: the workbook is damaged; open it in Excel and save it again.");
                    Array.Resize(ref _text, 2 * length);
                }
                int read = Reader.ReadValueChunk(_text, length, _text.Length - length);
                if (read == 0)
                    break;
                length += read;
            }
        }
        return length;
    }

    // Excel writes characters that XML has no place for as _x000D_, and an underscore that would be taken for such a beginning as _x005F_.
    private static ReadOnlySpan<char> Unescape(Span<char> text)
    {
        int at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        int to = at;
        while (at < text.Length)
        {
            if (text[at] == '_' && at + 7 <= text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
                && ushort.TryParse(
                    text.Slice(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture,
                    out ushort code))
            {
                text[to++] = (char)code;
                at += 7;
                continue;
            }
            text[to++] = text[at++];
        }
        return text[..to];
    }

    /// <summary>The bytes of a part; no tag and no text between two tags may be so long that the reader would have to hold it.</summary>
    private sealed class PartStream(Stream unpacked, long length, CancellationToken cancellation) : ForwardStream
    {
        /// <summary>A cell of 32,767 characters takes at most ten bytes each.</summary>
        private const int MaxGap = 1 << 20;

        private long _read;
        private long _gap;

        public double Done => length == 0 ? 1 : Math.Min(1, (double)_read / length);

        public override int Read(Span<byte> buffer)
        {
            cancellation.ThrowIfCancellationRequested();
            int read;
            try
            {
                read = unpacked.Read(buffer);
            }
            catch (UnreadableFileException damaged)
            {
                // A part is nothing that the user knows of.
                throw new InvalidDataException("a damaged part", damaged);
            }
            _read += read;
            int tag = buffer[..read].LastIndexOf((byte)'<');
            _gap = tag < 0 ? _gap + read : read - tag;
            if (_gap > MaxGap)
                throw new InvalidDataException("longer than anything in a workbook");
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                unpacked.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Names of elements, attributes and namespaces: a workbook has some hundred, and each is kept as long as the part is open.</summary>
    private sealed class BoundedNames : NameTable
    {
        private const int MaxNames = 10_000;

        private int _left = MaxNames;

        public override string Add(string key) => Get(key) ?? base.Add(OneMore(key));

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? base.Add(OneMore(new string(key, start, len)));

        private string OneMore(string key) => --_left >= 0 ? key : throw new InvalidDataException("more names than in any workbook");
    }
}
