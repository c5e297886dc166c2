using Hotspots.Core.Analysis;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>What is to be done, checked before any file is read, and what is said of it afterwards.</summary>
internal sealed class RunPlan
{
    private readonly DateTimeOffset _started;

    /// <summary>Checks the request.</summary>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist, or the marking is blank.</exception>
    public RunPlan(RunRequest request, TimeProvider clock)
        : this(request, clock, AnalysisCatalog.All)
    {
    }

    /// <summary>As the other, with methods of one's own.</summary>
    internal RunPlan(RunRequest request, TimeProvider clock, IReadOnlyList<AnalysisMethod> among)
    {
        _started = clock.GetUtcNow();
        Methods = new MethodChoice(request.Methods, request.Given, among);
        ComparisonSides.Check(request);
        Filter = new IncidentFilter(request);
        Areas = new AreaDivider(request);
        // A marking that was not given is made later, and made well.
        ReleaseDoor.Check(request.Profile, request.Marking ?? "OFFICIAL");
        // What is refused is refused in the user's own words; what is done is recorded in ours.
        Request = RunIdentity.Canonical(request);
        Choices = RunIdentity.Choices(Request, Areas.BoundaryDigest);
    }

    /// <summary>What the user wants, in the form it is recorded in.</summary>
    public RunRequest Request { get; }

    /// <summary>The same as it is recorded, name and value.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; }

    /// <summary>The methods that were asked for.</summary>
    public MethodChoice Methods { get; }

    /// <summary>Which incidents are wanted.</summary>
    public IncidentFilter Filter { get; }

    /// <summary>Which areas are wanted.</summary>
    public AreaDivider Areas { get; }

    /// <summary>The incidents as methods are given them: with the weights of their kinds, their times and their sides.</summary>
    /// <param name="placed">The incidents.</param>
    /// <param name="period">The time that is watched; null where nobody looked for it.</param>
    /// <exception cref="ArgumentException">No incident is of a kind that is to be compared.</exception>
    public AnalysisInput Input(IncidentTable placed, StudyPeriod? period = null)
    {
        bool timed = false;
        for (int i = 0; i < placed.Count && !timed; i++)
            timed = placed.Times[i].IsKnown;
        return new AnalysisInput
        {
            Points = Weighted(placed),
            Times = timed ? placed.Times : null,
            Period = period,
            Sides = ComparisonSides.Of(placed, Request),
        };
    }

    private PointSet Weighted(IncidentTable placed)
    {
        if (Request.Weights.IsCount)
            return placed.Points;
        var weightOfKind = new double[placed.Kinds.Texts.Length];
        for (int code = 0; code < weightOfKind.Length; code++)
            weightOfKind[code] = Request.Weights.Of(placed.Kinds.Texts[code]);
        var weights = new double[placed.Count];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = weightOfKind[placed.Kinds.CodeAt(i)];
        return placed.Points.WithWeights(weights);
    }

    /// <summary>How the results were made.</summary>
    public RunRecord Record(
        ReadResult read, MethodChoice methods, IReadOnlyList<AreaResult> found, IReadOnlyList<Hotspot> hotspots, AreaDivision division, StudyPeriod? period, DateTimeOffset finished)
    {
        int analysed = found.Sum(static area => area.Area.Members.Length);
        string marking = SecurityMarking.Of(read, Request.Marking);
        return new RunRecord
        {
            RunId = RunIdentity.IdOf(read.Report.Inputs, Choices, methods.Names, marking, Request.Profile),
            Version = RunIdentity.Version,
            Libraries = RunIdentity.Libraries,
            Started = _started,
            Finished = finished,
            Marking = marking,
            Profile = Request.Profile,
            Inputs = read.Report.Inputs,
            Rows = read.Report.Rows,
            Placed = read.Report.Placed,
            Unplaced = read.Report.Unplaced,
            Rejected = read.Report.Rejected,
            Analysed = analysed,
            Methods = methods.Names,
            Choices = Choices,
            Period = period is { } watched ? RunIdentity.Period(watched) : null,
            Areas = [.. found.Select(AreaRecord.Of)],
            Hotspots = hotspots.Count,
            Notes =
            [
                .. RunNotes.Of(
                    read.Report, Filter, Request, division.Areas.Sum(static a => a.Members.Length), analysed, division.LeftOut,
                    found.Where(static area => area.Area.IsScattered).Sum(static area => area.Area.Members.Length),
                    Filter.CutSpans(division.Areas, read.Placed)),
                .. methods.Notes, .. RunNotes.OfMethods(found), .. RunNotes.OfHotspots(hotspots),
            ],
        };
    }
}
