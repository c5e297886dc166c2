using System.Globalization;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Desktop.Briefs;

/// <summary>Sheets for shifts that pages ask for: those that the command line makes of the same files and choices.</summary>
/// <param name="runs">Finds the hotspots; those on the screen are there already.</param>
/// <param name="actions">Lists of actions.</param>
/// <param name="streets">The file of streets that lies under the map; null for none.</param>
/// <param name="clock">Says which shift is next.</param>
/// <param name="stopping">The host is closing.</param>
internal sealed class BriefDesk(RunDesk runs, InputShelf actions, Func<string?> streets, TimeProvider clock, CancellationToken stopping)
{
    private const int Kept = 12;

    private readonly SharedWorks<Brief> _briefs = new(Kept, stopping);

    /// <summary>Forgets what was made of other files.</summary>
    public void Begin(LoadedFiles files) => _briefs.Begin(files.Version);

    /// <summary>Makes it, or has it from before: paper, cards and format do not change what is said.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What is asked of it.</param>
    /// <param name="how">Who is told how far it is.</param>
    /// <param name="cancellation">The asker goes; the work ends when nobody else waits for it.</param>
    /// <exception cref="ArgumentException">It cannot be made; says what to change.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public async Task<Brief> FindAsync(LoadedFiles files, BriefQuery query, Telling how, CancellationToken cancellation)
    {
        BriefRequest request = Read(query, files, actions, streets);
        RunFound run = await runs.FindAsync(files, BriefRun.Listed(request, files.Read.Placed.Times), how, cancellation);
        return await _briefs.FindAsync(
            files.Version, KeyOf(request), token => BriefRun.Of(request, run.Result, files.Cache, clock, token), how.Ahead, cancellation);
    }

    /// <summary>The request of a query: as the command line's options would say it.</summary>
    /// <exception cref="Refusal">There is no such paper, or a file is not here any more.</exception>
    /// <exception cref="ArgumentException">There is no room for so many places.</exception>
    public static BriefRequest Read(BriefQuery query, LoadedFiles files, InputShelf actions, Func<string?> streets)
    {
        var usual = new BriefRequest(QueryReading.Read(query, files) with { Shift = query.Shift, Shifts = query.Shifts });
        PaperSize paper = BriefPapers.Named(query.Paper);
        int places = query.Places ?? BriefFile.MostPlaces(paper);
        if (BriefFile.WhyNot(paper, places) is { } why)
            throw new ArgumentException(why);
        return usual with
        {
            On = string.IsNullOrWhiteSpace(query.On) ? null : query.On,
            Places = places,
            Weeks = query.Weeks ?? TonightRequest.UsualWeeks,
            Streets = query.Streets ? streets() : null,
            Actions = actions.PathOf(query.Actions),
        };
    }

    // Which shift is next hangs on the date and the hour by the clock, and on nothing finer.
    private string KeyOf(BriefRequest request)
    {
        string on = request.On ?? LondonTime.ToClock(clock.GetUtcNow().ToUnixTimeSeconds()).ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture);
        string?[] parts = [on, request.Streets, request.Actions];
        return RequestKey.Of(request.Run) + string.Create(CultureInfo.InvariantCulture, $"{request.Places} {request.Weeks}\n")
            + string.Concat(parts.Select(static part => string.Create(CultureInfo.InvariantCulture, $"{part?.Length ?? -1} {part}\n")));
    }
}
