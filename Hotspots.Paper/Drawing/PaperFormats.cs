using Hotspots.Core.Model;

namespace Hotspots.Paper.Drawing;

/// <summary>Formats of files for paper, by the ending of the file's name.</summary>
internal static class PaperFormats
{
    private static readonly Dictionary<string, PaperFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = PaperFormat.Pdf,
        [".svg"] = PaperFormat.Svg,
        [".png"] = PaperFormat.Png,
        [".html"] = PaperFormat.Html,
        [".pptx"] = PaperFormat.Pptx,
    };

    /// <summary>Those of a single picture or of pages: what a map can be.</summary>
    public static PaperFormat[] Drawn { get; } = [PaperFormat.Pdf, PaperFormat.Svg, PaperFormat.Png];

    /// <summary>The ending of its files: ".pdf".</summary>
    public static string EndingOf(PaperFormat format) => Endings.First(pair => pair.Value == format).Key;

    /// <summary>What it is called by people.</summary>
    public static string TitleOf(PaperFormat format) => format switch
    {
        PaperFormat.Pdf => "PDF",
        PaperFormat.Html => "Web page",
        PaperFormat.Pptx => "PowerPoint",
        PaperFormat.Svg => "Drawing (SVG)",
        _ => "Picture (PNG)",
    };

    /// <summary>The format that a file's name says.</summary>
    /// <param name="place">The file.</param>
    /// <param name="offered">Which there are.</param>
    /// <exception cref="OutputException">Its ending is none of them.</exception>
    public static PaperFormat Of(OutputPlace place, params ReadOnlySpan<PaperFormat> offered)
    {
        if (Endings.TryGetValue(Path.GetExtension(place.Path), out PaperFormat format) && offered.Contains(format))
            return format;
        var names = new List<string>();
        foreach ((string ending, PaperFormat one) in Endings)
        {
            if (offered.Contains(one))
                names.Add(ending);
        }
        throw new OutputException(
            $"\"{place.Path}\" does not say as what: let its name end in {string.Join(", ", names.SkipLast(1))} or {names[^1]}.");
    }
}
