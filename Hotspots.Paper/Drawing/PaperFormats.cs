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
    };

    /// <summary>The format that a file's name says.</summary>
    /// <exception cref="OutputException">Its ending is none.</exception>
    public static PaperFormat Of(OutputPlace place) =>
        Endings.TryGetValue(Path.GetExtension(place.Path), out PaperFormat format) ? format
        : throw new OutputException($"\"{place.Path}\" does not say as what: let its name end in .pdf, .svg or .png.");
}
