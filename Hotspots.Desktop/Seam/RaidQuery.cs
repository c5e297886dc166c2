namespace Hotspots.Desktop.Seam;

/// <summary>Request of a day of warrants: which day, when, how many teams, and from where. The page's <c>RaidQuery</c>.</summary>
/// <remarks>The warrants are those of the loaded files on that day; filters leave none out.</remarks>
internal sealed record RaidQuery : RunQuery
{
    /// <summary>The day: "2026-02-02"; null or blank where the warrants have one.</summary>
    public string? On { get; set; }

    /// <summary>When the first wave strikes: "06:00".</summary>
    public string? At { get; set; }

    /// <summary>How many teams.</summary>
    public int Teams { get; set; }

    /// <summary>From where they set off, as typed.</summary>
    public string? Muster { get; set; }
}
