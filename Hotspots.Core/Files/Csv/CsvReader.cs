using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Csv;

/// <summary>Reads comma-, semicolon-, tab- or bar-separated text: RFC 4180, and what real files make of it.</summary>
/// <remarks>
/// The file is cut into blocks at row ends by one thread, which looks at nothing but line ends (and quotes, where there are any); the blocks
/// are tokenized and parsed by all cores, and put together in file order.
/// </remarks>
internal sealed class CsvReader : IIncidentReader
{
    /// <summary>Bytes of a block: large enough that starting one costs nothing, small enough to stay in a core's cache.</summary>
    internal const int BlockBytes = 1 << 20;

    /// <summary>Longest row, bytes. Longer ones are no row of incidents but a file that is not what it seems.</summary>
    internal const int MaxRowBytes = 4 << 20;

    private const int SampleRows = 100;
    private const int MaxColumns = 4096;

    /// <inheritdoc/>
    public string Name => "CSV";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head, string fileName)
    {
        (Encoding? encoding, int mark) = CsvDialect.DetectEncoding(head);
        if (encoding is not null)
            return true;
        // Any text is taken as CSV: nothing in the format itself can be told apart from plain text.
        return !head[mark..].Contains((byte)0);
    }

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        using Stream bytes = file.Open();
        var head = new byte[4096];
        int headLength = bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        (Encoding? encoding, int mark) = CsvDialect.DetectEncoding(head.AsSpan(0, headLength));
        using Stream text = Restart(file, encoding, mark);
        var blocks = new CsvBlocks(text);
        if (!blocks.ReadFirst())
            throw new UnreadableFileException("The file is empty: there is no line of column names.");
        (byte delimiter, int sepLine) = CsvDialect.DetectDelimiter(blocks.Peek());
        blocks.Skip(sepLine);
        blocks.Delimiter = delimiter;

        ReadOnlySpan<byte> first = blocks.Peek();
        byte[] start = Utf8.IsValid(TrimPartialCharacter(first)) ? first.ToArray() : CsvDialect.MendEncoding(first);
        List<CsvTopRow> top = CsvTopRow.Read(first.ToArray(), delimiter, sink.Header.Shown, firstLine: sepLine > 0 ? 2 : 1);
        List<CsvTopRow> texts = Utf8.IsValid(TrimPartialCharacter(first))
            ? top
            : CsvTopRow.Read(start, delimiter, sink.Header.Shown, firstLine: sepLine > 0 ? 2 : 1);
        (string[] headers, string headerDetail, CsvTopRow last) = ReadHeader(top, texts, sink.Header);
        var sampler = new Sampler();
        new CsvTokenizer(delimiter, MaxColumns).Read(start.AsSpan(texts[last.Index].End), sampler);
        string detail = CsvDialect.Describe(encoding, delimiter, !Utf8.IsValid(TrimPartialCharacter(first)));
        if (headerDetail.Length > 0)
        {
            sink.Tell($"{headerDetail}; what stands above is no data. ⟨header-row N⟩ names another line.");
            detail = detail.Length > 0 ? $"{detail}, {headerDetail}" : headerDetail;
        }
        sink.Begin(NameBlankHeaders(headers), sampler.Rows, detail);
        blocks.Skip(last.End);
        new CsvPump(blocks, sink, delimiter, headers.Length, linesBefore: last.LastLine).Run(cancellation);
    }

    // The header's own bytes are those of the file, so its length is measured on the file's bytes, and its text read from the mended ones.
    private static (string[] Headers, string Detail, CsvTopRow Last) ReadHeader(List<CsvTopRow> top, List<CsvTopRow> texts, HeaderRows header)
    {
        if (top.Count == 0)
            throw new UnreadableFileException("The file holds only blank lines: there is no line of column names.");
        TopRow[] shown = [.. texts.Select(static row => new TopRow(row.Line, row.Cells))];
        HeaderPlace place = header.Find(shown);
        if (texts[place.Meaning == 0 ? 0 : place.Index].Fault is { Length: > 0 } fault)
            throw new UnreadableFileException(fault);
        string[] headers = header.Names(shown, place);
        if (headers.Length > MaxColumns)
            throw new UnreadableFileException("The first line has more than 4,096 fields: it does not look like a line of column names.");
        return (headers, HeaderRows.Describe(shown, place, "line"), top[place.Index + place.Rows - 1]);
    }

    private static Stream Restart(SourceFile file, Encoding? encoding, int mark)
    {
        Stream stream = file.Open();
        for (int left = mark; left > 0; left--)
            _ = stream.ReadByte();
        return encoding is null ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
    }

    private static ReadOnlySpan<byte> TrimPartialCharacter(ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > 0 && text.Length - end < 3 && (text[end - 1] & 0xC0) == 0x80)
            end--;
        return end > 0 && text[end - 1] >= 0xC0 ? text[..(end - 1)] : text;
    }

    private static string[] NameBlankHeaders(string[] headers) =>
        [.. headers.Select((h, i) => string.IsNullOrWhiteSpace(h) ? string.Create(CultureInfo.InvariantCulture, $"column {i + 1}") : h.Trim())];

    /// <summary>Keeps the first rows of a file as strings.</summary>
    private sealed class Sampler : IRowBlock
    {
        public List<string[]> Rows { get; } = [];

        public void Add(int line, RowFields fields)
        {
            if (Rows.Count == SampleRows)
                return;
            var row = new string[fields.Count];
            for (int i = 0; i < row.Length; i++)
                row[i] = Encoding.UTF8.GetString(fields[i]);
            Rows.Add(row);
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
        {
        }

        public void Complete(int lines)
        {
        }
    }
}
