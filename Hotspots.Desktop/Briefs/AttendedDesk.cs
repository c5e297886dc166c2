using System.Globalization;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Briefs;

/// <summary>Attendance that pages ask for: that which the command line finds in the same files and logs.</summary>
/// <param name="logs">Logs of positions.</param>
/// <param name="clock">Says which positions are in the future.</param>
/// <param name="stopping">The host is closing.</param>
/// <remarks>Nothing is kept but what would be written: no position, and no name of a unit.</remarks>
internal sealed class AttendedDesk(InputShelf logs, TimeProvider clock, CancellationToken stopping)
{
    private const int Kept = 4;

    private readonly SharedWorks<AttendedRecord> _works = new(Kept, stopping);

    /// <summary>Forgets what was found with other files.</summary>
    public void Begin(LoadedFiles files) => _works.Begin(files.Version);

    /// <summary>Finds it, or has it from before.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What is asked of it.</param>
    /// <param name="how">Who is told how far it is.</param>
    /// <param name="cancellation">The asker goes; the work ends when nobody else waits for it.</param>
    /// <exception cref="ArgumentException">It cannot be found; says what to change.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public Task<AttendedRecord> FindAsync(LoadedFiles files, AttendedQuery query, Telling how, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(query.Logs))
            throw new Refusal(400, "Choose a log of positions first.");
        BriefRequest brief = BriefDesk.Read(query with { Actions = null }, files, logs, static () => null);
        RunRequest run = brief.Run with { Marking = AttendedRun.MarkingOf(files.Marking) };
        var request = new AttendedRequest(
            run, logs.PathsOf(query.Logs), Days: string.IsNullOrWhiteSpace(query.Days) ? null : query.Days, Places: brief.Places, Weeks: brief.Weeks)
        {
            Reading = new FixReading { IsUtc = query.IsUtc },
            Officers = query.Officers,
        };
        string key = RequestKey.Of(run) + string.Create(
            CultureInfo.InvariantCulture, $"{query.Logs} {request.Days} {request.Places} {request.Weeks} {request.Officers} {query.IsUtc}");
        return _works.FindAsync(
            files.Version, key, token => AttendedRun.Execute(request, (files.Read, files.Cache), clock, how.Progress, token), how.Ahead,
            cancellation);
    }
}
