using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Running;

/// <summary>What was asked and found, and how long it took.</summary>
internal sealed record RunFound(RunRequest Request, RunResult Result, double Milliseconds);

/// <summary>Runs for all windows and exports together: each query is worked out once while its files are loaded.</summary>
internal sealed class RunDesk(TimeProvider clock, CancellationToken stopping)
{
    /// <summary>Answers kept: enough for going back and forth; each holds its outlines and some numbers an incident.</summary>
    private const int Kept = 12;

    private readonly SharedWorks<RunFound> _works = new(Kept, stopping);

    /// <summary>Forgets what was found in other files, and begins what every page asks for first.</summary>
    public void Begin(LoadedFiles files)
    {
        _works.Begin(files.Version);
        RunRequest request = QueryReading.Read(new Seam.RunQuery { Version = files.Version }, files);
        _ = ObserveAsync(FindAsync(files, request, Telling.Nobody, stopping));
    }

    /// <summary>Finds the hotspots, or has them from before.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="request">What is asked of it.</param>
    /// <param name="how">Who is told how many other queries are before this one, whenever that changes, and how far it is: whoever
    /// asks first.</param>
    /// <param name="cancellation">The asker goes; the work ends when nobody else waits for it.</param>
    /// <exception cref="ArgumentException">The request cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    /// <exception cref="Refusal">Too many others wait.</exception>
    public Task<RunFound> FindAsync(LoadedFiles files, RunRequest request, Telling how, CancellationToken cancellation) => _works.FindAsync(
        files.Version, RequestKey.Of(request), token => Find(files, request, how.Progress, token), how.Ahead, cancellation);

    /// <summary>A run that was found and is still kept; null when it is not.</summary>
    /// <param name="run">Its id.</param>
    public RunResult? Known(string run) =>
        _works.Known.Select(static found => found.Result).FirstOrDefault(result => result.Record.RunId == run);

    private RunFound Find(LoadedFiles files, RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        long began = clock.GetTimestamp();
        RunResult result = ShiftRun.Execute(request, files.Read, files.Cache, clock, progress, cancellation);
        return new RunFound(request, result, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1));
    }

    private static async Task ObserveAsync(Task<RunFound> first)
    {
        try
        {
            await first;
        }
        catch (Exception)
        {
            // Whoever asks for it will be told; nobody has yet.
        }
    }
}
