using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Runs.Effects;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>
/// Comparisons, time profiles, back-tests and evaluations of operations for all windows and files together, each kind with a queue and answers
/// of its own.
/// </summary>
internal sealed class QuestionDesk(TimeProvider clock, CancellationToken stopping)
{
    private const int Kept = 8;

    private readonly SharedWorks<ComparisonResult> _changes = new(Kept, stopping);
    private readonly SharedWorks<TimeProfileRecord> _profiles = new(Kept, stopping);
    private readonly SharedWorks<BacktestResult> _backtests = new(Kept, stopping);
    private readonly SharedWorks<EffectResult> _effects = new(Kept, stopping);

    /// <summary>Forgets what was found in other files.</summary>
    public void Begin(LoadedFiles files)
    {
        _changes.Begin(files.Version);
        _profiles.Begin(files.Version);
        _backtests.Begin(files.Version);
        _effects.Begin(files.Version);
    }

    /// <summary>Compares two periods, or has them from before. The periods are the limits of time: the filters' own do not count.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What is asked of it.</param>
    /// <param name="how">Who is told how far it is.</param>
    /// <param name="cancellation">The asker goes; the work ends when nobody else waits for it.</param>
    /// <exception cref="ArgumentException">The request cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public Task<ComparisonResult> CompareAsync(LoadedFiles files, ChangeQuery query, Telling how, CancellationToken cancellation)
    {
        RunRequest run = QueryReading.ReadCounted(query, files) with { From = null, To = null };
        var request = new ComparisonRequest(run, query.Before, query.After);
        return _changes.FindAsync(
            files.Version, KeyOf(run, query.Before, query.After),
            token => ComparisonRun.Execute(request, files.Read, files.Cache, clock, how.Progress, token), how.Ahead, cancellation);
    }

    /// <summary>Looks when it happens.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    public Task<TimeProfileRecord> ProfileAsync(LoadedFiles files, WhenQuery query, Telling how, CancellationToken cancellation)
    {
        RunRequest run = QueryReading.ReadCounted(query, files) with { Shifts = query.Shifts };
        var request = new TimeProfileRequest(run, (TimeGrouping)TimeProfileParameters.Group.ValueOf(query.Group));
        return _profiles.FindAsync(
            files.Version, KeyOf(run, request.Group.ToString(), query.Shifts),
            token => TimeProfileRun.Execute(request, files.Read, files.Cache, clock, how.Progress, token), how.Ahead, cancellation);
    }

    /// <summary>Tests whether maps of the past would have held what followed.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    public Task<BacktestResult> TestAsync(LoadedFiles files, BacktestQuery query, Telling how, CancellationToken cancellation)
    {
        RunRequest run = QueryReading.ReadCounted(query, files);
        var request = new BacktestRequest(run, Flag: query.Flag);
        return _backtests.FindAsync(
            files.Version, KeyOf(run, query.Flag),
            token => BacktestRun.Execute(request, files.Read, clock, how.Progress, token), how.Ahead, cancellation);
    }

    /// <summary>Looks what an operation did. Its dates are the limits of time: the filters' own do not count.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    public Task<EffectResult> EvaluateAsync(LoadedFiles files, EffectQuery query, Telling how, CancellationToken cancellation)
    {
        (EffectRequest request, string?[] key) = EffectReading.Read(query, files);
        return _effects.FindAsync(
            files.Version, KeyOf(request.Run, key),
            token => EffectRun.Execute(request, files.Read, clock, how.Progress, token, files.Facets), how.Ahead, cancellation);
    }

    // The length before each text keeps two different lists of texts from making the same key.
    private static string KeyOf(RunRequest run, params string?[] more) => RequestKey.Of(run)
        + string.Concat(more.Select(static text => string.Create(CultureInfo.InvariantCulture, $"{text?.Length ?? -1} {text}\n")));
}

/// <summary>Who is told of a piece of work.</summary>
/// <param name="Ahead">How many others are before it; null where nobody wants to know.</param>
/// <param name="Progress">How far it is; null likewise.</param>
internal sealed record Telling(Action<int>? Ahead, IProgress<RunProgress>? Progress)
{
    /// <summary>Nobody is told.</summary>
    public static Telling Nobody { get; } = new(null, null);
}
