using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing as a file: sheets for paper, slides, or a page for screen readers; a town each, and cards to cut off where they are asked
/// for.</summary>
internal static class BriefFile
{
    private static readonly PaperFormat[] Offered = [PaperFormat.Pdf, PaperFormat.Html, PaperFormat.Pptx, PaperFormat.Svg, PaperFormat.Png];

    /// <summary>Places that there is room for.</summary>
    public static int MostPlaces(PaperSize paper) => paper == PaperSize.Slide ? BriefSlide.MostPlaces : BriefPage.MostPlaces;

    /// <summary>Why there is no room for so many places; null where there is.</summary>
    public static string? WhyNot(PaperSize paper, int places) => places <= MostPlaces(paper) ? null
        : string.Create(
            CultureInfo.InvariantCulture, $"A slide has room for {MostPlaces(paper)} places: give ⟨places⟩ 1 to {MostPlaces(paper)} with it.");

    /// <summary>The formats that it can be written in, the usual first.</summary>
    public static IEnumerable<PaperFormat> Formats(PaperSize paper, bool hasCards) =>
        Offered.Where(format => WhyNot(format, paper, hasCards) is null);

    /// <summary>Does a file of this format hold one sheet and no more?</summary>
    public static bool HoldsOneSheet(PaperFormat format) => format is PaperFormat.Svg or PaperFormat.Png;

    /// <summary>May it be written there? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, or the name's ending is no format.</exception>
    public static void Check(OutputPlace place)
    {
        ReleaseDoor.CheckFilePlace(place);
        _ = FormatOf(place);
    }

    /// <summary>Can it be written so? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">A slide has no cards and no sheets of teams, and slides alone are a presentation.</exception>
    public static void Check(OutputPlace place, PaperSize paper, bool hasCards, bool hasTeams = false)
    {
        if (hasTeams && paper == PaperSize.Slide)
        {
            throw new OutputException(
                "Sheets of teams go out on paper: leave out --teams, or name a .pdf file of --paper a4 or a3. Nothing was written.");
        }
        if (WhyNot(FormatOf(place), paper, hasCards) is { } why)
            throw new OutputException(why);
    }

    /// <summary>Writes it into a file; the name's ending says as what.</summary>
    /// <inheritdoc cref="FindingsDoor.WriteSheets(Brief, OutputPlace, Action{Brief, Stream}, CancellationToken)" path="/exception"/>
    public static void Write(
        Brief brief, OutputPlace place, PaperSize paper, bool hasCards, CancellationToken cancellation, IReadOnlyList<BriefRound>? teams = null)
    {
        PaperFormat format = FormatOf(place);
        Check(place, paper, hasCards, teams is not null);
        if (HoldsOneSheet(format) && (hasCards || teams is not null || brief.Pages.Count > 1))
        {
            throw new OutputException(
                "A picture holds one page: name a .pdf file, or one town with --area, no cards and no teams. Nothing was written.");
        }
        FindingsDoor.WriteSheets(brief, place, (marked, stream) => Write(marked, paper, format, hasCards, stream, teams), cancellation);
    }

    /// <summary>Writes it on A4; the same briefing makes the same bytes.</summary>
    /// <inheritdoc cref="Write(Brief, PaperSize, PaperFormat, bool, Stream, IReadOnlyList{BriefRound}?)" path="/param"/>
    /// <exception cref="OutputException">The marking will not do.</exception>
    public static void Write(Brief brief, PaperFormat format, bool hasCards, Stream stream) =>
        FindingsDoor.WriteSheets(brief, stream, (marked, to) => Write(marked, PaperSize.A4, format, hasCards, to));

    /// <summary>Writes it; the same briefing makes the same bytes.</summary>
    /// <param name="brief">What is said.</param>
    /// <param name="paper">A4, A3 or a slide.</param>
    /// <param name="format">PDF, HTML and PPTX for all pages; SVG and PNG hold the first.</param>
    /// <param name="hasCards">A sheet of cards behind each page?</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="teams">Rounds of the teams that get a sheet each behind their page; null for no such sheets.</param>
    public static void Write(
        Brief brief, PaperSize paper, PaperFormat format, bool hasCards, Stream stream, IReadOnlyList<BriefRound>? teams = null)
    {
        string towns = string.Join(", ", brief.Pages.Select(static page => page.Area).Where(static area => area.Length > 0));
        string title = string.Create(CultureInfo.InvariantCulture, $"{brief.Pages[0].Shift}{(towns.Length > 0 ? ": " : "")}{towns}");
        var properties = new SheetProperties(title, brief.Run.Marking);
        switch (format)
        {
            case PaperFormat.Html:
                BriefHtml.Write(brief, teams ?? [], properties, stream);
                return;
            case PaperFormat.Pptx:
                BriefSlides.Write(brief, properties, stream);
                return;
        }
        SheetFile.Write([.. Sheets(brief, paper, hasCards, teams).Select(static planned => planned.Sheet)], properties, format, stream);
    }

    /// <summary>Its sheets, in the order in which they are printed.</summary>
    /// <inheritdoc cref="Write(Brief, PaperSize, PaperFormat, bool, Stream, IReadOnlyList{BriefRound}?)" path="/param"/>
    public static IReadOnlyList<PlannedSheet> Sheets(
        Brief brief, PaperSize paper, bool hasCards, IReadOnlyList<BriefRound>? teams = null)
    {
        var sheets = new List<PlannedSheet>();
        foreach (BriefPage page in brief.Pages)
        {
            sheets.Add(new PlannedSheet(SheetOf(brief, page, paper), page, false));
            BriefRound[] rounds = [.. (teams ?? []).Where(round => ReferenceEquals(round.Page, page) && round.Visits.Count > 0)];
            foreach (BriefRound round in rounds)
            {
                var own = new Sheet(BriefSheet.Width, BriefSheet.Height, pen => new RoundSheet(pen, brief, round).Draw());
                sheets.Add(new PlannedSheet(own, page, false));
            }
            if (hasCards && page.Places.Count > 0)
            {
                var cards = new Sheet(BriefSheet.Width, BriefSheet.Height, pen => new CardSheet(pen, brief, page, rounds).Draw());
                sheets.Add(new PlannedSheet(cards, page, true));
            }
        }
        return sheets;
    }

    private static string? WhyNot(PaperFormat format, PaperSize paper, bool hasCards) =>
        hasCards && (paper == PaperSize.Slide || format == PaperFormat.Html)
            ? "Cards are cut off paper: leave out --cards, or name a .pdf file of --paper a4 or a3. Nothing was written."
        : format == PaperFormat.Pptx && paper != PaperSize.Slide
            ? "A presentation is made of slides: give --paper slide with it, or name a .pdf file. Nothing was written."
        : null;

    private static Sheet SheetOf(Brief brief, BriefPage page, PaperSize paper) =>
        paper == PaperSize.Slide ? new Sheet(paper.Width, paper.Height, pen => new BriefSlide(pen, brief, page).Draw())
        : paper == PaperSize.A3 ? new Sheet(BriefWideSheet.Width, BriefWideSheet.Height, pen => new BriefWideSheet(pen, brief, page).Draw())
        : new Sheet(BriefSheet.Width, BriefSheet.Height, pen => new BriefSheet(pen, brief, page).Draw());

    private static PaperFormat FormatOf(OutputPlace place) =>
        PaperFormats.Of(place, Offered);
}
