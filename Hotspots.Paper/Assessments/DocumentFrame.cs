using System.Xml.Linq;

namespace Hotspots.Paper.Assessments;

/// <summary>Frame of a document (WordprocessingML): styles, header and footer, and the elements of its text, as plain as the standard
/// allows.</summary>
internal static class DocumentFrame
{
    private static readonly string[] BlankBorders = ["top", "left", "bottom", "right", "between"];

    private static readonly string[] TableBorders = ["top", "left", "bottom", "right", "insideH", "insideV"];

    private static readonly string[] CellMargins = ["left", "right"];

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A4 and its margins, twentieths of a point.</summary>
    private const int PageWidth = 11_906, PageHeight = 16_838, Margin = 1_134, TextWidth = PageWidth - 2 * Margin;

    private const string Ink = "111820", Line = "8A9199", Shade = "F7F6F1";

    /// <summary>The document.</summary>
    public static XElement Document(IReadOnlyList<XElement> body) => new(
        W + "document", Names(),
        new XElement(
            W + "body", body,
            new XElement(
                W + "sectPr",
                new XElement(W + "headerReference", Value("type", "default"), new XAttribute(R + "id", "rIdHeader")),
                new XElement(W + "footerReference", Value("type", "default"), new XAttribute(R + "id", "rIdFooter")),
                new XElement(W + "pgSz", Value("w", PageWidth), Value("h", PageHeight)),
                new XElement(
                    W + "pgMar", Value("top", Margin), Value("right", Margin), Value("bottom", Margin), Value("left", Margin), Value("header", 567),
                    Value("footer", 567), Value("gutter", 0)))));

    /// <summary>Header: the marking.</summary>
    public static XElement Header(string marking) => new(W + "hdr", Names(), Paragraph(marking, "Marking"));

    /// <summary>Footer: the marking, and by what it was made.</summary>
    public static XElement Footer(string marking, string made) => new(W + "ftr", Names(), Paragraph(marking, "Marking"), Paragraph(made, "Made"));

