using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Briefs;

/// <summary>Sheet of a briefing before it is drawn.</summary>
/// <param name="Sheet">How large it is, and what is drawn on it.</param>
/// <param name="Page">The page of the briefing that it is of.</param>
/// <param name="IsCards">Is it that of the cards to cut off?</param>
internal sealed record PlannedSheet(Sheet Sheet, BriefPage Page, bool IsCards);
