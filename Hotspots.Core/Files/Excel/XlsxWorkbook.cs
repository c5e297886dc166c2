namespace Hotspots.Core.Files.Excel;

/// <summary>Workbook of Excel since 2007 (.xlsx): Office Open XML, read row by row; what is blank is passed over, however far the next cell
/// is.</summary>
/// <remarks>Source: ECMA-376 part 1, sections 18.2 (workbook), 18.3 (worksheets), 18.4 (shared strings) and 18.8 (styles).</remarks>
internal sealed class XlsxWorkbook : Workbook
{
    /// <summary>More tabs than anyone can look through.</summary>
    private const int MaxSheets = 2000;

    private readonly WorkbookArchive _archive;
    private readonly List<SheetTab> _sheets = [];
    private readonly List<string> _parts = [];
    private readonly SharedStrings _strings;
    private readonly NumberFormats _formats;
    private readonly bool _from1904;

    /// <summary>Reads what the sheets share.</summary>
    public XlsxWorkbook(WorkbookArchive archive)
    {
        _archive = archive;
        (Dictionary<string, string> byId, string strings, string styles) = Relations(archive);
        using (PartXml xml = archive.OpenXml("xl/workbook.xml") ?? throw new InvalidDataException("no workbook part"))
        {
            while (xml.Read())
            {
                if (xml.Reader.NodeType != System.Xml.XmlNodeType.Element)
                    continue;
                if (xml.Reader.LocalName == "workbookPr")
                    _from1904 = xml.Reader.GetAttribute("date1904") is "1" or "true";
                else if (xml.Reader.LocalName == "sheet")
                    AddSheet(xml, byId);
            }
        }
        _formats = NumberFormats.Read(archive.OpenXml(styles));
        _strings = SharedStrings.Read(archive.OpenXml(strings));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SheetTab> Sheets => _sheets;

    /// <inheritdoc/>
    public override ISheetRows Open(int index) => Guard(() => new XlsxRows(_archive.OpenXml(_parts[index]), _strings, _formats, _from1904));

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private void AddSheet(PartXml xml, Dictionary<string, string> byId)
    {
        // The attribute's namespace, too, is one of two.
        string? id = null;
        string name = xml.Reader.GetAttribute("name") ?? "", state = xml.Reader.GetAttribute("state") ?? "visible";
        while (xml.Reader.MoveToNextAttribute())
            id = xml.Reader.LocalName == "id" && xml.Reader.Prefix.Length > 0 ? xml.Reader.Value : id;
        xml.Reader.MoveToElement();
        if (id is null || !byId.TryGetValue(id, out string? part) || !_archive.Has(part))
            return;
        if (_sheets.Count == MaxSheets)
            throw new InvalidDataException("more sheets than anyone has");
        _sheets.Add(new SheetTab(name, state == "visible"));
        _parts.Add(part);
    }

    private static (Dictionary<string, string> ById, string Strings, string Styles) Relations(WorkbookArchive archive)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        string strings = "xl/sharedStrings.xml", styles = "xl/styles.xml";
        using PartXml xml = archive.OpenXml("xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("no relations part");
        while (xml.ReadTo("Relationship"))
        {
            string type = xml.Reader.GetAttribute("Type") ?? "", target = xml.Reader.GetAttribute("Target") ?? "";
            string part = target.StartsWith('/') ? target[1..] : "xl/" + target;
            if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                strings = part;
            else if (type.EndsWith("/styles", StringComparison.Ordinal))
                styles = part;
            else if (type.EndsWith("/worksheet", StringComparison.Ordinal) && xml.Reader.GetAttribute("Id") is { } id && byId.Count < MaxSheets)
                byId[id] = part;
        }
        return (byId, strings, styles);
    }
}
