using System.Xml.Linq;

namespace Hotspots.Paper.Briefs;

/// <summary>Shapes of a slide (PresentationML): texts, the title and a picture, each with a name that screen readers say.</summary>
internal sealed class SlideShapes
{
    private static readonly XNamespace P = PresentationFrame.P, A = PresentationFrame.A, R = PresentationFrame.R;

    private readonly List<XElement> _all = [];

    // 1 is the group of all.
    private int _number = 1;

    /// <summary>All of them, in reading order.</summary>
    public IReadOnlyList<XElement> All => _all;

    /// <summary>Adds the slide's title.</summary>
    public void Title(float x, float y, float width, float height, SlideLine line) => _all.Add(new XElement(
        P + "sp",
        new XElement(
            P + "nvSpPr", Named("Title"), new XElement(P + "cNvSpPr"),
            new XElement(P + "nvPr", new XElement(P + "ph", new XAttribute("type", "title")))),
        new XElement(P + "spPr", Place(x, y, width, height)), Body([line], false)));

    /// <summary>Adds a text.</summary>
    public void Text(string name, float x, float y, float width, float height, IReadOnlyList<SlideLine> lines, bool isCentred = false) =>
        _all.Add(new XElement(
            P + "sp",
            new XElement(P + "nvSpPr", Named(name), new XElement(P + "cNvSpPr", new XAttribute("txBox", 1)), new XElement(P + "nvPr")),
            new XElement(P + "spPr", Place(x, y, width, height), Rectangle(), new XElement(A + "noFill")), Body(lines, isCentred)));

    /// <summary>Adds a picture with words instead.</summary>
    public void Picture(string name, string words, string id, float x, float y, float width, float height)
    {
        XElement named = Named(name);
        named.Add(new XAttribute("descr", words));
        _all.Add(new XElement(
            P + "pic",
            new XElement(
                P + "nvPicPr", named, new XElement(P + "cNvPicPr", new XElement(A + "picLocks", new XAttribute("noChangeAspect", 1))),
                new XElement(P + "nvPr")),
            new XElement(
                P + "blipFill", new XElement(A + "blip", new XAttribute(R + "embed", id)), new XElement(A + "stretch", new XElement(A + "fillRect"))),
            new XElement(P + "spPr", Place(x, y, width, height), Rectangle())));
    }

    private XElement Named(string name) => new(P + "cNvPr", new XAttribute("id", ++_number), new XAttribute("name", name));

    private static XElement Rectangle() => new(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"));

    private static XElement Place(float x, float y, float width, float height) => new(
        A + "xfrm",
        new XElement(A + "off", new XAttribute("x", BriefSlides.Units(x)), new XAttribute("y", BriefSlides.Units(y))),
        new XElement(A + "ext", new XAttribute("cx", BriefSlides.Units(width)), new XAttribute("cy", BriefSlides.Units(height))));

    // Words that grow longer shrink into their box.
    private static XElement Body(IReadOnlyList<SlideLine> lines, bool isCentred) => new(
        P + "txBody",
        new XElement(
            A + "bodyPr", new XAttribute("wrap", "square"), new XAttribute("lIns", 0), new XAttribute("tIns", 0), new XAttribute("rIns", 0),
            new XAttribute("bIns", 0), new XAttribute("anchor", "t"), new XElement(A + "normAutofit")),
        new XElement(A + "lstStyle"),
        lines.Select(line => new XElement(
            A + "p", new XElement(A + "pPr", isCentred ? new XAttribute("algn", "ctr") : null),
            new XElement(
                A + "r",
                new XElement(
                    A + "rPr", new XAttribute("lang", "en-GB"), new XAttribute("sz", line.Points * 100), new XAttribute("b", line.IsBold ? 1 : 0),
                    new XElement(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", "tx1")))),
                new XElement(A + "t", line.Words)))));
}
