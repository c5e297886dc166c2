namespace Hotspots.Desktop.Seam;

/// <summary>One of two periods. The page's <c>Period</c>.</summary>
/// <param name="From">Its first day, or minute: "2026-04-01".</param>
/// <param name="To">Its last, inclusive.</param>
/// <param name="Words">"1 to 30 June 2026".</param>
/// <param name="Days">Exposure in days.</param>
/// <param name="Incidents">Incidents in it that were counted.</param>
internal sealed record PeriodAnswer(string From, string To, string Words, double Days, int Incidents);

/// <summary>Change of one place between two periods. The page's <c>PlaceChange</c>.</summary>
internal sealed record PlaceChangeAnswer
{
    public required string Name { get; init; }

    public required string Area { get; init; }

    public required int Before { get; init; }

    public required int After { get; init; }

    /// <summary>"more", "fewer", "as before", "too few" or "not tested".</summary>
    public required string Verdict { get; init; }

    /// <summary>"new", "grown", "shrunk" or "gone"; null where nothing changed beyond chance.</summary>
    public required string? Turn { get; init; }

    /// <summary>How many times as many, and how far that may be off: "1.4 times as many, 0.8 to 2.5"; blank where it cannot be said.</summary>
    public required string Times { get; init; }

    /// <summary>Of a hotspot of one period alone: "before" or "after"; else null.</summary>
    public required string? OnlyIn { get; init; }

    /// <summary>Easting and northing of its centre, metres; null of a town.</summary>
    public double[]? Centre { get; init; }

    /// <summary>Polygons, rings (the first is the exterior), positions; metres. Null where it is not drawn.</summary>
    public double[][][][]? Outline { get; init; }
}

/// <summary>What changed between two periods. The page's <c>ChangeAnswer</c>.</summary>
internal sealed record ChangeAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    public required PeriodAnswer Before { get; init; }

    public required PeriodAnswer After { get; init; }

    /// <summary>How the one before was chosen.</summary>
    public required string Chosen { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    public required string Rule { get; init; }

    /// <summary>Of which incidents it speaks, in words.</summary>
    public required ScopeAnswer Shows { get; init; }

    public required PlaceChangeAnswer[] Towns { get; init; }

    /// <summary>The surest change first; those of one period alone last.</summary>
    public required PlaceChangeAnswer[] Hotspots { get; init; }

    /// <summary>Cells that changed beyond chance.</summary>
    public required PlaceChangeAnswer[] Cells { get; init; }

    public required double CellMetres { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>The hotspots that are listed, in two periods. The page's <c>ListedChanges</c>.</summary>
/// <param name="Before">The period before.</param>
/// <param name="After">The period after.</param>
/// <param name="Places">One a hotspot, in the order of the run.</param>
/// <param name="WhyUntested">Why they are counted and not tested; null where they are tested.</param>
/// <param name="Notes">What was cut and left out.</param>
internal sealed record ListedChangesAnswer(
    PeriodAnswer Before, PeriodAnswer After, PlaceChangeAnswer[] Places, string? WhyUntested, IReadOnlyList<string> Notes);

/// <summary>The next shift. The page's <c>Tonight</c>; all of it in words of the host.</summary>
internal sealed record TonightAnswer(
    string Title, string Span, string? Stale, string? Why, string Total, string? Weekday, TonightPlaceAnswer[] Places, IReadOnlyList<string> Notes);

/// <summary>One hotspot of the next shift. The page's <c>TonightPlace</c>.</summary>
/// <param name="Hotspot">Its rank in the run.</param>
/// <param name="Incidents">At these hours in these weeks.</param>
/// <param name="Verdict">As of a change; blank where there is nothing to compare with.</param>
/// <param name="Words">The change in words.</param>
/// <param name="Hours">When most of it is; null where no hour stands out.</param>
internal sealed record TonightPlaceAnswer(int Hotspot, int Incidents, string Verdict, string Words, string? Hours);

/// <summary>What is said at once of now. The page's <c>NowAnswer</c>.</summary>
/// <param name="RunId">The run whose hotspots are meant.</param>
/// <param name="Version">Of the files.</param>
/// <param name="Tonight">The next shift; null where it could not be told, and <paramref name="NoTonight"/> says why.</param>
/// <param name="NoTonight">One sentence.</param>
/// <param name="Changes">The hotspots that are listed; null where they could not be compared.</param>
/// <param name="NoChanges">Why, one sentence.</param>
/// <param name="Milliseconds">How long it took, the run not counted.</param>
internal sealed record NowAnswer(
    string RunId, int Version, TonightAnswer? Tonight, string? NoTonight, ListedChangesAnswer? Changes, string? NoChanges, double Milliseconds);