    /// <summary>A paragraph.</summary>
    /// <param name="text">Its text; blank for an empty line.</param>
    /// <param name="style">Its style; null for the usual one.</param>
    public static XElement Paragraph(string text, string? style = null) => new(
        W + "p",
        style is null ? null : new XElement(W + "pPr", new XElement(W + "pStyle", Value("val", style))),
        text.Length == 0 ? null : new XElement(W + "r", new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text))));

    /// <summary>A table whose first row is its head, and is repeated on each page.</summary>
    public static XElement Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int width = TextWidth / head.Count;
        return new XElement(
            W + "tbl",
            new XElement(
                W + "tblPr", new XElement(W + "tblStyle", Value("val", "Facts")),
                    new XElement(W + "tblW", Value("w", TextWidth), Value("type", "dxa")),
                new XElement(W + "tblLook", Value("val", "0020"), Value("firstRow", "1"))),
            new XElement(W + "tblGrid", head.Select(_ => new XElement(W + "gridCol", Value("w", width)))),
            Row(head, width, isHead: true), rows.Select(row => Row(row, width, isHead: false)));
    }

    /// <summary>The styles.</summary>
    public static XElement Styles => new(
        W + "styles", Names(),
        new XElement(
            W + "docDefaults",
            new XElement(
                W + "rPrDefault",
                new XElement(
                    W + "rPr", new XElement(W + "rFonts", Value("ascii", "Arial"), Value("hAnsi", "Arial"), Value("cs", "Arial")),
                    new XElement(W + "color", Value("val", Ink)), new XElement(W + "sz", Value("val", 22)),
                    new XElement(W + "lang", Value("val", "en-GB")))),
            new XElement(
                W + "pPrDefault",
                new XElement(W + "pPr", new XElement(W + "spacing", Value("after", 120), Value("line", 264), Value("lineRule", "auto"))))),
        Style("Normal", "Normal", null, isDefault: true),
        Style("Title", "Title", [Spacing(0, 240)], [Bold, Size(36)]),
        Style("Heading1", "heading 1", [new XElement(W + "keepNext"), Spacing(320, 120), new XElement(W + "outlineLvl", Value("val", 0))],
            [Bold, Size(28)]),
        Style("Caption", "caption", [new XElement(W + "keepNext"), Spacing(120, 60)], [Bold]),
        Style("ListBullet", "List Bullet",
            [new XElement(W + "numPr", new XElement(W + "numId", Value("val", 1))), Spacing(0, 60)]),
        Style("Question", "Question to fill in", [new XElement(W + "keepNext"), Spacing(160, 60)], [Bold]),
        Style("Blank", "Blank to fill in",
            [
                new XElement(W + "keepNext"),
                new XElement(
                    W + "pBdr", BlankBorders.Select(side => new XElement(
                        W + side, Value("val", "single"), Value("sz", 6), Value("space", 4), Value("color", Line)))),
                new XElement(W + "shd", Value("val", "clear"), Value("color", "auto"), Value("fill", Shade)), Spacing(0, 0),
            ]),
        Style("Marking", "Marking", [Spacing(0, 0), new XElement(W + "jc", Value("val", "center"))], [Bold]),
        Style("Made", "Made by", [Spacing(0, 0), new XElement(W + "jc", Value("val", "center"))], [Size(16)]),
        new XElement(
            W + "style", Value("type", "table"), Value("styleId", "Facts"), new XElement(W + "name", Value("val", "Facts")),
            new XElement(
                W + "tblPr",
                new XElement(
                    W + "tblBorders", TableBorders.Select(side => new XElement(
                        W + side, Value("val", "single"), Value("sz", 4), Value("space", 0), Value("color", Line)))),
                new XElement(
                    W + "tblCellMar", CellMargins.Select(side => new XElement(W + side, Value("w", 85), Value("type", "dxa")))))));

    /// <summary>The one list: bullets.</summary>
    public static XElement Numbering => new(
        W + "numbering", Names(),
        new XElement(
            W + "abstractNum", Value("abstractNumId", 0),
            new XElement(
                W + "lvl", Value("ilvl", 0), new XElement(W + "start", Value("val", 1)), new XElement(W + "numFmt", Value("val", "bullet")),
                new XElement(W + "lvlText", Value("val", "•")), new XElement(W + "lvlJc", Value("val", "left")),
                new XElement(W + "pPr", new XElement(W + "ind", Value("left", 454), Value("hanging", 284))))),
        new XElement(W + "num", Value("numId", 1), new XElement(W + "abstractNumId", Value("val", 0))));

    private static XElement Row(IReadOnlyList<string> cells, int width, bool isHead) => new(
        W + "tr", isHead ? new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")) : null,
        cells.Select(cell => new XElement(
            W + "tc",
            new XElement(
                W + "tcPr", new XElement(W + "tcW", Value("w", width), Value("type", "dxa")),
                isHead || cell.Length == 0 ? new XElement(W + "shd", Value("val", "clear"), Value("color", "auto"), Value("fill", Shade)) : null),
            Paragraph(cell, isHead ? "Caption" : null))));

    private static XElement Style(string id, string name, XElement[]? paragraph, XElement[]? letters = null, bool isDefault = false) => new(
        W + "style", Value("type", "paragraph"), isDefault ? Value("default", "1") : null, Value("styleId", id),
        new XElement(W + "name", Value("val", name)), isDefault ? null : new XElement(W + "basedOn", Value("val", "Normal")),
        new XElement(W + "qFormat"),
        paragraph is null ? null : new XElement(W + "pPr", [.. paragraph]), letters is null ? null : new XElement(W + "rPr", [.. letters]));

    private static XElement Bold => new(W + "b");

    private static XElement Size(int halfPoints) => new(W + "sz", Value("val", halfPoints));

    private static XElement Spacing(int before, int after) => new(W + "spacing", Value("before", before), Value("after", after));

    private static XAttribute Value(string name, object value) => new(W + name, value);

    private static XAttribute[] Names() => [new(XNamespace.Xmlns + "w", W), new(XNamespace.Xmlns + "r", R)];

    // XML has no control characters.
    private static string Clean(string text) => string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));
}
