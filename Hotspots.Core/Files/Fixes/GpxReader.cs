using System.Globalization;
using System.Text;
using System.Xml;
using Hotspots.Core.Files.Excel;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Fixes;

/// <summary>Reader of GPX, the GPS Exchange Format 1.0 and 1.1: track points (<c>trkpt</c>) with their times, one a row.</summary>
/// <remarks>
/// The unit is the track's name, else the file's. Routes and waypoints say where to go or what is there, not where somebody was: they are passed
/// over. Read forwards and never held; names of any namespace. XML is bounded as <see cref="PartXml"/> bounds it.
/// </remarks>
internal sealed class GpxReader : IIncidentReader
{
    private const int RowsOfABlock = 1 << 16;

    /// <summary>Longest time or name, characters.</summary>
    private const int LongestText = 200;

    private static readonly string[] Headers = ["unit", "time", "latitude", "longitude"];

    /// <inheritdoc/>
    public string Name => "GPX";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head, string fileName) => head.IndexOf("<gpx"u8) >= 0 || head.IndexOf(":gpx"u8) >= 0;

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        sink.Begin(Headers, []);
        var rows = new GpxRows(sink);
        try
        {
            using var xml = new PartXml(file.Open(), file.Length, cancellation);
            double told = 0;
            string track = "";
            while (xml.Read())
            {
                XmlReader reader = xml.Reader;
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                switch (reader.LocalName)
                {
                    case "trk":
                        track = "";
                        break;
                    case "name" when reader.Depth == 2:
                        track = Text(xml);
                        break;
                    case "trkpt":
                        Point(xml, rows, track);
                        break;
                    case "rte" or "wpt" or "metadata" or "extensions":
                        xml.SkipElement();
                        break;
                }
                if (xml.Done - told < 0.01)
                    continue;
                sink.Advance((long)((xml.Done - told) * file.Length));
                told = xml.Done;
            }
        }
        catch (Exception damaged) when (damaged is XmlException or InvalidDataException or UnreadableFileException)
        {
            string where = damaged is XmlException { LineNumber: > 0 } at
                ? string.Create(CultureInfo.InvariantCulture, $" at line {at.LineNumber}") : "";
            throw new UnreadableFileException($"The GPX file is damaged{where}: export it again; what stands before that is read.", damaged);
        }
        finally
        {
            rows.End();
        }
        if (rows.Count == 0)
            throw new UnreadableFileException(
                "The GPX file holds no track points: a route or waypoints say where to go, not where somebody was; export the track.");
    }

    // <trkpt lat="51.7" lon="1.1"><time>2026-06-30T22:04:05Z</time></trkpt>, whatever else is in it.
    private static void Point(PartXml xml, GpxRows rows, string track)
    {
        XmlReader reader = xml.Reader;
        string latitude = reader.GetAttribute("lat") ?? "", longitude = reader.GetAttribute("lon") ?? "", time = "";
        int line = reader is IXmlLineInfo info ? info.LineNumber : 0, depth = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (xml.ReadWithin(depth))
            {
                if (reader.LocalName == "time" && reader.Depth == depth + 1)
                    time = Text(xml);
            }
        }
        rows.Add(line, track, time, latitude, longitude);
    }

    private static string Text(PartXml xml)
    {
        ReadOnlySpan<char> text = xml.ReadText().Trim();
        return text.Length <= LongestText ? text.ToString() : text[..LongestText].ToString();
    }

    /// <summary>Rows made of points, in blocks.</summary>
    private sealed class GpxRows(IRowSink sink)
    {
        private readonly FieldSpan[] _fields = new FieldSpan[Headers.Length];
        private byte[] _bytes = new byte[256];
        private IRowBlock? _block;
        private int _inBlock;
        private int _line;
        private int _linesBefore;

        public int Count { get; private set; }

        public void Add(int line, string unit, string time, string latitude, string longitude)
        {
            _block ??= sink.OpenBlock();
            int length = 0;
            Put(0, unit, ref length);
            Put(1, time, ref length);
            Put(2, latitude, ref length);
            Put(3, longitude, ref length);
            _line = Math.Max(line, _line);
            _block.Add(line - _linesBefore, new RowFields(_bytes.AsSpan(0, length), _fields));
            Count++;
            if (++_inBlock == RowsOfABlock)
                End();
        }

        public void End()
        {
            _block?.Complete(_line - _linesBefore);
            (_block, _inBlock, _linesBefore) = (null, 0, _line);
        }

        private void Put(int field, string text, ref int length)
        {
            int most = length + Encoding.UTF8.GetMaxByteCount(text.Length);
            if (most > _bytes.Length)
                Array.Resize(ref _bytes, 2 * most);
            int bytes = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(length));
            _fields[field] = new FieldSpan(length, bytes);
            length += bytes;
        }
    }
}
