namespace Hotspots.Desktop.Seam;

/// <summary>Sheet for a shift, in words, and how many pictures there are of it. The page's <c>BriefAnswer</c>.</summary>
internal sealed record BriefAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    /// <summary>The date on which the shift begins: "2026-06-30".</summary>
    public required string On { get; init; }

    /// <summary>"Night of Tuesday 30 June 2026, 22:00–05:00".</summary>
    public required string Shift { get; init; }

    public required string ValidUntil { get; init; }

    /// <summary>Towns, the one with most at these hours first.</summary>
    public required BriefPageAnswer[] Pages { get; init; }

    /// <summary>What is printed, in its order.</summary>
    public required BriefSheetAnswer[] Sheets { get; init; }

    /// <summary>Towns with hotspots for which there is no page, because there are more than fit.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

/// <summary>One town of it.</summary>
/// <param name="Area">The town; blank where there is no hotspot at all.</param>
/// <param name="Headline">The first thing anybody reads.</param>
/// <param name="Sentences">What is known of the town as a whole.</param>
/// <param name="Places">Names of its places, in their order.</param>
internal sealed record BriefPageAnswer(string Area, string Headline, IReadOnlyList<string> Sentences, IReadOnlyList<string> Places);

/// <summary>One sheet of paper, or a slide.</summary>
/// <param name="Page">Index of the page that it is of.</param>
/// <param name="IsCards">Is it that of the cards to cut off?</param>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
internal sealed record BriefSheetAnswer(int Page, bool IsCards, double Width, double Height);

/// <summary>Paper that a sheet can be made on, and as which files. The page's <c>BriefPaper</c>.</summary>
/// <param name="Name">As it is asked for: "a4".</param>
/// <param name="Title">What it is for, in words.</param>
/// <param name="Places">Places that there is room for.</param>
/// <param name="HasCards">Can there be a sheet of cards?</param>
/// <param name="Files">The usual first.</param>
internal sealed record BriefPaperAnswer(string Name, string Title, int Places, bool HasCards, BriefFileAnswer[] Files);

/// <summary>File that a sheet can be kept as.</summary>
/// <param name="Name">"brief.pdf".</param>
/// <param name="Title">"PDF".</param>
/// <param name="HoldsOneSheet">Is it a picture of one sheet?</param>
/// <param name="TakesCards">Can it hold cards?</param>
internal sealed record BriefFileAnswer(string Name, string Title, bool HoldsOneSheet, bool TakesCards);

/// <summary>What was visited. The page's <c>AttendedAnswer</c>.</summary>
internal sealed record AttendedAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>One for each place, over all days.</summary>
    public required AttendedRowAnswer[] Places { get; init; }

    /// <summary>As the Home Office asks for them.</summary>
    public required PatrolMonthAnswer[] Months { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Names of the tables that can be kept.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}

/// <summary>One place over all days of which the logs hold positions. Null is what they do not hold.</summary>
internal sealed record AttendedRowAnswer(
    string Place, string Area, int Days, int Asked, int? Made, double? Minutes, int DaysAsAsked, double? OutsideShare);

/// <summary>One month. Null is what the files do not hold, which is not the same as none.</summary>
internal sealed record PatrolMonthAnswer(string Month, double? UnitHours, double? PersonHours, long? Arrests, long? StopAndSearches, long? AsbPowers);
