namespace Hotspots.Core.Model;

/// <summary>Scope of a run in words: of which incidents its results speak, and by which methods they were found. Each part is there, "all" where
/// nothing was left out.</summary>
/// <param name="Period">"1 July 2024 to 30 June 2026"; "no time is known".</param>
/// <param name="Days">"all days", "Friday and Saturday", "the nights that begin on Friday and Saturday".</param>
/// <param name="Hours">"all hours", "22:00 to 04:59".</param>
/// <param name="Areas">"all areas", "Clacton-on-Sea and Mold".</param>
/// <param name="Kinds">"all kinds", "tip and warrant".</param>
/// <param name="Others">What else was asked for: "operation Racer; drug cocaine"; blank for nothing.</param>
/// <param name="Methods">"Clusters of close incidents (DBSCAN)".</param>
internal sealed record RunScope(string Period, string Days, string Hours, string Areas, string Kinds, string Others, string Methods)
{
    /// <summary>The parts as one line, for a cell of a table and for the head of a picture.</summary>
    public string InWords() => string.Join("; ", new[] { Period, Days, Hours, Areas, Kinds, Others, Methods }.Where(static part => part.Length > 0));
}
