using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Tonight;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
using Hotspots.Core.Runs.Listed;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>What is said at once of now: the next shift, and the hotspots that are listed in two periods, of one run.</summary>
/// <param name="runs">Finds the hotspots.</param>
/// <param name="clock">Says which shift is next.</param>
/// <remarks>Nothing is kept: it hangs on the hour, and takes milliseconds once the run is there.</remarks>
internal sealed class NowFinding(RunDesk runs, TimeProvider clock)
{
    /// <summary>Finds it; the run is worked out once, for this and for whoever else asks for it.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What is asked of it.</param>
    /// <param name="cancellation">The asker goes.</param>
    /// <exception cref="ArgumentException">The run cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public async Task<NowAnswer> FindAsync(LoadedFiles files, NowQuery query, CancellationToken cancellation)
    {
        RunRequest request = QueryReading.Read(query, files);
        RunFound run = await runs.FindAsync(files, request, Telling.Nobody, cancellation);
        return await Task.Run(() => FindAsync(files, query, CountedShift.AsHours(request), run, cancellation), cancellation);
    }

    private async Task<NowAnswer> FindAsync(LoadedFiles files, NowQuery query, RunRequest request, RunFound run, CancellationToken cancellation)
    {
        long began = clock.GetTimestamp();
        var wish = new TonightRequest(request);
        wish = wish with
        {
            FromHour = query.FromHour ?? wish.FromHour,
            UntilHour = query.UntilHour ?? wish.UntilHour,
            Weeks = query.Weeks ?? wish.Weeks,
        };
        Task<(TonightRecord? Found, string? Why)> shift = Task.Run(
            () => Or(() => TonightRun.Execute(wish, run.Result, files.Cache, clock, cancellation)), cancellation);
        (ListedChanges? changes, string? noChanges) = Or(() => ListedComparisonRun.Execute(
            request, query.Before, query.After, run.Result, files.Cache, clock, cancellation));
        (TonightRecord? tonight, string? noTonight) = await shift;
        return new NowAnswer(
            run.Result.Record.RunId, files.Version, tonight is null ? null : QuestionAnswers.Of(tonight), noTonight,
            changes is null ? null : ChangeAnswers.Of(changes), noChanges, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1));
    }

    // The one must not go without an answer because the other has none.
    private static (T? Found, string? Why) Or<T>(Func<T> find)
        where T : class
    {
        try
        {
            return (find(), null);
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            return (null, e.Message);
        }
    }
}
