using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Writes the smallest .xlsx that a test needs: the parts are given as XML, so that any oddity can be written.</summary>
internal sealed class XlsxFile
{
    private readonly List<(string Name, string State, string Rows)> _sheets = [];
    private readonly List<string> _sharedStrings = [];

    /// <summary>Styles by number: 0 general, 1 dd/mm/yyyy, 2 dd/mm/yyyy hh:mm, 3 hh:mm, 4 0.00, 5 [h]:mm:ss.</summary>
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="hh:mm"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts>
        <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public bool Date1904 { get; init; }

    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    /// <summary>Adds a sheet given as rows of XML.</summary>
    public XlsxFile WithRows(string name, string rows, string state = "visible")
    {
        _sheets.Add((name, state, rows));
        return this;
    }

    /// <summary>Adds a sheet given as cells: a string, a double, or XML of a cell without its reference, such as <c>&lt;c t="b"&gt;…</c>.</summary>
    public XlsxFile WithCells(string name, params object?[][] rows)
    {
        var xml = new StringBuilder();
        for (int r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (int c = 0; c < rows[r].Length; c++)
                xml.Append(Cell(rows[r][c], $"{(char)('A' + c)}{(r + 1).ToString(CultureInfo.InvariantCulture)}"));
            xml.Append("</row>");
        }
        return WithRows(name, xml.ToString());
    }

    public byte[] ToBytes()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string package = "http://schemas.openxmlformats.org/package/2006",
                office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            Add(archive, "[Content_Types].xml",
                $"<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" "
                + $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>");
            Add(archive, "_rels/.rels",
                $"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" "
                + $"Target=\"xl/workbook.xml\"/></Relationships>");
            string sheets = string.Concat(
                _sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"s{i + 1}\"/>"));
            Add(archive, "xl/workbook.xml",
                $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><workbookPr "
                + $"date1904=\"{(Date1904 ? 1 : 0)}\"/><sheets>{sheets}</sheets></workbook>");
            string relations = string.Concat(
                _sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
            Add(archive, "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{package}/relationships\">{relations}<Relationship Id=\"st\" Type=\"{office}/styles\" "
                + $"Target=\"styles.xml\"/><Relationship Id=\"ss\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Add(archive, "xl/styles.xml", Styles);
            Add(archive, "xl/sharedStrings.xml", $"<sst xmlns=\"{main}\">{string.Concat(_sharedStrings.Select(s => $"<si><t>{s}</t></si>"))}</sst>");
            for (int i = 0; i < _sheets.Count; i++)
                Add(archive, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{_sheets[i].Rows}</sheetData></worksheet>");
        }
        return stream.ToArray();
    }

    private string Cell(object? value, string reference)
    {
        switch (value)
        {
            case null:
                return "";
            case string xml when xml.StartsWith("<c", StringComparison.Ordinal):
                return xml.Insert(2, $" r=\"{reference}\"");
            case string text:
                _sharedStrings.Add(text);
                return $"<c r=\"{reference}\" t=\"s\"><v>{(_sharedStrings.Count - 1).ToString(CultureInfo.InvariantCulture)}</v></c>";
            default:
                return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\"><v>{value}</v></c>");
        }
    }

    private void Add(ZipArchive archive, string name, string text)
    {
        using Stream part = archive.CreateEntry(name, Compression).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
