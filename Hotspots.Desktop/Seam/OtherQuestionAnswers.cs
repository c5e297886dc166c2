namespace Hotspots.Desktop.Seam;

/// <summary>When it happens. The page's <c>WhenAnswer</c>.</summary>
/// <param name="Version">Of the files.</param>
/// <param name="Shifts">The shifts, in the order of the day.</param>
/// <param name="Groups">The one with most incidents first.</param>
/// <param name="Notes">What a reader must know.</param>
internal sealed record WhenAnswer(int Version, IReadOnlyList<string> Shifts, WhenGroupAnswer[] Groups, IReadOnlyList<string> Notes);

/// <summary>When it happens in one town or hotspot, or of one line or operation. The page's <c>WhenGroup</c>.</summary>
internal sealed record WhenGroupAnswer(string Name, string Area, int Incidents, string Answer);

/// <summary>Whether the map holds. The page's <c>BacktestAnswer</c>.</summary>
internal sealed record BacktestAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    public required string Rule { get; init; }

    /// <summary>Why this map was chosen.</summary>
    public required string Reason { get; init; }

    /// <summary>Length of a test: "28 days".</summary>
    public required string Horizon { get; init; }

    public required IReadOnlyList<string> Towns { get; init; }

    /// <summary>First and last day of the test that had no say in the choice.</summary>
    public required string TestFrom { get; init; }

    public required string TestTo { get; init; }

    /// <summary>Name of the map that was chosen.</summary>
    public required string Choice { get; init; }

    /// <summary>Ground flagged in each town that was asked for, km².</summary>
    public required double Asked { get; init; }

    /// <summary>Every map that was tried, the plain counts first.</summary>
    public required BacktestMapAnswer[] Maps { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One map in the last test. The page's <c>BacktestMap</c>.</summary>
internal sealed record BacktestMapAnswer(string Name, string Title, BacktestPointAnswer[] Points);

/// <summary>So much ground, and what it held. The page's <c>BacktestPoint</c>.</summary>
/// <param name="Km2">Ground flagged in each town.</param>
/// <param name="Hits">Incidents on it; ties are shared, so that it may be no whole number.</param>
/// <param name="Of">All that were tested.</param>
/// <param name="Rate">Their share, 0 to 1; null where nothing happened.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Best">The most that any map of as much ground could have held.</param>
internal sealed record BacktestPointAnswer(double Km2, double Hits, long Of, double? Rate, double Low, double High, long Best);

/// <summary>How far a piece of work is that takes a while.</summary>
/// <param name="Work">"change", "backtest" or "effect".</param>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Step">What is being done.</param>
internal sealed record StepEvent(string Work, double Fraction, string Step);
