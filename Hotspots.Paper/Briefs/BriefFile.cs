using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing as a file for paper: a sheet a town, and cards to cut off where they are asked for.</summary>
internal static class BriefFile
{
    /// <summary>May it be written there? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, or the name's ending is no format.</exception>
    public static void Check(OutputPlace place)
    {
        ReleaseDoor.CheckFilePlace(place);
        _ = PaperFormats.Of(place);
    }

    /// <summary>Writes it into a file; the name's ending says as what.</summary>
    /// <inheritdoc cref="FindingsDoor.WriteSheets(Brief, OutputPlace, Action{Brief, Stream}, CancellationToken)" path="/exception"/>
    public static void Write(Brief brief, OutputPlace place, bool hasCards, CancellationToken cancellation)
    {
        PaperFormat format = PaperFormats.Of(place);
        if (format != PaperFormat.Pdf && (hasCards || brief.Pages.Count > 1))
            throw new OutputException("A picture holds one page: name a .pdf file, or one town with --area and no cards. Nothing was written.");
        FindingsDoor.WriteSheets(brief, place, (marked, stream) => Write(marked, format, hasCards, stream), cancellation);
    }

    /// <summary>Writes it; the same briefing makes the same bytes.</summary>
    /// <param name="brief">What is said.</param>
    /// <param name="format">PDF for all pages; SVG and PNG hold the first.</param>
    /// <param name="hasCards">A sheet of cards behind each page?</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Brief brief, PaperFormat format, bool hasCards, Stream stream)
    {
        var sheets = new List<Sheet>();
        foreach (BriefPage page in brief.Pages)
        {
            sheets.Add(new Sheet(BriefSheet.Width, BriefSheet.Height, pen => new BriefSheet(pen, brief, page).Draw()));
            if (hasCards && page.Places.Count > 0)
                sheets.Add(new Sheet(BriefSheet.Width, BriefSheet.Height, pen => new CardSheet(pen, brief, page).Draw()));
        }
        string towns = string.Join(", ", brief.Pages.Select(static page => page.Area).Where(static area => area.Length > 0));
        string title = string.Create(CultureInfo.InvariantCulture, $"{brief.Pages[0].Shift}{(towns.Length > 0 ? ": " : "")}{towns}");
        SheetFile.Write(sheets, new SheetProperties(title, brief.Run.Marking), format, stream);
    }
}
