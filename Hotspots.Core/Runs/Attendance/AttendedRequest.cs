using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Tonight;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Request of attendance: which places were to be visited, and the logs that say what was.</summary>
/// <param name="Run">Which incidents and which shift, as for the sheet of the shift; without files where <paramref name="PolygonFile"/> says the
/// places.</param>
/// <param name="Logs">Logs of positions: files, folders and archives.</param>
/// <param name="PolygonFile">GeoJSON polygons to be visited in every shift, in place of those of the sheets; null for those.</param>
/// <param name="Days">"2026-06-30", or the first and the last day, "2026-06-01..2026-06-30"; null for the days that the logs cover.</param>
/// <param name="Places">Places a town on a sheet, 1 to 5.</param>
/// <param name="Weeks">Weeks that a sheet looks at.</param>
internal sealed record AttendedRequest(
    RunRequest Run, IReadOnlyList<string> Logs, string? PolygonFile = null, string? Days = null, int Places = BriefPage.MostPlaces,
    int Weeks = TonightRequest.UsualWeeks)
{
    /// <summary>Most days that are looked at together.</summary>
    public const int MostDays = 366;

    /// <summary>How the logs are read.</summary>
    public FixReading Reading { get; init; } = new();

    /// <summary>What counts as a visit.</summary>
    public AttendanceRules Rules { get; init; } = AttendanceRules.Usual;

    /// <summary>Officers that each unit stands for; null where that is not known.</summary>
    public int? Officers { get; init; }
}
