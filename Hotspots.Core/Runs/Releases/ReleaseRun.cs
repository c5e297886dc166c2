using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using static Hotspots.Core.Runs.Releases.ReleaseWords;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Release of counts to others: a layer that was attacked before it leaves, together with all that was given before.</summary>
/// <remarks>
/// Files → grades and handling → kinds → periods → zones → counts → hidden counts → attack, with the layers of the ledger → words. Nothing is written
/// here, and nothing entered: that is done together, by the door. The result does not depend on the number of cores.
/// </remarks>
internal static class ReleaseRun
{
    private static readonly string[] Fields = ["boundary", "kinds"];

    /// <summary>Reads the files and makes the layer.</summary>
    /// <param name="request">What is to be handed over, and to whom.</param>
    /// <param name="clock">Says which day it is.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">It could not be proved to be safe, or the ledger cannot be read; says why and what would help.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReleaseResult Execute(ReleaseRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        Check(request);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.4), cancellation);
        return Execute(request, read, clock, progress is null ? null : new ProgressShare(progress, 0.4, 1), cancellation);
    }

    /// <summary>Makes the layer of incidents that were read before.</summary>
    /// <inheritdoc cref="Execute(ReleaseRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What is to be handed over, and to whom; its files are taken to be those that were read.</param>
    /// <param name="read">What they hold.</param>
    /// <param name="clock">Says which day it is.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static ReleaseResult Execute(
        ReleaseRequest request, ReadResult read, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        ReleaseRules rules = Check(request);
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(LondonTime.ToClock(now.ToUnixTimeSeconds()));
        string path = request.Ledger ?? ReleaseLedger.OfUser();
        LedgerState ledger = ReleaseLedger.Read(path);
        request = WithGround(request, read);
        string[] names = ReleaseIncidents.NamesIn(read), kinds = ReleaseIncidents.Kept(request.Run.Kinds);
        if (names.FirstOrDefault(name => HandedNames.Holds(request.To, name)) is { } name)
            throw new ArgumentException($"⟨to⟩ holds {name}, which the files call an operation or a line: nothing that is handed over may name one.");
        var incidents = ReleaseIncidents.Of(read);
        List<ReleaseStep> steps = incidents.Steps;
        incidents.ChooseKinds(rules, kinds);
        steps.Add(ReleaseIncidents.RequireNoneLive(read, rules, now));
        var data = DataCoverage.Required(new IncidentFacets(read.Placed), "there is no month to count");
        (int[] periods, ReleaseStep time) = ReleasePeriods.Choose(ReleaseParameters.Period.Of(request.Period), data, rules, now);
        steps.Add(time);
        progress?.Report(new RunProgress(0.1, "Merging cells"));
        LedgerGround ground = ReleaseGround.Of(request, rules, ledger, cancellation);
        steps.Add(GroundStep(ground, rules, ledger, request));
        ReleaseCounts counts = ReleaseCounts.Of(read.Placed, incidents, ledger);
        LedgerRelease series = new()
        {
            Day = today,
            Profile = rules.Profile,
            Recipient = request.To.Trim(),
            Marking = request.Run.Marking ?? (rules.IsPublic ? "OFFICIAL" : SecurityMarking.Of(read, null)),
            Ground = ground.Id,
            Kinds = kinds,
            Threshold = rules.Threshold,
            PeriodMonths = rules.PeriodMonths,
            Told = new Dictionary<int, ToldValue[]>(),
            Repeated = new Dictionary<int, int>(),
        };
        progress?.Report(new RunProgress(0.2, "Attacking the layer"));
        var made = new ReleaseTelling(read.Placed, incidents, ground, ledger, counts, rules);
        ReleaseTold told = made.Tell(series, periods, new WorkSharing(-1, cancellation));
        steps.AddRange(told.Steps);
        steps.Add(new ReleaseStep("marking", $"{series.Marking}, in every file and in its name; for {series.Recipient}."));
        progress?.Report(new RunProgress(0.9, "Writing down counts"));
        ReleaseRecord record = RecordOf(request, read, rules, ground, ledger, told, path, clock, now);
        record = record with { Steps = steps, CameLater = counts.CameLater, Notes = [.. Notes(ledger, path, counts, record)] };
        IReadOnlyList<string> sheet = Sheet(record.Handed, rules);
        progress?.Report(new RunProgress(1, "Done"));
        return new ReleaseResult
        {
            Record = record,
            Counts = told.Counts,
            Totals = told.Totals,
            Outlines = ReleaseGround.OutlinesOf(ground),
            Entry = new LedgerEntry(path, ledger.Last, ground, told.Release, told.Truth),
            Names = names,
            Sheet = sheet,
        };
    }

    /// <summary>Refuses what cannot be, before anything is read.</summary>
    private static ReleaseRules Check(ReleaseRequest request)
    {
        ReleaseRules rules = RulesFile.Read(request.Profile, request.RulesFile);
        if (request.To.Trim().Length == 0)
            throw new ArgumentException("Say to whom it is handed over with ⟨to⟩, such as ⟨to \"Tendring District Council\"⟩: the ledger keeps it.");
        if (request.To.Any(char.IsControl))
            throw new ArgumentException("⟨to⟩ is one line.");
        if (QueryFields.Record(request.Run).FirstOrDefault(static field => !Fields.Contains(field.Name)) is { Name: { } other })
        {
            throw new ArgumentException(
                $"A layer that is handed over is chosen by ⟨boundary⟩, ⟨kind⟩ and ⟨period⟩ alone, and not by {other}: the difference of two "
                    + "choices would "
                    + "tell single incidents.");
        }
        if (request.Run.Marking is { } marking)
            SecurityMarking.Check(marking);
        _ = ReleaseParameters.Period.Of(request.Period);
        if (request.Run.BoundaryFile is not null)
            _ = BoundaryFile.Of(request.Run);
        return rules;
    }

    private static ReleaseRequest WithGround(ReleaseRequest request, ReadResult read)
    {
        if (read.Placed.Count == 0)
            throw new ArgumentException("The files hold no incident with a position: there is nothing to count.");
        if (request.Run.BoundaryFile is not null)
            return request;
        string boundary = ReleaseGround.BoundaryOf(request.To) ?? throw new ArgumentException(
            $"Say which ground the layer covers with ⟨boundary⟩: most incidents lie in {ReleaseGround.DistrictsOf(read.Placed)}.");
        return request with { Run = request.Run with { BoundaryFile = boundary } };
    }

    private static ReleaseStep GroundStep(LedgerGround ground, ReleaseRules rules, LedgerState ledger, ReleaseRequest request)
    {
        string since = ground.Id == 0 ? "" : ledger.Releases.FirstOrDefault(one => one.Ground == ground.Id) is { } first
            ? $" They are those of {first.Name}, which stay." : "";
        string measure = ground.Measure == "addresses" ? "addresses"
            : "postcodes, not addresses: each stands for one address or more. ⟨addresses⟩ with OS Open UPRN makes finer cells";
        return new ReleaseStep(
            "cells", Say($"{Many(ground.Names.Count, "cell", "cells")} of {ground.Area}, each {rules.LeastCell} m or more and with at least ")
            + Say($"{rules.LeastAddresses} {measure}; the fewest are {ground.Addresses.Min():N0}.{since}")
            + (ReleaseGround.BoundaryOf(request.To) == request.Run.BoundaryFile ? " The ground is taken from the recipient's name." : ""));
    }

    private static ReleaseRecord RecordOf(
        ReleaseRequest request, ReadResult read, ReleaseRules rules, LedgerGround ground, LedgerState ledger, ReleaseTold told, string path,
        TimeProvider clock, DateTimeOffset started)
    {
        LedgerRelease release = told.Release;
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["to"] = release.Recipient,
            ["boundary"] = request.Run.BoundaryFile!,
            ["ground"] = ground.Key,
            ["on"] = release.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["after"] = Say($"{ledger.Last} releases"),
        };
        if (release.Kinds.Count > 0)
            choices["kinds"] = string.Join(", ", release.Kinds);
        if (request.Period is { } period)
            choices["period"] = period;
        foreach ((ReleaseNumber number, int value) in ReleaseRules.Numbers.Zip(rules.Values))
            choices[number.Name] = Say($"{value}{(number.Unit.Length > 0 ? " " + number.Unit : "")}");
        string id = RunIdentity.IdOf(read.Report.Inputs, choices, ["release"], release.Marking, rules.Profile);
        int[] hidden = [.. told.Counts.Concat(told.Totals).Where(static one => one.Count is null).Select(static one => 1)];
        string assurance = Assurance(rules, told.Compared, told.Narrowest, told.IsNarrowestExact, told.Release.Told.Count == 0);
        var handed = new HandedRecord
        {
            Release = id,
            Version = RunIdentity.Version,
            Marking = release.Marking,
            Profile = rules.Profile,
            Recipient = release.Recipient,
            Given = release.Day,
            Area = ground.Area,
            Kinds = release.Kinds,
            Periods = [.. told.Totals.Select(static total => total.Period)],
            Threshold = rules.Threshold,
            RoundedTo = rules.RoundTo,
            K = rules.LeastAddresses,
            AddressesAre = ground.Measure,
            SmallestAddresses = ground.Addresses.Min(),
            Cells = ground.Names.Count,
            Hidden = hidden.Length,
            NarrowestInterval = told.Narrowest,
            ReleasesCompared = told.Compared,
            Assurance = assurance,
            Rules = [.. ReleaseRules.Numbers.Zip(rules.Values, static (number, value) =>
                new HandedRule(number.Name, value, number.Unit, number.Words))],
        };
        return new ReleaseRecord
        {
            RunId = id,
            Version = RunIdentity.Version,
            Libraries = RunIdentity.Libraries,
            Started = started,
            Finished = clock.GetUtcNow(),
            Marking = release.Marking,
            Profile = rules.Profile,
            Inputs = read.Report.Inputs,
            Rows = read.Report.Rows,
            Placed = read.Report.Placed,
            Unplaced = read.Report.Unplaced,
            Rejected = read.Report.Rejected,
            Choices = choices,
            Handed = handed,
            Steps = [],
            Summary = [assurance],
            SuppressedFirst = told.First,
            SuppressedFurther = told.Further,
            Repeated = [.. told.Release.Repeated.Keys.Order().Select(month => ReleasePeriods.NameOf(month, rules.PeriodMonths))],
            CameLater = 0,
            Ledger = path,
        };
    }

    private static IEnumerable<string> Notes(LedgerState ledger, string path, ReleaseCounts counts, ReleaseRecord record)
    {
        if (ledger.IsNew)
            yield return $"The ledger {path} is new: what was given before without it is not known, and this layer was not attacked together "
                + "with it.";
        if (counts.CameLater > 0)
        {
            yield return Say($"{Many(counts.CameLater, "incident", "incidents")} came in after the month had been given, and will not be told: ")
                + "a month that changed would tell of them one by one.";
        }
        if (record.Rejected > 0)
            yield return $"{Many(record.Rejected, "row", "rows")} could not be understood, and had no part.";
        if (ledger.Releases.FirstOrDefault(static one => !one.IsPlaced) is { } broken)
            yield return $"{broken.Name[..1].ToUpperInvariant()}{broken.Name[1..]} was broken off while it was written. It counts as given.";
        yield return "What somebody knows who has seen or heard of incidents himself, beyond one in each cell, is not covered, nor how likely a "
            + "hidden count is.";
    }
}
