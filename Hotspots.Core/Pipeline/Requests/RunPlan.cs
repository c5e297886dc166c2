using Hotspots.Core.Analysis;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Harm;
using Hotspots.Core.Pipeline.Weighing;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>What is to be done, checked before any file is read, and what is said of it afterwards.</summary>
internal sealed class RunPlan
{
    private readonly DateTimeOffset _started;

    private RunPlan(
        RunRequest request, DateTimeOffset started, MethodChoice methods, IncidentFilter filter, BoundaryFile? boundary, PopulationFile? population,
        HarmTable? harm)
    {
        _started = started;
        Methods = methods;
        Filter = filter;
        Areas = new AreaDivider(request, boundary?.Polygons);
        Boundary = boundary;
        Population = population;
        Harm = harm;
        // A marking that was not given is made later, and made well.
        ReleaseDoor.Check(request.Profile, request.Marking ?? "OFFICIAL");
        // What is refused is refused in the user's own words; what is done is recorded in ours.
        Request = QueryFields.Canonical(request);
        Choices = RunIdentity.Choices(Request, boundary?.Digest, Population?.Digest, Harm?.Digest);
    }

    /// <summary>Checks the request, and reads the boundary and the population that it names.</summary>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist, or the marking is blank.</exception>
    public static RunPlan Open(RunRequest request, TimeProvider clock) => Open(request, clock, AnalysisCatalog.All);

    /// <summary>As the other, with methods of one's own.</summary>
    /// <param name="request">What the user wants.</param>
    /// <param name="clock">Says when it began.</param>
    /// <param name="among">The methods there are.</param>
    /// <param name="planar">Are all points on any plane?</param>
    public static RunPlan Open(RunRequest request, TimeProvider clock, IReadOnlyList<AnalysisMethod> among, bool planar = false)
    {
        DateTimeOffset started = clock.GetUtcNow();
        var methods = new MethodChoice(request.Methods, request.Given, among);
        ComparisonSides.Check(request);
        var filter = new IncidentFilter(request);
        return new RunPlan(request, started, methods, filter, BoundaryFile.Of(request), PopulationFile.Of(request, methods, planar),
            HarmTables.Of(request));
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

    /// <summary>The boundaries by which they are divided; null for towns.</summary>
    public BoundaryFile? Boundary { get; }

    /// <summary>What incidents are held against; null for the ground itself.</summary>
    public PopulationFile? Population { get; }

    /// <summary>By what harm is counted; null where nobody asked for it.</summary>
    public HarmTable? Harm { get; }

    /// <summary>The incidents as methods are given them: with their weights, their times and their sides.</summary>
    /// <param name="facets">The incidents, and by what they can be told apart.</param>
    /// <param name="watched">The time that is watched; null where nobody looked for it.</param>
    /// <exception cref="ArgumentException">No incident is of a kind that is to be compared.</exception>
    public AnalysisInput Input(IncidentFacets facets, WatchedTime? watched = null)
    {
        IncidentTable placed = facets.Incidents;
        bool timed = false;
        for (int i = 0; i < placed.Count && !timed; i++)
            timed = placed.Times[i].IsKnown;
        return new AnalysisInput
        {
            Points = WeightsOf(facets).Points(),
            Times = timed ? watched?.Believed ?? placed.Times : null,
            Period = watched?.Period,
            Population = Population?.Points,
            Sides = ComparisonSides.Of(placed, Request),
        };
    }

    /// <summary>How much each incident counts.</summary>
    public IncidentWeights WeightsOf(IncidentFacets facets) => new(facets, Request);

    /// <summary>How the results were made.</summary>
    public RunRecord Record(
        ReadResult read, IncidentFacets facets, MethodChoice methods, IReadOnlyList<AreaResult> found, IReadOnlyList<Hotspot> hotspots,
        AreaDivision division,
        WatchedTime watched, DateTimeOffset finished)
    {
        int analysed = found.Sum(static area => area.Area.Members.Length);
        string marking = SecurityMarking.Of(read, Request.Marking);
        PeriodRecord? period = watched.Period is { } time ? RunIdentity.Period(time) : null;
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
            Period = period,
            Shows = ScopeWords.Of(Request, methods.Methods, period),
            Areas = [.. found.Select(AreaRecord.Of)],
            Hotspots = hotspots.Count,
            Notes =
            [
                .. RunNotes.Of(
                    read.Report, Filter, Request, division.Areas.Sum(static a => a.Members.Length), analysed, division.LeftOut,
                    found.Where(static area => area.Area.IsScattered && area.Area.Name != StudyArea.CoarseName).Sum(
                        static area => area.Area.Members.Length),
                    Filter.Graded(division.Areas, facets), Filter.CutSpans(division.Areas, facets)),
                .. Request.ChosenBy is { } by ? [$"The method {string.Join(", ", methods.Names)} was {by}"] : Array.Empty<string>(),
                .. watched.Notes,
                .. Population?.Notes(found.Select(static area => area.Area)) ?? [],
                .. methods.Notes, .. RunNotes.OfMethods(found), .. RunNotes.OfHotspots(hotspots),
            ],
        };
    }
}
