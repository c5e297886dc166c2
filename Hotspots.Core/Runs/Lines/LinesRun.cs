using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Harm;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>County lines across towns and months, and what operations brought. The whole story from files to words.</summary>
/// <remarks>
/// Files → register → incidents → folded names → sightings → activity, reach and status → overlaps and turf changes,
/// corrected over all pairs → closures → operations → words. The result does not depend on the number of cores.
/// </remarks>
internal static class LinesRun
{
    /// <summary>Reads the files and looks.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LinesRecord Execute(
        LinesRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        CountedShift.Refuse(request.Run, "a count of lines");
        // Shares and overlaps are of all incidents, whichever lines are told.
        RunRequest run = request.Run with { Lines = [] };
        var plan = RunPlan.Open(run, clock);
        LineRegister? register = request.Register is { } path ? LineRegister.Read(path) : null;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.6), cancellation);
        progress?.Report(new RunProgress(0.6, "Folding names"));
        var facets = new IncidentFacets(read.Placed);
        var data = DataCoverage.Required(facets, "no line can be followed in time");
        AreaDivision division = plan.Areas.Divide(facets);
        IReadOnlyList<StudyArea> areas = plan.Filter.Keep(division.Areas, facets);
        WatchedTime watched = plan.Filter.Watched(areas, read.Placed.Times);
        StudyPeriod period = data.PeriodOf(watched.Period, plan.Request);
        int[] loose = Loose(read.Unplaced, run, plan.Filter);
        LineNames lines = LineNames.Fold(
            OperationYields.Texts(ColumnRole.Line, areas, read.Placed, read.Unplaced, loose), LineNames.OfLines, register?.Lines.Keys ?? []);
        LineNames operations = LineNames.Fold(
            OperationYields.Texts(ColumnRole.Operation, areas, read.Placed, read.Unplaced, loose), LineNames.OfOperations, []);
        Require(lines, operations, read, areas, plan.Filter);
        bool[] told = Told(request.Run.Lines, lines);
        var sightings = new LineSightings(areas, read.Placed, watched.Believed, read.Unplaced, loose, lines);
        progress?.Report(new RunProgress(0.7, "Holding lines against each other"));
        var periods = TurfPeriods.AtEnd(period.FirstDay, period.LastDay, sightings.IsMonthly, data);
        LineLink[] links = LineLinks.Of(sightings, lines, period.FirstDay, periods, request.Seed, new WorkSharing(-1, cancellation));
        HashSet<string> shown = [.. Enumerable.Range(0, told.Length).Where(line => told[line]).Select(line => lines.Shown[line])];
        links = Array.FindAll(links, link => shown.Contains(link.A) || shown.Contains(link.B));
        RegisteredLine?[] registered = Registered(lines, register);
        HarmScores? harm = plan.Harm is { } table ? new HarmScores(table, read.Placed, run.HarmColumn) : null;
        var tables = new LineTables(sightings, lines, read.Placed, period.LastDay, registered, harm);
        ILookup<int, SeizureItem> items = read.Placed.Items.ToLookup(static item => item.Incident);
        CountyLine[] found =
        [
            .. Enumerable.Range(0, told.Length).Where(line => told[line])
                .Select(line => Line(line, tables, sightings, lines, items, registered[line], period, data))
                .OrderByDescending(static line => line.Incidents).ThenBy(static line => line.Line, StringComparer.Ordinal),
        ];
        OperationYield[] yields = new OperationYields(areas, read.Placed, read.Unplaced, loose, operations).All();
        RunRecord made = plan.Record(
            read, facets, plan.Methods, [.. areas.Select(static area => new AreaResult(area, []))], [], division, watched, clock.GetUtcNow());
        var notes = new LinesNotes(lines, sightings, period.FirstDay, period.LastDay);
        string[] said =
        [
            .. request.Run.Lines.Count == 0 ? Array.Empty<string>()
                : [$"Only {NameList.Few([.. found.Select(static line => line.Line)])} is told; shares and overlaps are of all incidents."],
            .. notes.OfNames(), .. notes.OfFigures(links, periods), .. register is null ? [] : notes.OfRegister(register),
            .. LinesNotes.OfOperations(yields, operations), .. harm is null ? [] : notes.OfHarm(harm, plan.Harm!.Name),
        ];
        var order = found.Select(static (line, rank) => (line.Line, Rank: rank))
            .ToDictionary(static one => one.Line, static one => one.Rank, StringComparer.Ordinal);
        progress?.Report(new RunProgress(1, "Done"));
        return new LinesRecord(Provenance(request, register, made, said))
        {
            Period = RunIdentity.Period(period),
            Answer = LinesWords.Answer(found, links, periods),
            Lines = found,
            Towns =
            [
                .. Enumerable.Range(0, told.Length).Where(line => told[line]).SelectMany(tables.Towns).OrderBy(town => order[town.Line])
                    .ThenByDescending(static town => town.Incidents).ThenBy(static town => town.Town, StringComparer.Ordinal),
            ],
            Months =
            [
                .. Enumerable.Range(0, told.Length).Where(line => told[line]).SelectMany(tables.Months).OrderBy(month => order[month.Line])
                    .ThenBy(static month => month.Town, StringComparer.Ordinal).ThenBy(static month => month.Month, StringComparer.Ordinal),
            ],
            Links = links,
            Operations = yields,
        };
    }

    private static CountyLine Line(
        int line, LineTables tables, LineSightings sightings, LineNames names, ILookup<int, SeizureItem> items, RegisteredLine? registered,
        StudyPeriod period, DataCoverage data)
    {
        LineDrug[] drugs = LineDrugs.Of(names.Shown[line], sightings.Placed(line), items);
        LineClosure? closure = null;
        if (registered?.Closed is { } closed && tables.ClosedOn(line) is { } day && day <= period.LastDay)
        {
            long? opened = registered.Opened is { } begun ? LineClosures.DayOf(begun) : null;
            closure = LineClosures.Of(
                line, sightings, closed, TurfPeriods.Round(day, opened, period.FirstDay, period.LastDay, sightings.IsMonthly, data));
        }
        CountyLine found = tables.Line(line, drugs, closure);
        return found with { Answer = LinesWords.Of(found, period.LastDay) };
    }

    /// <summary>Incidents without a position that are looked at: none where areas are asked for, of which they cannot be.</summary>
    private static int[] Loose(IncidentTable unplaced, RunRequest run, IncidentFilter filter)
    {
        if (run.Areas.Count > 0 || run.BoundaryFile is not null || unplaced.Count == 0)
            return [];
        var all = new StudyArea { Name = OperationYields.NoPosition, Members = [.. Enumerable.Range(0, unplaced.Count)] };
        try
        {
            return filter.Keep([all], new IncidentFacets(unplaced))[0].Members;
        }
        catch (ArgumentException)
        {
            // A name that is asked for is in the files, or it would have been refused before: among these it is not.
            return [];
        }
    }

    private static void Require(
        LineNames lines, LineNames operations, ReadResult read, IReadOnlyList<StudyArea> areas, IncidentFilter filter)
    {
        if (lines.Shown.Count + operations.Shown.Count > 0)
            return;
        if (areas.All(static area => area.Members.Length == 0))
            throw new ArgumentException("No incident is left to look at: widen ⟨area⟩, ⟨kind⟩, ⟨from⟩, ⟨to⟩ or another filter.");
        bool has = read.Placed.Find(ColumnRole.Line) is not null || read.Placed.Find(ColumnRole.Operation) is not null;
        throw new ArgumentException(has && filter.IsOpen
            ? "No incident in these files names a line or an operation, so that there is nothing to tell: give files that do."
            : has ? "No incident that is looked at names a line or an operation: widen ⟨area⟩, ⟨kind⟩, ⟨from⟩, ⟨to⟩ or another filter."
            : "The files have no column of lines and none of operations: if a column holds them under another name, say so with "
                + "⟨column line=HEADER⟩.");
    }

    private static bool[] Told(IReadOnlyList<string> wanted, LineNames lines)
    {
        var told = new bool[lines.Shown.Count];
        if (wanted.Count == 0)
            Array.Fill(told, true);
        foreach (string name in wanted)
        {
            int line = lines.Find(name, LineNames.OfLines);
            if (line < 0)
                throw new ArgumentException($"No incident is of the line \"{name}\"; there are {NameList.Known(lines.Shown)}.");
            told[line] = true;
        }
        return told;
    }

    private static RegisteredLine?[] Registered(LineNames lines, LineRegister? register)
    {
        var registered = new RegisteredLine?[lines.Shown.Count];
        foreach ((string name, RegisteredLine entry) in register?.Lines ?? new Dictionary<string, RegisteredLine>())
        {
            if (lines.Find(name, LineNames.OfLines) is >= 0 and int line)
                registered[line] = entry;
        }
        return registered;
    }

    private static ProvenanceRecord Provenance(LinesRequest request, LineRegister? register, RunRecord made, IEnumerable<string> notes)
    {
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [LinesParameters.Seed.Name] = request.Seed.ToString(CultureInfo.InvariantCulture),
        };
        if (register is not null)
            (choices["register"], choices["registerSha256"]) = (register.Name, register.Digest);
        if (request.Run.Lines.Count > 0)
            choices["lines"] = NameList.Of(NameList.Once(request.Run.Lines));
        // A line's name is intelligence whatever the incidents are.
        string marking = request.Run.Marking ?? SecurityMarking.Higher(made.Marking, SecurityMarking.Ladder[1]);
        return RunIdentity.Answering(made with { Marking = marking }, "lines", choices, made.Shows! with { Methods = "" }, notes);
    }
}
