using System.Globalization;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Incidents;
using Hotspots.Desktop.Seam;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Desktop.Briefs;

/// <summary>Sheet for a shift as the page is told of it.</summary>
internal static class BriefAnswers
{
    /// <summary>The answer.</summary>
    public static BriefAnswer Of(Brief brief, PaperSize paper, bool hasCards, int version)
    {
        BriefPage first = brief.Pages[0];
        BriefPage[] pages = [.. brief.Pages];
        return new BriefAnswer
        {
            RunId = brief.RunId,
            Version = version,
            Marking = brief.Marking,
            On = LondonTime.ToClock(first.Begins).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Shift = first.Shift,
            ValidUntil = first.ValidUntil,
            Pages = Array.ConvertAll(pages, static page => new BriefPageAnswer(
                page.Area, page.Headline, page.Sentences, [.. page.Places.Select(static place => place.Name)])),
            Sheets = [.. BriefFile.Sheets(brief, paper, hasCards).Select(planned => new BriefSheetAnswer(
                Array.IndexOf(pages, planned.Page), planned.IsCards, planned.Sheet.Width, planned.Sheet.Height))],
            LeftOut = brief.LeftOut,
        };
    }
}
