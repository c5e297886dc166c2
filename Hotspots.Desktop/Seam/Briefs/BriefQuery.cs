namespace Hotspots.Desktop.Seam.Briefs;

/// <summary>Request of the sheet for a shift: what <c>hotspots brief</c> takes. The page's <c>BriefQuery</c>.</summary>
/// <remarks>The filters choose the hotspots; their own shift does not count, for a sheet is of the shift that is named here.</remarks>
internal record BriefQuery : RunQuery
{
    /// <summary>Name of the shift: "night"; null for the night from 22:00 to 05:00.</summary>
    public string? Shift { get; set; }

    /// <summary>Which shifts there are: "evening 17-22"; null for the usual ones.</summary>
    public string? Shifts { get; set; }

    /// <summary>The date on which the shift begins: "2026-06-30"; null or blank for the next shift.</summary>
    public string? On { get; set; }

    /// <summary>Weeks that are looked at; null for the usual.</summary>
    public int? Weeks { get; set; }

    /// <summary>Places a page; null for as many as there is room for.</summary>
    public int? Places { get; set; }

    /// <summary>Name of the paper: "a4"; null for the usual.</summary>
    public string? Paper { get; set; }

    /// <summary>A sheet of cards behind each page?</summary>
    public bool Cards { get; set; }

    /// <summary>Is the map drawn with the streets that lie under that of the window, where any do?</summary>
    public bool Streets { get; set; }

    /// <summary>Key of a list of actions; null for none.</summary>
    public string? Actions { get; set; }

    /// <summary>Width of the picture of a sheet, pixels; where a picture is asked for.</summary>
    public int? Pixels { get; set; }
}
