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
    {
        _started = clock.GetUtcNow();
        Method = AnalysisCatalog.Find(request.Method);
        Method.Check(request.Given);
        Filter = new IncidentFilter(request);
        Areas = new AreaDivider(request);
        // A marking that was not given is made later, and made well.
        ReleaseDoor.Check(request.Profile, request.Marking ?? "OFFICIAL");
        // What is refused is refused in the user's own words; what is done is recorded in ours.
        Request = RunIdentity.Canonical(request);
    }

    /// <summary>What the user wants, in the form it is recorded in.</summary>
    public RunRequest Request { get; }

    /// <summary>The method.</summary>
    public AnalysisMethod Method { get; }

    /// <summary>Which incidents are wanted.</summary>
    public IncidentFilter Filter { get; }

    /// <summary>Which areas are wanted.</summary>
    public AreaDivider Areas { get; }

    /// <summary>How the results were made.</summary>
    public RunRecord Record(
        ReadResult read, IReadOnlyList<AreaResult> found, int hotspots, AreaDivision division, int analysed, DateTimeOffset finished)
    {
        SortedDictionary<string, string> choices = RunIdentity.Choices(Request, Areas.BoundaryDigest);
        string marking = SecurityMarking.Of(read, Request.Marking);
        return new RunRecord
        {
            RunId = RunIdentity.IdOf(read.Report.Inputs, choices, Method.Name, marking, Request.Profile),
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
            Method = Method.Name,
            Choices = choices,
            Areas = [.. found.Select(static f => new AreaRecord
            {
                Name = f.Area.Name,
                Incidents = f.Area.Members.Length,
                Clusters = f.Main.Labels.ClusterCount,
                Noise = f.Main.Labels.NoiseCount(),
                Parameters = f.Main.Parameters,
            })],
            Hotspots = hotspots,
            Notes = RunNotes.Of(read.Report, Filter, Request, division.Areas.Sum(static a => a.Members.Length), analysed, division.LeftOut),
        };
    }
}
