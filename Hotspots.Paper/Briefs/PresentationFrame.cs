using System.Xml.Linq;

namespace Hotspots.Paper.Briefs;

/// <summary>Frame of a presentation (PresentationML): what every file of slides must have, as plain as the standard allows.</summary>
internal static class PresentationFrame
{
    public static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XNamespace Cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>The list of slides and their size.</summary>
    public static XElement Presentation(IReadOnlyList<string> slides, long width, long height) => new(
        P + "presentation", Names(),
        new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2147483648u), new XAttribute(R + "id", "rIdMaster"))),
        new XElement(
            P + "sldIdLst",
            slides.Select(static (id, i) => new XElement(P + "sldId", new XAttribute("id", 256 + i), new XAttribute(R + "id", id)))),
        new XElement(P + "sldSz", new XAttribute("cx", width), new XAttribute("cy", height)),
        new XElement(P + "notesSz", new XAttribute("cx", 6858000), new XAttribute("cy", 9144000)));

    /// <summary>A slide.</summary>
    public static XElement Slide(IReadOnlyList<XElement> shapes) =>
        new(P + "sld", Names(), Tree(shapes), new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    /// <summary>The layout of all slides: nothing but a title.</summary>
    public static XElement Layout => new(
        P + "sldLayout", Names(), new XAttribute("type", "titleOnly"), Tree([TitleHolder()], "Title"),
        new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    /// <summary>The master.</summary>
    public static XElement Master => new(
        P + "sldMaster", Names(), Tree([TitleHolder()]),
        new XElement(
            P + "clrMap",
            new[]
            {
                ("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2"), ("accent1", "accent1"), ("accent2", "accent2"),
                ("accent3", "accent3"), ("accent4", "accent4"), ("accent5", "accent5"), ("accent6", "accent6"), ("hlink", "hlink"),
                ("folHlink", "folHlink"),
            }.Select(static pair => new XAttribute(pair.Item1, pair.Item2))),
        new XElement(P + "sldLayoutIdLst", new XElement(P + "sldLayoutId", new XAttribute("id", 2147483649u), new XAttribute(R + "id", "rIdLayout"))),
        new XElement(P + "txStyles", new XElement(P + "titleStyle"), new XElement(P + "bodyStyle"), new XElement(P + "otherStyle")));

    /// <summary>Colours and letters.</summary>
    public static XElement Theme => new(
        A + "theme", new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute("name", "Hotspots"),
        new XElement(
            A + "themeElements",
            new XElement(
                A + "clrScheme", new XAttribute("name", "Hotspots"),
                new[]
                {
                    ("dk1", "111820"), ("lt1", "FFFFFF"), ("dk2", "4A525B"), ("lt2", "F7F6F1"), ("accent1", "7A0F30"), ("accent2", "0B4F56"),
                    ("accent3", "0072B2"), ("accent4", "D55E00"), ("accent5", "009E73"), ("accent6", "E69F00"), ("hlink", "0B5B9D"),
                    ("folHlink", "5B3F8C"),
                }.Select(static pair => new XElement(A + pair.Item1, new XElement(A + "srgbClr", new XAttribute("val", pair.Item2))))),
            new XElement(A + "fontScheme", new XAttribute("name", "Hotspots"), Font("majorFont"), Font("minorFont")),
            new XElement(
                A + "fmtScheme", new XAttribute("name", "Hotspots"),
                new XElement(A + "fillStyleLst", Fill(), Fill(), Fill()),
                new XElement(A + "lnStyleLst", Line(), Line(), Line()),
                new XElement(A + "effectStyleLst", Effect(), Effect(), Effect()),
                new XElement(A + "bgFillStyleLst", Fill(), Fill(), Fill()))));

    /// <summary>What the file says of itself; no date.</summary>
    public static XElement Core(string title, string subject) => new(
        Cp + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", Cp), new XAttribute(XNamespace.Xmlns + "dc", Dc),
        new XElement(Dc + "title", title), new XElement(Dc + "subject", subject), new XElement(Dc + "creator", "Hotspots"),
        new XElement(Cp + "keywords", subject));

    private static XAttribute[] Names() =>
        [new(XNamespace.Xmlns + "p", P), new(XNamespace.Xmlns + "a", A), new(XNamespace.Xmlns + "r", R)];

    private static XElement Tree(IReadOnlyList<XElement> shapes, string? name = null) => new(
        P + "cSld", name is null ? null : new XAttribute("name", name),
        new XElement(
            P + "spTree",
            new XElement(
                P + "nvGrpSpPr", new XElement(P + "cNvPr", new XAttribute("id", 1), new XAttribute("name", "")), new XElement(P + "cNvGrpSpPr"),
                new XElement(P + "nvPr")),
            new XElement(P + "grpSpPr"), shapes));

    private static XElement TitleHolder() => new(
        P + "sp",
        new XElement(
            P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", 2), new XAttribute("name", "Title")), new XElement(P + "cNvSpPr"),
            new XElement(P + "nvPr", new XElement(P + "ph", new XAttribute("type", "title")))),
        new XElement(
            P + "spPr",
            new XElement(
                A + "xfrm", new XElement(A + "off", new XAttribute("x", 360000), new XAttribute("y", 468000)),
                new XElement(A + "ext", new XAttribute("cx", 11472000), new XAttribute("cy", 432000))),
            new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))),
        new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), new XElement(A + "p")));

    private static XElement Font(string which) => new(
        A + which, new XElement(A + "latin", new XAttribute("typeface", "Arial")), new XElement(A + "ea", new XAttribute("typeface", "")),
        new XElement(A + "cs", new XAttribute("typeface", "")));

    private static XElement Fill() => new(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", "phClr")));

    private static XElement Line() => new(A + "ln", new XAttribute("w", 9525), Fill());

    private static XElement Effect() => new(A + "effectStyle", new XElement(A + "effectLst"));
}
