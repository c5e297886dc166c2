using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Listed;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Problem profile (OSARA) of hotspots: from files to four pages a place, in words to read out.</summary>
/// <remarks>
/// Hotspots of a run, as known by the day → their evidence → change against before → repeats near by of their towns → what to do → how it will be
/// judged, and what an evaluation and the radios say. What is said of each is what the questions themselves say of it.
/// </remarks>
internal static class ProblemRun
{
    private const int GridDigits = 3, ValidDays = 28;

    /// <summary>Reads the files, finds the hotspots and profiles them.</summary>
    /// <param name="request">Which of them, of which incidents.</param>
    /// <param name="clock">Says which day it is where nobody said.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ProblemProfile Execute(ProblemRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        PlaceChoice choice = ProblemParameters.Place.Of(request.Place) ?? new PlaceChoice([1]);
        DateOnly? start = ProblemParameters.Start.Of(request.Start);
        DateOnly on = DayOf(request, start, clock);
        // Before anything is read: each may say nothing.
        ActionFile? actions = request.Actions is { } list ? ActionFile.Read(list) : null;
        ProblemEffects effects = ProblemEffects.Of(request, clock);
        IReadOnlyList<AttendedDay>? attended = request.Attended is { } table ? AttendedFile.Read(table) : null;
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.5), cancellation);
        var cache = new RunCache(read.Placed);
        RunRequest known = request.On is null && start is null ? run : BriefRun.KnownBy(run, read.Placed.Times, on);
        RunResult result = HotspotRun.Execute(
            known, read, cache, clock, progress is null ? null : new ProgressShare(progress, 0.5, 0.8), cancellation);
        Hotspot[] chosen = Chosen(choice, result.Hotspots);
        effects.Require(chosen.Length);
        (ListedChanges? changes, string? why) = Changes(known, request.On is null && start is null ? null : on, result, cache, clock, cancellation);
        var findings = new EvidenceFindings(known, result, chosen, cache, on, clock, cancellation);
        var words = new ProblemWords(start ?? on);
        var places = new ProfiledPlace[chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            Hotspot hotspot = chosen[i];
            PlaceChange? change = changes?.Places[Array.IndexOf([.. result.Hotspots], hotspot)];
            ProblemEvidence evidence = findings.Of(hotspot);
            places[i] = new ProfiledPlace
            {
                Rank = hotspot.Rank,
                Name = BriefWords.NameOf(hotspot),
                Area = hotspot.Area,
                GridReference = GridReference.Format(hotspot.Centre, GridDigits),
                Centre = hotspot.Centre,
                Outline = hotspot.Outline,
                Incidents = hotspot.Members.Length,
                Share = ProblemWords.Share(hotspot, result),
                Sure = hotspot.Sureness?.Word,
                SureWords = ProblemWords.Sure(hotspot),
                Change = change is null ? why! : ProblemWords.Change(change, changes!),
                Evidence = evidence,
                ToDo = [.. actions?.All(hotspot, change?.Verdict).Take(ProblemWords.MostActions) ?? []],
                Assessment = new ProblemAssessment
                {
                    Measure = ProblemWords.Measure,
                    Judged = words.Judged(evidence.Months, change, changes),
                    Effect = effects.At(hotspot, read, cache, cancellation),
                    Attendance = attended is null ? null : ProblemWords.Attendance(hotspot, attended),
                },
            };
            progress?.Report(new RunProgress(0.8 + 0.2 * (i + 1) / chosen.Length, $"Profiling {hotspot.Name}"));
        }
        return new ProblemProfile
        {
            Run = result.Record with { Marking = effects.MarkingWith(result.Record.Marking) },
            On = on,
            DataUntil = DataUntil(cache.Facets, known.To is null ? null : on),
            ValidUntil = (request.On is null ? Today(clock) : on).AddDays(ValidDays).ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
            Places = places,
            LeftOut = choice.Ranks is null ? result.Hotspots.Count - chosen.Length : 0,
            Streets = request.Streets is not { } file || places.Length == 0 ? null
                : PlaceStreets.Round(file, [.. places.Select(static place => place.Outline)], cancellation) ?? throw PlaceStreets.NoneNear(file),
            Notes = [.. BriefWords.Standing, .. ProblemWords.Notes(result.Record)],
        };
    }

    private static DateOnly DayOf(ProblemRequest request, DateOnly? start, TimeProvider clock)
    {
        DateOnly? on = BriefParameters.On.Of(request.On);
        if (on > start)
        {
            throw new ArgumentException(
                "⟨on⟩ is later than ⟨start⟩: the place would be chosen by what happened during the work, which flatters it; leave out ⟨on⟩.");
        }
        return on ?? start ?? Today(clock);
    }

    private static string DataUntil(IncidentFacets facets, DateOnly? before)
    {
        if (facets.Coverage is not { } data)
            return "";
        DateOnly last = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)data.LastDay);
        DateOnly until = before is { } day && day <= last ? day.AddDays(-1) : last;
        return until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(LondonTime.ToClock(clock.GetUtcNow().ToUnixTimeSeconds()));

    private static Hotspot[] Chosen(PlaceChoice choice, IReadOnlyList<Hotspot> hotspots)
    {
        IEnumerable<Hotspot> ordered = hotspots.OrderBy(static hotspot => hotspot.Rank);
        if (choice.Ranks is not { } ranks)
            return [.. ordered.Take(ProblemParameters.MostPlaces)];
        if (ranks.Count > ProblemParameters.MostPlaces)
            throw new ArgumentException($"One file holds {ProblemParameters.MostPlaces} places at most: name fewer with ⟨place⟩.");
        if (hotspots.Count > 0 && ranks[^1] > hotspots.Count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"There {(hotspots.Count == 1 ? "is 1 hotspot" : $"are {hotspots.Count:N0} hotspots")}, and none of rank {ranks[^1]}: ")
                + string.Create(CultureInfo.InvariantCulture, $"give ⟨place⟩ a rank from 1 to {hotspots.Count}."));
        }
        return [.. ordered.Where(hotspot => ranks.Contains(hotspot.Rank))];
    }

    // As "hotspots change" compares them, but with nothing of what came after the day.
    private static (ListedChanges? Found, string? Why) Changes(
        RunRequest known, DateOnly? on, RunResult result, RunCache cache, TimeProvider clock, CancellationToken cancellation)
    {
        const int Months = 3;
        string? after = null;
        if (on is { } day && known.To is not null)
        {
            var month = new DateOnly(day.Year, day.Month, 1);
            after = string.Create(CultureInfo.InvariantCulture, $"{month.AddMonths(-Months):yyyy-MM}..{month.AddMonths(-1):yyyy-MM}");
        }
        try
        {
            return (ListedComparisonRun.Execute(known, null, after, result, cache, clock, cancellation), null);
        }
        catch (ArgumentException problem) when (problem.ParamName is null)
        {
            return (null, "Whether it is more or fewer than before cannot be told: " + ProblemWords.Reason(problem.Message));
        }
    }
}
